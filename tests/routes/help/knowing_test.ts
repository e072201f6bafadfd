/** The help pages know a signed-in person, and help without that too. */
import assert from "node:assert/strict";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import type { LiveSessions } from "../../../domain/session/live_sessions.ts";
import { HELP_PAGES, SIGNED_IN, windowTest } from "../parts.ts";

windowTest("help: a signed-in person keeps their header on every page", async ({ send, shown }) => {
  for (const path of HELP_PAGES) {
    await send(path, { cookies: SIGNED_IN });
    assert.deepEqual(shown.at(-1)!.context.signedIn, { name: "سارا محمدی" }, path);
    await send(path);
    assert.equal(shown.at(-1)!.context.signedIn, undefined, path);
  }
});

windowTest("help: strangers to the allowed networks cause no reads", async ({ send, shown }) => {
  for (const path of HELP_PAGES) {
    const { status } = await send(path, { cookies: SIGNED_IN });
    assert.equal(status, 200);
    assert.equal(shown.at(-1)!.context.signedIn, undefined, path);
  }
}, { deps: { isAllowed: () => false } });

const failing = (error: Error) => ({
  deps: { liveSessions: { ofWindow: () => Promise.reject(error) } as unknown as LiveSessions },
});

windowTest("help: is there although the store is away", async ({ send, shown }) => {
  for (const path of HELP_PAGES) {
    const { status } = await send(path, { cookies: SIGNED_IN });
    assert.equal(status, 200, path);
    assert.equal(shown.at(-1)!.context.signedIn, undefined);
  }
}, failing(new StoreUnavailable("the store is away")));

windowTest("help: a bug is not taken for a store that is away", async ({ send }) => {
  for (const path of HELP_PAGES) {
    const { status } = await send(path, { cookies: SIGNED_IN });
    assert.equal(status, 500, path);
  }
}, failing(new TypeError("a bug")));
