/** What is read of a form, and what of it is offered again after an outage. */
import assert from "node:assert/strict";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import type { LiveSessions } from "../../../domain/session/live_sessions.ts";
import { recordLog } from "../../support/log_records.ts";
import { type Sent, SIGNED_IN, windowTest } from "../parts.ts";

windowTest("form: a field has 200 characters at most, and occurs once", async ({ send, shown }) => {
  const TRANSACTION = { panjereh_transaction: "t".repeat(43) };
  const post = (form: string) => send("/login", { form, cookies: TRANSACTION });
  assert.equal((await post(`mobile=${"1".repeat(200)}`)).status, 422);
  assert.equal(shown.at(-1)!.props.mobile.length, 200);
  for (const form of [`captcha_id=${"1".repeat(201)}`, "mobile=1&mobile=1", "mobile=&mobile="]) {
    assert.equal((await post(form)).status, 400, form);
    assert.deepEqual(shown.at(-1)!.props.problem, "bad_request");
  }
  assert.equal((await post("unknown=1&unknown=2")).status, 422, "unknown fields are ignored");
  assert.equal(shown.at(-1)!.props.mobile, "");
});

windowTest("form: 16 KiB are read, and no byte more", async ({ send, shown }) => {
  const filled = (bytes: number) => `mobile=1&x=${"x".repeat(bytes - "mobile=1&x=".length)}`;
  assert.equal((await send("/login", { form: filled(16 * 1024) })).status, 422);
  const larger = await send("/login", { form: filled(16 * 1024 + 1) });
  assert.equal(larger.status, 413);
  assert.equal(shown.at(-1)!.props.problem, "too_large");
});

const broken = () => Promise.reject(new StoreUnavailable("down"));
const OUTAGE = { deps: { liveSessions: { ofWindow: broken } as unknown as LiveSessions } };

const named = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`field_${i}`, ""]));

/** What was sent → what may be sent again. */
const AGAIN: [name: string, path: string, Sent, unknown][] = [
  ["a page", "/profile", {}, {}],
  ["a form", "/sessions", { form: { end: "s1", all: "" } }, {
    form: { to: "/sessions", fields: { end: "s1", all: "" } },
  }],
  ["a card's number", "/sessions", { form: { end: "s1", card_number: "6219861000000016" } }, {}],
  ["a field that is none of ours", "/sessions", { form: { "Evil-Field": "1" } }, {}],
  ["101 fields", "/sessions", { form: named(101) }, {}],
  ["100 fields", "/sessions", { form: named(100) }, {
    form: { to: "/sessions", fields: named(100) },
  }],
  ["a field's name of 65 letters", "/sessions", { form: { ["a".repeat(65)]: "" } }, {}],
];

for (const [name, path, sent, again] of AGAIN) {
  windowTest(
    `outage: ${name} may ${again && "form" in (again as object) ? "" : "not "}be sent again`,
    async ({ send, shown }) => {
      await using log = await recordLog();
      const response = await send(path, { ...sent, cookies: SIGNED_IN });
      assert.equal(response.status, 503);
      assert.equal(response.headers.get("retry-after"), "5");
      const { page, props } = shown.at(-1)!;
      assert.equal(page, "problem");
      assert.deepEqual(props, {
        problem: "store_unavailable",
        reference: "requ-est-",
        retryAfter: 5,
        again,
      });
      assert.deepEqual(log.records[0].properties, { error: "down" });
    },
    OUTAGE,
  );
}

windowTest(
  "outage: a bug of ours is reported as one, and logged with its stack",
  async ({ send, shown }) => {
    await using log = await recordLog();
    const response = await send("/profile", { cookies: SIGNED_IN });
    assert.equal(response.status, 500);
    assert.equal(response.headers.get("retry-after"), null);
    assert.deepEqual(shown.at(-1)!.props.problem, "internal");
    assert.match(String(log.records[0].properties.error), /^TypeError: ours\n\s+at /);
  },
  {
    deps: {
      liveSessions: {
        ofWindow: () => Promise.reject(new TypeError("ours")),
      } as unknown as LiveSessions,
    },
  },
);
