import assert from "node:assert/strict";
import { decideAccess } from "../../../domain/access/access.ts";
import { level3Missing } from "../../../domain/session/level3.ts";
import { isTooOld } from "../../../domain/session/proof_age.ts";
import { service, visitor } from "../../routes/gateway/samples.ts";

const WHOLE = 1_000_000_000_000;

Deno.test("a proof holds from its whole second on, for as long as the service says", () => {
  for (const provedAt of [WHOLE, WHOLE + 1, WHOLE + 999]) {
    assert.equal(isTooOld(provedAt, 60, WHOLE + 60_000), false);
    assert.equal(isTooOld(provedAt, 60, WHOLE + 60_001), true);
    assert.equal(isTooOld(provedAt, undefined, 2 * WHOLE), false);
  }
});

Deno.test("gateway and window agree on a proof's age at every moment", () => {
  for (const level of [2, 3] as const) {
    const rules = service({ level, max_age: 60 });
    for (let now = WHOLE + 59_000; now < WHOLE + 62_000; now += 100) {
      const provedAt = WHOLE + 700;
      const who = visitor({ level, authTime: Math.floor(provedAt / 1000) });
      const access = decideAccess({ service: rules, visitor: who, now });
      assert.equal(access === "level_too_old", isTooOld(provedAt, rules.max_age, now), `${now}`);
      if (level === 2) continue;
      const missing = level3Missing({ level3: { at: provedAt, way: "card" } }, rules, now);
      assert.equal(access === "level_too_old", missing === "lapsed", `${now}`);
    }
  }
});
