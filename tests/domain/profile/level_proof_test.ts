import assert from "node:assert/strict";
import { lapsesSoon, levelProof } from "../../../domain/profile/level_proof.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { account } from "../../support/sessions.ts";

const SESSION = { authTime: 300, expiresAt: 900 };
const VERIFIED = account({ createdAt: 100, verifiedAt: 200 });

Deno.test("level: what raised it last, and when it lapses", () => {
  assert.deepEqual(levelProof({ ...VERIFIED, status: "temporary" }, SESSION), {
    by: "code",
    at: 300,
  });
  assert.deepEqual(levelProof(VERIFIED, SESSION), { by: "registries", at: 200 });
  assert.deepEqual(levelProof({ ...VERIFIED, verifiedAt: undefined }, SESSION), {
    by: "registries",
    at: 100,
  });
  const raised = { ...SESSION, level3: { at: 400, way: "card" } as const };
  assert.deepEqual(levelProof(VERIFIED, raised), { by: "card", at: 400, lapsesAt: 900 });
});

Deno.test("level: a lapse is noted fourteen days before", () => {
  assert.equal(lapsesSoon({ lapsesAt: 14 * DAY - 1 }, 0), 14 * DAY - 1);
  assert.equal(lapsesSoon({ lapsesAt: 14 * DAY }, 0), undefined);
  assert.equal(lapsesSoon({}, 0), undefined);
});
