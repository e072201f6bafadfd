import type { Page, View } from "../components/page.ts";

export interface SignedOutProps {
  /** All sessions were ended, not only this one. */
  everywhere: boolean;
}

/** Signing out is a POST, so a link to it leads here. */
export function signOutPage({ texts: { signOut: texts } }: Page): View {
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.meaning}</p>
        <form method="post" action="/sign-out">
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <a class="button" href="/">{texts.stay}</a>
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

export function signedOutPage(
  { context, texts: { signedOut: texts } }: Page,
  { everywhere }: SignedOutProps,
): View {
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{everywhere ? texts.everywhere : texts.meaning}</p>
        <p>{texts.advice}</p>
        <a class="button main" href={context.href("/login")}>{texts.again}</a>
      </>
    ),
  };
}
