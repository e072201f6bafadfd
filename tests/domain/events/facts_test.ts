/** What each service is told of a fact, as the claims of its tokens. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { eventsFor, type Fact } from "../../../domain/events/facts.ts";
import { eventsAtSessionEnd } from "../../../domain/events/session_end.ts";
import { setClaims } from "../../../domain/events/set.ts";
import { sidAt, subjectAt } from "../../../domain/services/pairwise.ts";
import { ATTRIBUTES } from "../../../domain/services/attributes.ts";
import { EVENT_NAMES } from "../../../domain/services/security_events.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";

const hash = createKeyedHash(new Uint8Array(32).fill(7));
const AT = Date.UTC(2026, 10, 29, 6, 0, 0, 123);
const ISSUER = "https://sso.example.ir";
const SARA = { accountId: "sara", at: AT };
const CAEP = "https://schemas.openid.net/secevent/caep/event-type";
const RISC = "https://schemas.openid.net/secevent/risc/event-type";

const insurance = (more: Policy = {}) => service({ events: {}, ...more });

function tokensOf(facts: Fact[], told = insurance()) {
  const now = AT + 90_000;
  return eventsFor(hash, told, SARA, facts).map((one) => setClaims(one, { issuer: ISSUER, now }));
}

const timestamp = Math.floor(AT / 1000);
const USER = { format: "iss_sub", iss: ISSUER, sub: subjectAt(insurance(), "sara", hash) };

Deno.test("events: a token has an issuer, an audience, two times, an ID, a cause and a subject", () => {
  const [token] = tokensOf([{ fact: "verified" }]);
  const { jti, txn, ...rest } = token;
  assert.deepEqual(rest, {
    iss: ISSUER,
    aud: "insurance",
    iat: timestamp + 90,
    toe: timestamp,
    sub_id: USER,
    events: {
      [`${CAEP}/assurance-level-change`]: {
        event_timestamp: timestamp,
        namespace: "urn:panjereh:level",
        current_level: "urn:panjereh:level:2",
        previous_level: "urn:panjereh:level:1",
        change_direction: "increase",
      },
    },
  });
  assert.match(jti, /^[0-9a-f]{12}-[\w-]{22}$/);
  assert.match(txn!, /^[\w-]{43}$/);
});

Deno.test("events: what is told of a session names the session", () => {
  const told = insurance({ level: 3, max_age: 600 });
  const [token] = tokensOf([{ fact: "level3_lapsed", sessionId: "s1" }], told);
  assert.deepEqual(token.sub_id, {
    format: "complex",
    user: USER,
    session: { format: "opaque", id: sidAt(told, "s1", hash) },
  });
  const event = token.events[`${CAEP}/assurance-level-change`];
  assert.equal(event.change_direction, "decrease");
});

Deno.test("events: level 3 is told to services of level 3, and only if they did not have it", () => {
  const proved = (formerlyAt?: number): Fact[] => [
    { fact: "level3_proved", sessionId: "s1", formerlyAt },
  ];
  const told = insurance({ level: 3, max_age: 600 });
  const [token] = tokensOf(proved(), told);
  const event = token.events[`${CAEP}/assurance-level-change`];
  assert.equal(event.current_level, "urn:panjereh:level:3");
  assert.equal(event.change_direction, "increase");
  assert.deepEqual(tokensOf(proved(), insurance({ level: 2, max_age: 600 })), []);
  assert.deepEqual(tokensOf(proved(AT - 599_000), told), [], "it still had it");
  assert.equal(tokensOf(proved(AT - 601_000), told).length, 1, "its proof was too old");
  const forEver = insurance({ level: 3 });
  assert.deepEqual(tokensOf(proved(1), forEver), [], "no proof is too old for it");
});

Deno.test("events: the end of a session says who ended it, not why", () => {
  for (
    const [reason, by] of [
      ["signed_out", "user"],
      ["not_me", "user"],
      ["expired", "policy"],
      ["new_sim", "system"],
    ] as const
  ) {
    const [message] = eventsAtSessionEnd(hash, insurance(), { ...SARA, sessionId: "s1", reason });
    const { events } = setClaims(message, { issuer: ISSUER, now: AT });
    assert.deepEqual(events, {
      [`${CAEP}/session-revoked`]: { event_timestamp: timestamp, initiating_entity: by },
    }, reason);
  }
});

Deno.test("events: contrary facts of one moment have names of their own", () => {
  for (
    const facts of [["sim_changed", "sim_lost"], ["verified", "lowered"]] satisfies Fact["fact"][][]
  ) {
    const tokens = facts.flatMap((fact) => tokensOf([{ fact } as Fact], insurance()));
    const [one, other] = tokens.filter(({ events }) => !JSON.stringify(events).includes("identif"));
    assert.notEqual(one.jti, other.jti, facts.join());
  }
});

Deno.test("events: another SIM is a changed credential, and a changed identifier for who has it", () => {
  const without = tokensOf([{ fact: "sim_changed" }]);
  assert.deepEqual(without.map(({ events }) => events), [{
    [`${CAEP}/credential-change`]: {
      event_timestamp: timestamp,
      credential_type: "phone-sms",
      change_type: "update",
    },
  }]);
  const [revoked, changed] = tokensOf(
    [{ fact: "sim_lost" }],
    insurance({ attributes: ["phone_number"] }),
  );
  assert.equal(revoked.events[`${CAEP}/credential-change`].change_type, "revoke");
  assert.deepEqual(changed.events, { [`${RISC}/identifier-changed`]: {} });
  assert.equal(revoked.txn, changed.txn);
  assert.notEqual(revoked.jti, changed.jti);
});

Deno.test("events: of changed claims only the released ones are named, never their values", () => {
  const told = insurance({ attributes: ["postal_code", "given_name"] });
  const [token] = tokensOf([{ fact: "claims", claims: ["postal_code", "national_id"] }], told);
  assert.deepEqual(token.events, {
    [`${CAEP}/token-claims-change`]: { event_timestamp: timestamp, claims: { postal_code: null } },
  });
  assert.deepEqual(tokensOf([{ fact: "claims", claims: ["phone_number"] }], told), []);
});

Deno.test("events: a disabled and a purged account", () => {
  const events = tokensOf([
    { fact: "disabled" },
    { fact: "disabled", reason: "hijacking" },
    { fact: "purged" },
  ]).map(({ events }) => events);
  assert.deepEqual(events, [
    { [`${RISC}/account-disabled`]: {} },
    { [`${RISC}/account-disabled`]: { reason: "hijacking" } },
    { [`${RISC}/account-purged`]: {} },
  ]);
});

Deno.test("events: a service is told of the types that it wants, and of nothing without a stream", () => {
  const facts: Fact[] = [{ fact: "purged" }, { fact: "sim_changed" }];
  const wanted = insurance({ events: { types: ["account-purged"] } });
  assert.deepEqual(tokensOf(facts, wanted).flatMap(({ events }) => Object.keys(events)), [
    `${RISC}/account-purged`,
  ]);
  assert.deepEqual(tokensOf(facts, service()), []);
});

const someFact = fc.oneof(
  fc.record({ fact: fc.constant("level3_proved" as const), sessionId: fc.string() }),
  fc.record({ fact: fc.constant("level3_lapsed" as const), sessionId: fc.string() }),
  fc.constantFrom<Fact>(
    { fact: "verified" },
    { fact: "sim_changed" },
    { fact: "sim_lost" },
    { fact: "disabled" },
    { fact: "purged" },
  ),
  fc.record({
    fact: fc.constant("claims" as const),
    claims: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES)),
  }),
  fc.record({
    fact: fc.constant("session_ended" as const),
    sessionId: fc.string(),
    by: fc.constantFrom("user" as const, "policy" as const),
  }),
);

const someService = fc.record({
  id: fc.constantFrom("insurance", "library", "notary"),
  level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  attributes: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES)),
  types: fc.uniqueArray(fc.constantFrom(...EVENT_NAMES), { minLength: 1 }),
}).map(({ types, ...more }) => insurance({ ...more, events: { types } }));

Deno.test("events: whatever happens, a token is a valid one of its service and person alone", () => {
  const some = fc.record({
    told: someService,
    accountId: fc.string({ minLength: 1 }),
    at: fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 }),
    facts: fc.array(someFact, { maxLength: 4 }),
  });
  fc.assert(fc.property(some, ({ told, accountId, at, facts }) => {
    const happened = { accountId, at };
    const messages = eventsFor(hash, told, happened, facts);
    assert.deepEqual(messages, eventsFor(hash, told, happened, facts), "the same again");
    for (const message of messages) {
      const claims = setClaims(message, { issuer: ISSUER, now: at });
      assert.ok(!("exp" in claims) && !("sub" in claims));
      assert.equal(claims.aud, told.id);
      const uris = Object.keys(claims.events);
      assert.equal(uris.length, 1);
      assert.ok(told.events!.types.some((type) => uris[0].endsWith(`/${type}`)));
      assert.ok(JSON.stringify(claims.sub_id).includes(subjectAt(told, accountId, hash)));
      const named = Object.values(claims.events)[0].claims ?? {};
      for (const [name, value] of Object.entries(named)) {
        assert.ok((told.attributes as string[]).includes(name));
        assert.equal(value, null);
      }
    }
  }));
});

Deno.test("events: two services can join nothing that they are told of one person", () => {
  const facts: Fact[] = [
    { fact: "sim_changed" },
    { fact: "level3_proved", sessionId: "s1" },
    { fact: "claims", claims: ["given_name"] },
  ];
  const secretsOf = (id: string) =>
    new Set(
      tokensOf(facts, insurance({ id, level: 3 })).flatMap(({ jti, txn, sub_id }) => [
        jti.split("-").slice(1).join("-"),
        txn,
        ...JSON.stringify(sub_id).match(/[\w-]{43}/g) ?? [],
      ]),
    );
  const library = secretsOf("library");
  assert.ok(library.size >= 6);
  assert.deepEqual([...secretsOf("insurance")].filter((one) => library.has(one)), []);
});

Deno.test("events: a stream's tokens are in order of time by their ID", () => {
  const times = [AT, AT + 1, AT + 1000, AT + 86_400_000, 4_000_000_000_000];
  const ids = times.map((at) =>
    eventsFor(hash, insurance(), { accountId: "sara", at }, [{ fact: "purged" }])[0].id
  );
  assert.deepEqual(ids.toSorted(), ids);
});
