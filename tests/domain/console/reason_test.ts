/** A reason is neither empty words nor a letter. */
import assert from "node:assert/strict";
import { LEAST_REASON, MAX_REASON, parseReason } from "../../../domain/console/reason.ts";
import { createFormat } from "../../../views/texts/format.ts";
import { TEXTS } from "../../browser/support/citizen.ts";

Deno.test("reason: between two lengths, without what cannot be seen", () => {
  assert.deepEqual(parseReason("a ".repeat(LEAST_REASON / 2 - 1)), { fault: "short" });
  assert.deepEqual(parseReason(`\u200bsuspicious\n sign-ins `), { reason: "suspicious sign-ins" });
  assert.deepEqual(parseReason("a".repeat(MAX_REASON)), { reason: "a".repeat(MAX_REASON) });
  assert.deepEqual(parseReason("a".repeat(MAX_REASON + 1)), { fault: "long" });
});

Deno.test("reason: the pages name these lengths", () => {
  for (const texts of Object.values(TEXTS)) {
    const { digits } = createFormat(texts);
    const { reason: { hint, short, long }, people: { reasonHint } } = texts.console;
    for (const text of [hint, short, reasonHint]) assert.ok(text.includes(digits(LEAST_REASON)));
    for (const text of [hint, long, reasonHint]) assert.ok(text.includes(digits(MAX_REASON)));
  }
});
