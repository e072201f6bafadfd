import type { Page } from "../components/page.ts";

/** Where the person came from: their own page, or sign-in. */
export function Back({ page: { context, texts: { accessibility, sessions } } }: { page: Page }) {
  return context.signedIn
    ? <a class="button" href="/">{sessions.back}</a>
    : <a class="button" href={context.href("/login")}>{accessibility.back}</a>;
}
