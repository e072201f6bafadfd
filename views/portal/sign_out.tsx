import type { LocalText } from "../../domain/services/service.ts";
import { fill } from "../texts/fill.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";

interface CameFrom {
  /** A page of a service, a site or the window. */
  back?: string;
  /** The site elsewhere that asks for it. */
  site?: LocalText;
}

export interface SignOutProps extends CameFrom {
  /** Where the form leads: to the same page. */
  to: string;
}

export interface SignedOutProps extends CameFrom {
  /** All sessions were ended, not only this one. */
  everywhere: boolean;
}

/** Signing out is a POST, so a link to it leads here. */
export function signOutPage(page: Page, { to, site, back = "/" }: SignOutProps): View {
  const { texts: { signOut: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        {site && <p>{fill(texts.fromSite, { site: <Local page={page} text={site} /> })}</p>}
        <p>{texts.meaning}</p>
        <form method="post" action={to}>
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
export function signedOutPage(page: Page, { everywhere, back, site }: SignedOutProps): View {
  const { context, texts: { signedOut: texts } } = page;
  const title = site ?? context.serviceTitle;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{everywhere ? texts.everywhere : texts.meaning}</p>
        <p>{texts.advice}</p>
        {back && (
          <p>
            <a class="button" href={back}>
              {title
                ? fill(texts.backTo, { service: <Local page={page} text={title} /> })
                : texts.back}
            </a>
          </p>
        )}
        {back && !site && <p>{texts.backNeedsSignIn}</p>}
        <a class="button main" href={context.href("/login")}>{texts.again}</a>
      </>
    ),
  };
}
