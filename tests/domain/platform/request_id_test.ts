import assert from "node:assert/strict";
import { createRequestIds, referenceOf } from "../../../domain/platform/request_id.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";

Deno.test("request ID: its beginning is a number that can be read out", () => {
  const nextId = createRequestIds(systemRandom);
  const ids = Array.from({ length: 600 }, nextId);
  for (const id of ids) {
    assert.match(id, /^\d{8}[0-9a-f]{16}$/);
    // The log is searched by it.
    assert.ok(id.startsWith(referenceOf(id).replace("-", "")));
  }
  assert.equal(new Set(ids).size, 600);
  // Of 600 among 100 million, two equal ones are rarer than one test in 500.
  assert.ok(new Set(ids.map(referenceOf)).size >= 598);
});

Deno.test("request ID: the number has all its digits, whatever is drawn", () => {
  const drawn = (first: number[]) => ({
    bytes: (length: number) => {
      const bytes = new Uint8Array(length).fill(0xab);
      bytes.set(first);
      return bytes;
    },
  });
  const id = (first: number[]) => createRequestIds(drawn(first) as typeof systemRandom)();
  assert.equal(id([0, 0, 0, 7]), "00000007" + "ab".repeat(8));
  assert.equal(id([0xff, 0xff, 0xff, 0xff]), "94967295" + "ab".repeat(8));
  assert.equal(referenceOf(id([0, 0, 0, 7])), "0000-0007");
});
