import type { Child, PropsWithChildren } from "hono/jsx";
import type { Page } from "./page.ts";

/** Identifier of the form that the language buttons send. */
export const TYPED_FORM = "typed";

/** In the address of a button that sends this form along. */
export const BESIDE = "beside";

export type TypedForm = "plain" | "with_file" | undefined;

/** How such a form of a page is sent, if it has one; `"` in a text is written as an entity. */
export function typedFormIn(html: string): TypedForm {
  const [, rest] = html.split(` id="${TYPED_FORM}"`, 2);
  return rest === undefined ? undefined : /^[^>]* enctype="/.test(rest) ? "with_file" : "plain";
}

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
      {typed && <Author page={page} />}
      {children}
    </form>
  );
}

/**
 * One button. `beside` the form that is kept, it sends that form along and the page shows it again
 * (docs/decisions/0366). Text browsers, which do not know the attribute `form`, send it alone.
 */
export function ButtonForm(
  { page, to, beside, whole, sent, children, ...button }: PropsWithChildren<{
    page: Page;
    to: string;
    /** Whether the page has such a form now. */
    beside: boolean;
    whole?: boolean;
    name?: string;
    value?: string;
    class?: string;
    /** Hidden fields, which a form beside has as well. */
    sent?: Child;
  }>,
) {
  // At the window nobody writes for minutes.
  const along = beside && page.context.desk && {
    form: TYPED_FORM,
    formaction: `${page.context.href(to)}?${BESIDE}`,
    // A file stays where it was chosen.
    formenctype: "application/x-www-form-urlencoded" as const,
  };
  return (
    <Form page={page} to={to} whole={whole}>
      {sent}
      <button type="submit" {...button} {...along}>{children}</button>
    </Form>
  );
}

/** Whose form it is, should their session end before it is sent. At the window it says nothing. */
export function Author({ page: { context: { desk } } }: { page: Page }) {
  return desk?.author ? <input type="hidden" name="author" value={desk.author} /> : null;
}
