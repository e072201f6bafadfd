/** What has happened is never said to have been later than it was: notices and lists agree. */
import assert from "node:assert/strict";
import { MINUTE, SECOND } from "../../domain/platform/platform.ts";
import type { PageContext } from "../../views/components/page.ts";
import { views } from "./sample.ts";

/** 1 Azar 1405, 14:00 in Tehran. */
const HOUR = Date.UTC(2026, 10, 22, 10, 30);
const AT = HOUR + 7 * MINUTE + 40 * SECOND;

const context: PageContext = {
  language: "en",
  here: "/",
  href: (path) => path,
  sandbox: false,
  fragment: false,
  now: AT + 5 * SECOND,
};
const device = { browser: "Firefox", system: "Linux" } as const;

const PAGES = {
  "active sign-ins": views.sessions(context, {
    sessions: [{
      id: "s",
      via: "code",
      createdAt: AT,
      lastSeenAt: AT,
      current: true,
      device,
    }],
    ended: false,
  }),
  "what a notice is about": views.notMe(context, {
    kind: "new_browser",
    device,
    at: AT,
    path: "/not-me/x",
  }),
  "a request of a QR code": views.qrPhone(
    context,
    {
      state: "asks",
      path: "/qr/q",
      choices: ["1"],
      expiresAt: HOUR + 60 * MINUTE,
      asker: { device, maskedIp: "127.0.*", sameNetwork: true, askedAt: AT },
    } as unknown as Parameters<typeof views.qrPhone>[1],
  ),
};

for (const [name, html] of Object.entries(PAGES)) {
  Deno.test(`${name}: its time is rounded down`, () => {
    assert.match(html, /14:07/);
    assert.doesNotMatch(html, /14:08/);
  });
}
