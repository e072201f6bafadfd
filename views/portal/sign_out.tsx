import { fill } from "../texts/fill.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";

export interface SignOutProps {
  /** Where the person came from: a page of a service or of the window. */
  back?: string;
}

export interface SignedOutProps extends SignOutProps {
  /** All sessions were ended, not only this one. */
  everywhere: boolean;
}

/** Signing out is a POST, so a link to it leads here. */
export function signOutPage(
  { context, texts: { signOut: texts } }: Page,
  { back = "/" }: SignOutProps,
): View {
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.meaning}</p>
        <form method="post" action={context.href("/sign-out")}>
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <a class="button" href={back}>{texts.stay}</a>
          <div class="more">
            <h2>{texts.shared.question}</h2>
            <p>{texts.shared.meaning}</p>
            <button type="submit" name="forget" value="1">{texts.shared.submit}</button>
          </div>
        </form>
      </>
    ),
  };
}

/** The way back is a link: a redirect to a page that needs a session would ask to sign in again. */
export function signedOutPage(page: Page, { everywhere, back }: SignedOutProps): View {
  const { context, texts: { signedOut: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{everywhere ? texts.everywhere : texts.meaning}</p>
        <p>{texts.advice}</p>
        {back && (
          <p>
            <a class="button" href={back}>
              {context.serviceTitle
                ? fill(texts.backTo, { service: <Local page={page} text={context.serviceTitle} /> })
                : texts.back}
            </a>
          </p>
        )}
        {back && <p>{texts.backNeedsSignIn}</p>}
        <a class="button main" href={context.href("/login")}>{texts.again}</a>
      </>
    ),
  };
}
