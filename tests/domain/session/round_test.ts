import assert from "node:assert/strict";
import { isFresh, readRound, roundAt } from "../../../domain/session/round.ts";
import { HOUR, SECOND } from "../../../domain/platform/platform.ts";

const NOW = 1_800_000_000_500;

Deno.test("a round is fresh for a minute", () => {
  const round = roundAt(NOW);
  assert.equal(isFresh(round, NOW), true);
  assert.equal(isFresh(round, NOW + 59 * SECOND), true);
  assert.equal(isFresh(round, NOW + 61 * SECOND), false, "a bookmark");
  // The clock of another machine.
  assert.equal(isFresh(round, NOW - 5 * SECOND), true);
  assert.equal(isFresh(String(Number(round) + HOUR / SECOND), NOW), false, "not for good");
});

Deno.test("a round has one form", () => {
  assert.equal(readRound("1800000000"), "1800000000");
  for (const text of [undefined, "", "0", "-1", "1e9", "1800000000.5", "9".repeat(13), "1&to=/"]) {
    assert.equal(readRound(text), undefined, text);
    assert.equal(isFresh(text ?? null, NOW), false, text);
  }
});
