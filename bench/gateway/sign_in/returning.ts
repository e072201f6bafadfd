/**
 * People who sign in again after their session has ended: by a code in the browser in which they
 * signed in first, or there by a passkey.
 */
import { createAuthenticator } from "../../../tests/support/authenticator.ts";
import { passkeyOptionsOf } from "../../../tests/support/passkey_page.ts";
import { type Crowd, crowdOf, type CrowdOptions, knownAt } from "./crowd.ts";
import type { PlainAnswer, PlainBrowser } from "./plain_browser.ts";
import {
  assertSignedIn,
  enterCode,
  type Known,
  openBrowser,
  SESSION,
  signInFirst,
} from "./sign_in.ts";

export type Way = "code" | "passkey";

/** What each of them does, once they have begun. */
type Again = () => Promise<PlainAnswer>;

/** `people` sign in for the first time now, and then only they sign in, one after the other. */
export async function createReturningCrowd(
  { ports: [port], first = 0, ...rest }: CrowdOptions,
  { people, way }: { people: number; way: Way },
): Promise<Crowd & Disposable> {
  const known: Known = { ...await knownAt(rest), port };
  const begun = await Promise.all(Array.from({ length: people }, async (_, index) => {
    const person = first + index;
    const browser = await openBrowser(person, known);
    await signInFirst(browser, person, known);
    const again: Again = way === "passkey"
      ? await addPasskey(browser, known)
      : () => enterCode(browser, person, known);
    return { browser, again };
  }));
  return {
    ...crowdOf(async () => {
      const next = begun.shift()!;
      next.browser.forget(SESSION);
      assertSignedIn(next.browser, await next.again());
      begun.push(next);
    }),
    [Symbol.dispose]() {
      for (const { browser } of begun) browser[Symbol.dispose]();
    },
  };
}

async function addPasskey(browser: PlainBrowser, { port }: Known): Promise<Again> {
  const authenticator = await createAuthenticator(`http://localhost:${port}`);
  const credential = await authenticator.add(passkeyOptionsOf(await browser.get("/passkeys/add")));
  await browser.post("/passkeys/add", { credential, name: "bench" });
  return async () => {
    const asked = passkeyOptionsOf(await browser.get("/login/passkey"));
    return await browser.post("/login/passkey", { credential: await authenticator.use(asked) });
  };
}
