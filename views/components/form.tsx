import type { PropsWithChildren } from "hono/jsx";
import type { Page } from "./page.ts";

/** A form of the journey. With htmx it replaces the page's main part, and drops a second submit while one runs. */
export function Form(
  { page, to, every, children }: PropsWithChildren<{
    page: Page;
    to: string;
    /** Also submits itself at this interval ("3s") in browsers that run scripts. */
    every?: string;
  }>,
) {
  const { context } = page;
  const action = context.href(to);
  const enhanced = context.script || context.fragment;
  return (
    <form
      method="post"
      action={action}
      novalidate
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
