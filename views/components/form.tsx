import type { PropsWithChildren } from "hono/jsx";
import type { Page } from "./page.ts";

/** Identifier of the form that the language buttons send. */
export const TYPED_FORM = "typed";

/** Whether a page has such a form; `"` in a text is written as an entity. */
export const hasTypedForm = (html: string) => html.includes(` id="${TYPED_FORM}"`);

/** A form of the journey. With htmx it replaces the page's main part, and drops a second submit while one runs. */
export function Form(
  { page, to, every, typed, whole, children }: PropsWithChildren<{
    page: Page;
    to: string;
    /** Its fields are kept when the language changes; at most one a page. */
    typed?: boolean;
    /** Also submits itself at this interval ("3s") in browsers that run scripts. */
    every?: string;
    /** Without htmx: its answer is a whole page, whose script a fragment would not bring. */
    whole?: boolean;
  }>,
) {
  const { context } = page;
  const action = context.href(to);
  const enhanced = !whole && (context.script || context.fragment);
  return (
    <form
      method="post"
      action={action}
      novalidate
      {...(typed && { id: TYPED_FORM })}
      {...(enhanced && {
        "data-hx-post": action,
        "data-hx-target": "#main",
        "data-hx-sync": "this:drop",
        "data-hx-trigger": every && `submit,every ${every}`,
      })}
    >
      {children}
    </form>
  );
}
