/**
 * The policy over all combinations: the results of window and gateway for every session at every
 * service.
 */
import assert from "node:assert/strict";
import {
  isRecentlyProved,
  isTooOld,
  levelNeeded,
  needOf,
  type Standing,
} from "../../../domain/access/needs.ts";
import { accessRefusal } from "../../../domain/access/refusal.ts";

const NOW = 1_000_000_000_000;
/** Older than the table's services accept, with their 60 seconds. */
const OLD = NOW - 61_000;

const card = (at: number) => ({ at, way: "card" }) as const;

/** The columns of the table. */
const SESSIONS: Standing[] = [
  { level: 1, authTime: NOW },
  { level: 1, authTime: OLD },
  { level: 2, authTime: NOW },
  { level: 2, authTime: OLD },
  { level: 3, authTime: NOW, level3: card(NOW) },
  { level: 3, authTime: OLD, level3: card(NOW) },
  { level: 3, authTime: NOW, level3: card(OLD) },
  { level: 3, authTime: OLD, level3: card(OLD) },
];
const actingFor = { companyId: "99900001010", name: "آفتاب" };

const NEEDS = {
  ".": null,
  v: "verify",
  3: "level3",
  f: "fresh",
  c: "company",
  p: "person",
} as const;
const REFUSALS = {
  ".": null,
  l: "level_too_low",
  o: "level_too_old",
  L: "legal_only",
  N: "natural_only",
} as const;

/**
 * Level, parties, seconds; needs and refusals of people who act for themselves, then for a company.
 */
const TABLE = [
  [1, "natural", undefined, "........", "pppppppp", "........", "NNNNNNNN"],
  [1, "natural", 60, ".f.f.f.f", "pfpfpfpf", ".o.o.o.o", "NNNNNNNN"],
  [1, "legal", undefined, "vvcccccc", "vv......", "LLLLLLLL", "ll......"],
  [1, "legal", 60, "vvcfcfcf", "vv.f.f.f", "LLLLLLLL", "ll.o.o.o"],
  [1, "both", undefined, "........", "........", "........", "........"],
  [1, "both", 60, ".f.f.f.f", ".f.f.f.f", ".o.o.o.o", ".o.o.o.o"],
  [2, "natural", undefined, "vv......", "vvpppppp", "ll......", "NNNNNNNN"],
  [2, "natural", 60, "vv.f.f.f", "vvpfpfpf", "ll.o.o.o", "NNNNNNNN"],
  [2, "legal", undefined, "vvcccccc", "vv......", "LLLLLLLL", "ll......"],
  [2, "legal", 60, "vvcfcfcf", "vv.f.f.f", "LLLLLLLL", "ll.o.o.o"],
  [2, "both", undefined, "vv......", "vv......", "ll......", "ll......"],
  [2, "both", 60, "vv.f.f.f", "vv.f.f.f", "ll.o.o.o", "ll.o.o.o"],
  [3, "natural", undefined, "vv33....", "vv33pppp", "llll....", "NNNNNNNN"],
  [3, "natural", 60, "vv33..33", "vv33pp33", "llll..oo", "NNNNNNNN"],
  [3, "legal", undefined, "vv33cccc", "vv33....", "LLLLLLLL", "llll...."],
  [3, "legal", 60, "vv33cc33", "vv33..33", "LLLLLLLL", "llll..oo"],
  [3, "both", undefined, "vv33....", "vv33....", "llll....", "llll...."],
  [3, "both", 60, "vv33..33", "vv33..33", "llll..oo", "llll..oo"],
] as const;

for (const [level, persons, max_age, ...columns] of TABLE) {
  const service = { level, persons, max_age };
  Deno.test(`needOf(): level ${level}, ${persons}, max_age ${max_age}`, () => {
    const standings = [SESSIONS, SESSIONS.map((session) => ({ ...session, actingFor }))];
    standings.forEach((sessions, i) => {
      sessions.forEach((session, j) => {
        const shown = `${JSON.stringify(session)}`;
        const need = NEEDS[columns[i][j] as keyof typeof NEEDS];
        assert.equal(needOf(session, service, NOW), need, shown);
        const refusal = REFUSALS[columns[i + 2][j] as keyof typeof REFUSALS];
        assert.equal(accessRefusal(session, service, NOW), refusal, shown);
      });
    });
    assert.equal(needOf(null, service, NOW), "sign_in");
    assert.equal(accessRefusal(null, service, NOW), "sign_in");
  });
}

Deno.test("isRecentlyProved(): for five minutes, and never by a phone's approval", () => {
  assert.equal(isRecentlyProved({ authTime: NOW }, NOW + 300_000), true);
  assert.equal(isRecentlyProved({ authTime: NOW }, NOW + 300_001), false);
  assert.equal(isRecentlyProved({ authTime: NOW, via: "qr" }, NOW), false);
});

Deno.test("levelNeeded(): a person who acts for a company is verified first", () => {
  assert.equal(levelNeeded({ persons: "legal", level: 1 }), 2);
  assert.equal(levelNeeded({ persons: "legal", level: 3 }), 3);
  assert.equal(levelNeeded({ persons: "natural", level: 1 }), 1);
});

Deno.test("a proof is valid from its whole second on, for as long as the service accepts", () => {
  for (const provedAt of [NOW, NOW + 1, NOW + 999]) {
    assert.equal(isTooOld(provedAt, 60, NOW + 60_000), false);
    assert.equal(isTooOld(provedAt, 60, NOW + 60_001), true);
    assert.equal(isTooOld(provedAt, undefined, 2 * NOW), false);
  }
});

for (
  const [name, session, service, after, need] of [
    ["a service of level 1", {}, { level: 1 }, 0, null],
    ["a service of level 2, whatever the age of level 3", {}, { level: 2 }, 1e9, null],
    ["level 3 that was never proved", {}, { level: 3 }, 0, "level3"],
    ["level 3 that never lapses", { level3: card(NOW) }, { level: 3 }, 1e9, null],
    ["level 3 at its last moment", { level3: card(NOW) }, { level: 3, max_age: 60 }, 60_000, null],
    [
      "level 3 a millisecond later",
      { level3: card(NOW) },
      { level: 3, max_age: 60 },
      60_001,
      "level3",
    ],
    [
      "a service that wants it fresh",
      { level3: card(NOW) },
      { level: 3, max_age: 0 },
      1,
      "level3",
    ],
  ] as const
) {
  Deno.test(`level 3: ${name}: ${need}`, () => {
    const standing: Standing = { level: 2, authTime: NOW, ...session };
    assert.equal(needOf(standing, { persons: "natural", ...service }, NOW + after), need);
  });
}
