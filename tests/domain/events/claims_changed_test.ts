import assert from "node:assert/strict";
import { claimsFact } from "../../../domain/events/claims_changed.ts";
import type { Account } from "../../../domain/identity/account.ts";
import { ATTRIBUTES } from "../../../domain/services/attributes.ts";
import { account } from "../../support/sessions.ts";

const SARA = account({ mobile: "09121234567", postalCode: "1234567890" });

const CHANGES: Record<typeof ATTRIBUTES[number], Partial<Account>> = {
  national_id: { identity: { kind: "iranian", nationalId: "0012345680" } },
  fida_code: {},
  given_name: { firstName: "زهرا" },
  family_name: { lastName: "رضایی" },
  father_name: { fatherName: "علی" },
  birthdate: { birthDate: { year: 1370, month: 5, day: 15 } },
  phone_number: { mobile: undefined },
  postal_code: { postalCode: "1234567891" },
};

Deno.test("claims: each attribute that differs is named, and nothing else", () => {
  for (const [name, change] of Object.entries(CHANGES)) {
    const facts = claimsFact(SARA, { ...SARA, ...change });
    assert.deepEqual(facts, name === "fida_code" ? [] : [{ fact: "claims", claims: [name] }], name);
  }
  const all = Object.assign({ ...SARA }, ...Object.values(CHANGES));
  const [fact] = claimsFact(SARA, all);
  assert.ok(fact.fact === "claims");
  assert.deepEqual(fact.claims, ATTRIBUTES.filter((name) => name !== "fida_code"));
});

Deno.test("claims: a foreigner's code is one of them", () => {
  const identity = { kind: "foreign", fidaCode: "99910000014" } as Account["identity"];
  assert.deepEqual(claimsFact(SARA, { ...SARA, identity }), [
    { fact: "claims", claims: ["national_id", "fida_code"] },
  ]);
});

Deno.test("claims: what services never get does not count", () => {
  const quiet = { email: "sara@example.ir", epoch: 7, verifiedAt: 1, status: "temporary" } as const;
  assert.deepEqual(claimsFact(SARA, { ...SARA, ...quiet }), []);
});
