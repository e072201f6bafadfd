/** What strangers of a place must show: it grows with what was sent in vain, and never closes. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Crowd,
  type Demand,
  demandOf,
  demandOfPlace,
  DEMANDS,
  lackOf,
  type Shown,
} from "../../../domain/budget/demand.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS, type PlaceBudget } from "../../../domain/budget/place.ts";

const RULES = { ip: ADDRESS_LIMITS, network: NETWORK_LIMITS };
const place = (sent: number, used: number, failedCaptchas = 0): PlaceBudget => ({
  windowStart: 0,
  sent,
  used,
  failedCaptchas,
});
const rank = (demand: Demand) => DEMANDS.indexOf(demand);

for (
  const [name, limits, from, many, failures] of [
    ["an address", ADDRESS_LIMITS, 20, 120, 300],
    ["a network", NETWORK_LIMITS, 60, 600, 1500],
  ] as const
) {
  const of = (sent: number, used: number, failed = 0) =>
    demandOfPlace(place(sent, used, failed), limits);

  Deno.test(`demandOfPlace(): after ${from} numbers half of the codes of ${name} are used`, () => {
    assert.equal(of(from - 1, 0), "proof");
    assert.equal(of(from, from / 2 - 1), "picture");
    assert.equal(of(from, from / 2), "proof");
  });

  Deno.test(`demandOfPlace(): ${many} unused codes of ${name} ask for a picture`, () => {
    assert.equal(of(many * 9 - 1, many * 8), "proof", "most are used");
    assert.equal(of(many * 9, many * 8), "picture");
    assert.equal(of(many, 0), "two_pictures", "most are not used");
  });

  Deno.test(`demandOfPlace(): ${failures} wrong pictures of ${name} ask for two`, () => {
    assert.equal(of(0, 0, failures - 1), "proof");
    assert.equal(of(0, 0, failures), "two_pictures");
    assert.equal(of(failures, failures, failures), "proof", "as many people succeed");
    assert.equal(of(failures, failures - 1, failures), "two_pictures");
  });
}

const counts = fc.record({
  sent: fc.nat(2000),
  used: fc.nat(2000),
  failedCaptchas: fc.nat(3000),
  windowStart: fc.constant(0),
});
const sending = fc.constantFrom("usual" as const, "costly" as const, "unused" as const);
const crowds = fc.record({ ip: counts, network: counts, sending });

const QUIET = place(0, 0);

const CROWDS: (Partial<Crowd> & { expected: Demand })[] = [
  { expected: "proof" },
  { ip: place(120, 0), expected: "two_pictures" },
  { network: place(600, 0), expected: "two_pictures" },
  { ip: place(120, 0), network: place(600, 0), sending: "unused", expected: "two_pictures" },
  { sending: "unused", expected: "picture" },
  { sending: "costly", expected: "proof" },
  { ip: place(20, 9), expected: "picture" },
  { network: place(60, 29), expected: "picture" },
  { ip: place(20, 9), sending: "unused", expected: "picture" },
];

Deno.test("demandOf() is the strictest of address, network and system", () => {
  for (const { expected, ip = QUIET, network = QUIET, sending = "usual" } of CROWDS) {
    assert.equal(demandOf({ ip, network, sending }, RULES), expected);
  }
});

Deno.test("demandOf() never falls because one more code was sent in vain or guessed", () => {
  fc.assert(fc.property(crowds, (crowd) => {
    const before = rank(demandOf(crowd, RULES));
    for (
      const more of [{ sent: crowd.ip.sent + 1 }, { failedCaptchas: 1 + crowd.ip.failedCaptchas }]
    ) {
      assert.ok(rank(demandOf({ ...crowd, ip: { ...crowd.ip, ...more } }, RULES)) >= before);
    }
  }));
});

Deno.test("demandOf(): a place where nine of ten codes are used passes 600 proofs an hour", () => {
  for (let sent = 0; sent <= 600; sent += 10) {
    const busy = place(sent, sent * 0.9, sent * 0.5);
    assert.equal(
      demandOf({ ip: busy, network: busy, sending: "usual" }, RULES),
      "proof",
      `${sent}`,
    );
  }
});

const shown = fc.record({
  by: fc.constantFrom("proof" as const, "picture" as const),
  bits: fc.integer({ min: 13, max: 18 }),
  isSecond: fc.boolean(),
});
const bits = fc.integer({ min: 13, max: 18 });

Deno.test("lackOf(): a person who reads two pictures in a row lacks nothing, whatever the crowd", () => {
  fc.assert(fc.property(crowds, shown, bits, (crowd, shown, bits) => {
    const demand = demandOf(crowd, RULES);
    const second = { ...shown, by: "picture" as const, isSecond: true };
    assert.equal(lackOf(second, demand, bits), null);
    const first = { ...second, isSecond: false };
    assert.equal(lackOf(first, demand, bits), demand === "two_pictures" ? "another" : null);
  }));
});

Deno.test("lackOf(): no proof of work passes where a picture is demanded", () => {
  fc.assert(fc.property(shown, bits, fc.boolean(), (shown, bits, two) => {
    const proof: Shown = { ...shown, by: "proof" };
    assert.equal(lackOf(proof, two ? "two_pictures" : "picture", bits), "picture");
  }));
});

Deno.test("lackOf(): a challenge drawn when work was cheaper is worth one doubling, not two", () => {
  const drawn = (bits: number): Shown => ({ by: "proof", bits, isSecond: false });
  assert.equal(lackOf(drawn(13), "proof", 13), null);
  assert.equal(lackOf(drawn(13), "proof", 14), null);
  assert.equal(lackOf(drawn(13), "proof", 15), "expired");
  assert.equal(lackOf(drawn(15), "proof", 13), null);
});
