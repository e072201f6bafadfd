import assert from "node:assert/strict";
import { noticeOf } from "../../../domain/journey/caller.ts";
import type { Session } from "../../../domain/session/session.ts";

Deno.test("noticeOf is in Persian when the page's language is unknown", () => {
  const session = { accountId: "sara", id: "session-1", browser: "b" } as Session;
  assert.deepEqual(noticeOf({}, session), {
    accountId: "sara",
    session: "session-1",
    browser: "b",
    device: {},
    place: undefined,
    language: "fa",
  });
  assert.equal(noticeOf({ language: "ar" }, session).language, "ar");
});
