import assert from "node:assert/strict";
import type { Identity } from "../../../../domain/gateway/visitor/visitor.ts";
import {
  assertionClaims,
  identityHeaders,
} from "../../../../domain/gateway/visitor/identity_headers.ts";
import { serviceSchema } from "../../../../domain/services/service.ts";

const service = serviceSchema.parse({
  id: "business",
  title: { fa: "پرونده" },
  upstream: "https://business.example.ir",
  persons: "legal",
  attributes: ["national_id", "fida_code"],
});
const person: Identity = {
  subject: "person-here",
  sid: "session-here",
  level: 2,
  authTime: 1000,
  attributes: { national_id: "0012345679", given_name: "سارا" },
};
const company = { id: "99900001010", name: "شرکت آفتاب" };
const claims = (identity: Identity) =>
  assertionClaims({ identity, service, issuer: "https://sso.example.ir", issuedAt: 2000, id: "1" });

Deno.test("assertionClaims() name the person as subject and actor, and the company in addition", () => {
  const { sub, act, company: claimed } = claims({ ...person, company });
  assert.equal(sub, "person-here");
  assert.deepEqual(act, { sub: "person-here" });
  assert.deepEqual(claimed, company);
});

Deno.test("assertionClaims() of a person for themselves contain neither company nor actor", () => {
  assert.equal("act" in claims(person), false);
  assert.equal("company" in claims(person), false);
});

Deno.test("assertionClaims() of a foreign national contain the FIDA code and no national ID", () => {
  const foreigner = { ...person, attributes: { fida_code: "99910000014" } };
  assert.equal(claims(foreigner).fida_code, "99910000014");
  assert.equal("national_id" in claims(foreigner), false);
});

Deno.test("identityHeaders() contain the company, percent-encoded, only if there is one", () => {
  const headers = new Map(identityHeaders({ ...person, company }, service));
  assert.equal(headers.get("X-Identity-Company-Id"), company.id);
  assert.equal(decodeURIComponent(headers.get("X-Identity-Company-Name")!), company.name);
  assert.match(headers.get("X-Identity-Company-Name")!, /^[\w%.~-]+$/);
  const own = identityHeaders(person, service).map(([name]) => name);
  assert.deepEqual(own.filter((name) => name.includes("Company")), []);
});
