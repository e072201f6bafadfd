import type { PropsWithChildren } from "hono/jsx";
import { retryAlarm } from "../components/alarm.tsx";
import type { Alarm, Page } from "../components/page.ts";

/** What may happen to every use of a passkey. */
export type CeremonyFailure =
  /** The page was open for too long. */
  | { code: "lapsed" }
  /** The budget of the day is spent, or a registry does not answer. */
  | { code: "later"; retryAt: number };

export const ceremonyAlarm = (page: Page, failure: CeremonyFailure): Alarm =>
  retryAlarm(page, page.texts.passkeys.failures[failure.code], failure);

/**
 * A form that only static/passkey.js can fill in: `options` is what it asks the browser for. Without
 * the script, or where the browser has no passkeys, it says so in place of its button. Its answer is
 * a whole page, which asks again.
 */
export function Ceremony(
  { page, to, options, words, atOnce, children }: PropsWithChildren<{
    page: Page;
    to: string;
    options: unknown;
    words: { submit: string; failed: string; known?: string };
    /** Asks without a press of the button, where the browser lets it. */
    atOnce?: boolean;
  }>,
) {
  const { context, texts: { passkeys } } = page;
  return (
    <form
      method="post"
      action={context.href(to)}
      id="passkey"
      novalidate
      data-options={JSON.stringify(options)}
      data-failed={words.failed}
      data-known={words.known}
      {...(atOnce && { "data-at-once": "" })}
    >
      {children}
      <input type="hidden" name="credential" value="" />
      <p class="note" id="passkey-unable">{passkeys.unable}</p>
      <p class="error" id="passkey-said" role="alert"></p>
      {/* The button itself would be shown: its class says how. */}
      <div id="passkey-able" hidden>
        <button type="submit" class="main">{words.submit}</button>
      </div>
    </form>
  );
}
