import assert from "node:assert/strict";
import { createGuardedLookup } from "../../../adapters/network/guarded_lookup.ts";

const PUBLIC = { address: "192.0.2.1", family: 4 };
const PRIVATE = { address: "2001:db8::1", family: 6 };
const FORBIDDEN = { address: "127.0.0.1", family: 4 };

type Addresses = { address: string; family: number }[];

/** The arguments that a socket's callback receives for a name with these addresses. */
function lookUp(addresses: Addresses | Error, options: { all?: boolean } = {}): unknown[] {
  const asked: unknown[] = [];
  const lookup = createGuardedLookup(
    (address) => address === FORBIDDEN.address,
    (hostname, options, callback) => {
      asked.push(hostname, options);
      if (addresses instanceof Error) callback(addresses, []);
      else callback(null, addresses);
    },
  );
  let told: unknown[] = [];
  lookup("a.example", { ...options, hints: 7 }, (...words: unknown[]) => told = words);
  assert.deepEqual(asked, ["a.example", { ...options, hints: 7, all: true }]);
  return told;
}

Deno.test("guarded lookup: a name with any forbidden address is not connected to", () => {
  for (
    const addresses of [
      [FORBIDDEN],
      [PUBLIC, FORBIDDEN],
      [FORBIDDEN, PUBLIC],
      [PUBLIC, FORBIDDEN, PRIVATE],
      [],
    ]
  ) {
    for (const all of [undefined, false, true]) {
      const [error, address] = lookUp(addresses, { all });
      assert.match(String(error), /a\.example: its address is forbidden/);
      assert.equal(address, "");
    }
  }
});

Deno.test("guarded lookup: returns the checked addresses, one or all of them", () => {
  assert.deepEqual(lookUp([PRIVATE, PUBLIC]), [null, "2001:db8::1", 6]);
  assert.deepEqual(lookUp([PUBLIC, PRIVATE], { all: false }), [null, "192.0.2.1", 4]);
  assert.deepEqual(lookUp([PUBLIC, PRIVATE], { all: true }), [null, [PUBLIC, PRIVATE]]);
});

Deno.test("guarded lookup: reports a name without an address", () => {
  const error = new Error("ENOTFOUND");
  for (const all of [false, true]) assert.deepEqual(lookUp(error, { all }), [error, ""]);
});
