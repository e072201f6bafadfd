import assert from "node:assert/strict";
import {
  assertionClaims,
  IDENTITY_HEADERS,
  identityHeaders,
} from "../../../../domain/gateway/visitor/identity_headers.ts";
import { ATTRIBUTES } from "../../../../domain/services/attributes.ts";
import { service, visitor } from "../../../routes/gateway/samples.ts";

const ATTRIBUTE_HEADERS = {
  national_id: "X-Identity-National-Id",
  fida_code: "X-Identity-Fida-Code",
  given_name: "X-Identity-Given-Name",
  family_name: "X-Identity-Family-Name",
  father_name: "X-Identity-Father-Name",
  birthdate: "X-Identity-Birthdate",
  phone_number: "X-Identity-Phone-Number",
  postal_code: "X-Identity-Postal-Code",
};

/** A person with every attribute, each with a recognisable value. */
const { identity } = visitor({
  subject: "pairwise 1",
  sid: "session 1",
  attributes: Object.fromEntries(ATTRIBUTES.map((name) => [name, `«${name}»`])),
  company: { id: "99900001010", name: "آفتاب" },
  locale: "fa",
});

Deno.test("identityHeaders identify the person under these names, percent-encoded", () => {
  const headers = identityHeaders(identity, service({ attributes: [...ATTRIBUTES] }));
  assert.deepEqual(Object.fromEntries(headers), {
    "X-Identity-Subject": "pairwise%201",
    "X-Identity-Level": "2",
    "X-Identity-Auth-Time": String(identity.authTime),
    "X-Identity-Locale": "fa",
    "X-Identity-Company-Id": "99900001010",
    "X-Identity-Company-Name": encodeURIComponent("آفتاب"),
    ...Object.fromEntries(
      Object.entries(ATTRIBUTE_HEADERS)
        .map(([name, header]) => [header, encodeURIComponent(`«${name}»`)]),
    ),
  });
  assert.deepEqual(headers.map(([name]) => name).sort(), IDENTITY_HEADERS.toSorted());
});

Deno.test("each attribute is released individually, as header and as claim", () => {
  for (const attribute of ATTRIBUTES) {
    const policy = service({ attributes: [attribute] });
    const released = identityHeaders(identity, policy).map(([name]) => name)
      .filter((name) => Object.values(ATTRIBUTE_HEADERS).includes(name));
    assert.deepEqual(released, [ATTRIBUTE_HEADERS[attribute]]);
    const claims: Record<string, unknown> = { ...claimsOf(policy) };
    assert.deepEqual(ATTRIBUTES.filter((name) => name in claims), [attribute]);
    assert.equal(claims[attribute], `«${attribute}»`);
  }
});

Deno.test("a missing attribute yields neither header nor claim", () => {
  const policy = service({ attributes: [...ATTRIBUTES] });
  const { identity } = visitor({ attributes: { postal_code: "" } });
  assert.deepEqual(identityHeaders(identity, policy).map(([name]) => name), [
    "X-Identity-Subject",
    "X-Identity-Level",
    "X-Identity-Auth-Time",
  ]);
  assert.deepEqual(ATTRIBUTES.filter((name) => name in claimsOf(policy, identity)), []);
});

Deno.test("identityHeaders are empty if the service wants the assertion only", () => {
  assert.deepEqual(identityHeaders(identity, service({ plain_headers: false })), []);
});

Deno.test("assertionClaims are for one service and one minute, without the browser's preferences", () => {
  assert.deepEqual(claimsOf(service({ attributes: [] })), {
    iss: "https://sso.example.ir",
    aud: "insurance",
    sub: "pairwise 1",
    sid: "session 1",
    acr: "2",
    auth_time: identity.authTime,
    iat: 1000,
    exp: 1060,
    jti: "id-1",
    company: identity.company,
    act: { sub: "pairwise 1" },
  });
});

function claimsOf(policy: ReturnType<typeof service>, who = identity) {
  const issuer = "https://sso.example.ir";
  return assertionClaims({ identity: who, service: policy, issuer, issuedAt: 1000, id: "id-1" });
}
