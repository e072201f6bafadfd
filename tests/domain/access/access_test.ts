import assert from "node:assert/strict";
import { type Access, decideAccess } from "../../../domain/access/access.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { NOW, type Policy, service, visitor } from "../../routes/gateway/samples.ts";

const decide = (policy: Policy, who: Visitor | null, now = NOW) =>
  decideAccess({ service: service(policy), visitor: who, now });

Deno.test("decideAccess lets nobody in without a session", () => {
  for (const level of [1, 2, 3] as const) assert.equal(decide({ level }, null), "sign_in");
});

Deno.test("decideAccess compares levels: the same is enough, one less is not", () => {
  for (const needed of [1, 2, 3] as const) {
    for (const level of [1, 2, 3] as const) {
      const expected = level >= needed ? "allowed" : "level_too_low";
      assert.equal(decide({ level: needed }, visitor({ level })), expected, `${level} ${needed}`);
    }
  }
});

Deno.test("decideAccess takes a proof until the last millisecond of max_age", () => {
  const who = visitor({ authTime: NOW / 1000 - 60 });
  assert.equal(decide({ max_age: 60 }, who), "allowed");
  assert.equal(decide({ max_age: 60 }, who, NOW + 1), "level_too_old");
  assert.equal(decide({}, visitor({ authTime: 0 })), "allowed", "no limit");
});

Deno.test("decideAccess asks for whom one comes before it asks for the level", () => {
  const cases: [Policy["persons"], Visitor["actingAs"], Access][] = [
    ["natural", "natural", "level_too_low"],
    ["natural", "legal", "natural_only"],
    ["legal", "natural", "legal_only"],
    ["legal", "legal", "level_too_low"],
    ["both", "natural", "level_too_low"],
    ["both", "legal", "level_too_low"],
  ];
  for (const [persons, actingAs, expected] of cases) {
    const who: Visitor = { ...visitor({ level: 1, authTime: 0 }), actingAs };
    assert.equal(
      decide({ persons, level: 2, max_age: 60 }, who),
      expected,
      `${persons} ${actingAs}`,
    );
  }
});
