import assert from "node:assert/strict";
import fc from "fast-check";
import {
  compareBytes,
  decodeKey,
  encodeKey,
  rangeBelow,
} from "../../../../adapters/store/postgres/key_order.ts";

const part = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("\0", "\u0001", "\u0002", "!", "a", "\ufeff", "ÿ", "\u{10ffff}"),
  }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.constantFrom(0, -0, Infinity, -Infinity, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE),
);
const key = fc.array(part, { minLength: 1, maxLength: 4 });

Deno.test("keys in bytes sort exactly as Deno KV sorts the keys", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(key, { minLength: 2, maxLength: 30 }), async (keys) => {
      using kv = await Deno.openKv(":memory:");
      for (const key of keys) await kv.set(key, 1);
      const sorted = (await Array.fromAsync(kv.list({ prefix: [] }))).map(({ key }) =>
        encodeKey(key as (string | number)[])
      );
      for (const [i, bytes] of sorted.slice(1).entries()) {
        assert.ok(compareBytes(sorted[i], bytes) < 0);
      }
    }),
    { numRuns: 60 },
  );
});

Deno.test("keys come back from their bytes", () => {
  fc.assert(fc.property(key, (key) => assert.deepEqual(decodeKey(encodeKey(key)), key)));
});

Deno.test("the range below a prefix holds what continues it, and neither itself nor others", () => {
  fc.assert(fc.property(key, key, (prefix, other) => {
    const [after, before] = rangeBelow(prefix);
    const isBelow = (key: (string | number)[]) => {
      const bytes = encodeKey(key);
      return compareBytes(bytes, after) > 0 && compareBytes(bytes, before) < 0;
    };
    assert.equal(isBelow(prefix), false);
    assert.equal(isBelow([...prefix, ...other]), true);
    const continues = other.length > prefix.length &&
      prefix.every((part, i) => Object.is(part, other[i]));
    assert.equal(isBelow(other), continues);
  }));
});

Deno.test("bytes that are no key are refused", () => {
  for (const bytes of [[0x02, 97], [0x02, 0, 0xff], [0x21, 1, 2], [0x01], [0x02, 0xff, 0]]) {
    assert.throws(() => decodeKey(Uint8Array.from(bytes)), TypeError);
  }
});
