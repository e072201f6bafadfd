import assert from "node:assert/strict";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { newNumberMatch } from "../../../domain/qr/number_match.ts";

Deno.test("newNumberMatch: three different numbers of two digits, one of them shown", () => {
  const places = [0, 0, 0];
  for (let i = 0; i < 600; i++) {
    const { shown, choices } = newNumberMatch(systemRandom);
    assert.equal(new Set(choices).size, 3);
    assert.ok(choices.every((choice) => choice >= 10 && choice <= 99));
    places[choices.indexOf(shown)]++;
  }
  // 200 each, with a standard deviation of 12.
  for (const count of places) assert.ok(count > 120 && count < 280, String(places));
});

Deno.test("newNumberMatch: bytes that would favour some numbers are rejected", () => {
  const bytes = [255, 0, 255, 180, 0, 89, 44, 255, 2];
  const random = { bytes: () => new Uint8Array([bytes.shift()!]) };
  assert.deepEqual(newNumberMatch(random), { shown: 54, choices: [10, 99, 54] });
});
