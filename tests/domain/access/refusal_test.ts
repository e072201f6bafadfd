import assert from "node:assert/strict";
import { type AccessRefusal, accessRefusal } from "../../../domain/access/refusal.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { NOW, type Policy, service, visitor } from "../../routes/gateway/samples.ts";

const decide = (policy: Policy, who: Visitor | null, now = NOW) =>
  accessRefusal(who && who.session, service(policy), now);

Deno.test("accessRefusal() requires sign-in without a session", () => {
  for (const level of [1, 2, 3] as const) assert.equal(decide({ level }, null), "sign_in");
});

Deno.test("accessRefusal() compares levels: the same is sufficient, one less is not", () => {
  for (const needed of [1, 2, 3] as const) {
    for (const level of [1, 2, 3] as const) {
      const expected = level >= needed ? null : "level_too_low";
      assert.equal(decide({ level: needed }, visitor({ level })), expected, `${level} ${needed}`);
    }
  }
});

Deno.test("accessRefusal() accepts a proof until the last millisecond of max_age", () => {
  const who = visitor({ authTime: NOW / 1000 - 60 });
  assert.equal(decide({ max_age: 60 }, who), null);
  assert.equal(decide({ max_age: 60 }, who, NOW + 1), "level_too_old");
  assert.equal(decide({}, visitor({ authTime: 0 })), null, "no limit");
});

Deno.test("accessRefusal() names the party before the level", () => {
  const cases: [Policy["persons"], "natural" | "legal", AccessRefusal][] = [
    ["natural", "natural", "level_too_low"],
    ["natural", "legal", "natural_only"],
    ["legal", "natural", "legal_only"],
    ["legal", "legal", "level_too_low"],
    ["both", "natural", "level_too_low"],
    ["both", "legal", "level_too_low"],
  ];
  for (const [persons, actingAs, expected] of cases) {
    const who = visitor({ level: 1, authTime: 0 });
    if (actingAs === "legal") who.session.actingFor = { companyId: "99900001010", name: "آفتاب" };
    assert.equal(
      decide({ persons, level: 2, max_age: 60 }, who),
      expected,
      `${persons} ${actingAs}`,
    );
  }
});
