import assert from "node:assert/strict";
import { signedInDocument } from "../../../../domain/gateway/visitor/session_document.ts";
import { liveSession } from "../../../routes/parts.ts";
import { type Policy, service, visitor } from "../../../routes/gateway/samples.ts";
import { START } from "../../../support/sign_in_world.ts";

const MINUTE = 60_000;

function documentAt(now: number, policy: Policy = {}, session = {}) {
  return signedInDocument({
    ...liveSession(session),
    identity: visitor().identity,
    locale: "fa",
    service: service(policy),
    now,
  });
}

Deno.test("session document: counts whole seconds, and nothing below zero", () => {
  const { idle_seconds, remaining_seconds } = documentAt(START + 1);
  assert.deepEqual([idle_seconds, remaining_seconds], [35 * 60 - 1, 12 * 3600 - 1]);
  assert.equal(documentAt(START + 36 * MINUTE).idle_seconds, 0);
});

Deno.test("session document: near its last hour the session ends before it is idle", () => {
  const { idle_seconds, remaining_seconds } = documentAt(START, {}, {
    expiresAt: START + 10 * MINUTE,
  });
  assert.deepEqual([idle_seconds, remaining_seconds], [600, 600]);
});

Deno.test("session document: says when the proof gets too old, if the service limits that", () => {
  assert.equal("proof_seconds" in documentAt(START), false);
  const fresh = documentAt(START + MINUTE, { max_age: 600 });
  assert.equal(fresh.proof_seconds, 540);
  const level3 = { level: 3, level3: { at: START + MINUTE, way: "card" } };
  assert.equal(
    documentAt(START + 2 * MINUTE, { level: 3, max_age: 600 }, level3).proof_seconds,
    540,
    "of level 3, counted from card or face",
  );
});

Deno.test("session document: contains nothing that the agency is not told", () => {
  const names = Object.keys(documentAt(START, { attributes: ["national_id"], max_age: 60 })).sort();
  assert.deepEqual(names, [
    "idle_seconds",
    "level",
    "locale",
    "proof_seconds",
    "remaining_seconds",
    "signed_in",
    "subject",
  ]);
});
