import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../../adapters/runtime/jalaali_calendar.ts";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import { visitorAt } from "../../../../domain/gateway/visitor/pairwise.ts";
import { subjectAt } from "../../../../domain/services/pairwise.ts";
import type { Account, AssuranceLevel } from "../../../../domain/identity/account.ts";
import type { Session } from "../../../../domain/session/session.ts";
import { account as accountOf } from "../../../support/sessions.ts";
import { type Policy, service } from "../../../routes/gateway/samples.ts";

const deps = { hash: createKeyedHash(new Uint8Array(32)), calendar: createJalaliCalendar() };

const ACCOUNT = accountOf({ mobile: "09121234567", postalCode: "1234567890", createdAt: 1000 });

const SESSION: Session = {
  id: "session-1",
  accountId: "account-1",
  level: 2,
  authTime: 61_999,
  createdAt: 1000,
  lastSeenAt: 1000,
  expiresAt: 90_000,
  epoch: 0,
};

function visit(
  { session = {}, account = {}, policy = {} }: {
    session?: Partial<Session>;
    account?: Partial<Account>;
    policy?: Policy;
  } = {},
) {
  return visitorAt(service(policy), {
    sessionDigest: "digest-1",
    session: { ...SESSION, ...session },
    account: { ...ACCOUNT, ...account },
  }, deps);
}

Deno.test("visitorAt contains what account and session know", () => {
  const { identity: { subject, sid, ...identity }, ...visitor } = visit();
  assert.deepEqual(visitor, {
    sessionKey: "digest-1",
    accountId: "account-1",
    session: SESSION,
    entry: undefined,
  });
  assert.deepEqual(identity, {
    level: 2,
    // Whole seconds that have passed.
    authTime: 61,
    attributes: {
      national_id: "0012345679",
      fida_code: undefined,
      given_name: "سارا",
      family_name: "محمدی",
      father_name: "رضا",
      birthdate: "1991-08-05",
      phone_number: "+989121234567",
      postal_code: "1234567890",
    },
    company: undefined,
  });
  assert.match(subject, /^[\w-]{43}$/);
  assert.match(sid, /^[\w-]{43}$/);
});

Deno.test("visitorAt derives a session for each session and service, unlike anything else", () => {
  const { sid, subject } = visit().identity;
  assert.notEqual(sid, subject);
  assert.equal(visit({ session: { level: 1 } }).identity.sid, sid, "a new level, the same session");
  assert.notEqual(visit({ session: { id: "session-2" } }).identity.sid, sid);
  assert.notEqual(visit({ policy: { id: "vehicle" } }).identity.sid, sid);
});

Deno.test("visitorAt derives a subject for each person and service, independent of the session", () => {
  const { subject } = visit().identity;
  assert.equal(visit({ session: { id: "session-2", level: 1 } }).identity.subject, subject);
  assert.notEqual(visit({ policy: { id: "vehicle" } }).identity.subject, subject);
  assert.notEqual(visit({ account: { id: "account-2" } }).identity.subject, subject);
});

Deno.test("visitorAt identifies a foreign national by FIDA code, and omits unknown attributes", () => {
  const { attributes } = visit({
    account: {
      identity: {
        kind: "foreign",
        fidaCode: "99910000014",
        documentKind: "passport",
        documentNumber: "C4F7K2901",
      },
      mobile: undefined,
    },
  }).identity;
  assert.equal(attributes.fida_code, "99910000014");
  assert.equal(attributes.national_id, undefined);
  assert.equal(attributes.phone_number, undefined);
});

Deno.test("visitorAt contains level 3 and its time if the service requires it", () => {
  const raised: Partial<Session> = { level: 3, level3: { at: 75_500, way: "card" } };
  const at = (level: AssuranceLevel, session: Partial<Session>) => {
    const { identity } = visit({ session, policy: { level } });
    return [identity.level, identity.authTime];
  };
  assert.deepEqual(at(3, raised), [3, 75]);
  assert.deepEqual(at(2, raised), [2, 61]);
  assert.deepEqual(at(1, raised), [2, 61]);
  assert.deepEqual(at(3, { level: 3 }), [2, 61], "without a proof of its own");
  assert.deepEqual(at(3, { level: 1 }), [1, 61]);
});

Deno.test("visitorAt contains the company that the person acts for", () => {
  const actingFor = { companyId: "99900001010", name: "آفتاب" };
  const { session, identity } = visit({ session: { actingFor } });
  assert.equal(session.actingFor, actingFor);
  assert.deepEqual(identity.company, { id: "99900001010", name: "آفتاب" });
});

Deno.test("subjectAt gives letters and digits where a service wants them, still pairwise", () => {
  const at = (policy: Policy, id = "account-1") => subjectAt(service(policy), id, deps.hash);
  const subject = at({ subject: "alphanumeric" });
  assert.match(subject, /^[a-z2-7]{32}$/);
  assert.equal(at({ subject: "alphanumeric" }), subject);
  assert.notEqual(at({ subject: "alphanumeric", id: "vehicle" }), subject);
  assert.notEqual(at({ subject: "alphanumeric" }, "account-2"), subject);
  assert.match(at({}), /^[\w-]{43}$/);
  // RFC 4648 §6 of the digest's first 20 bytes.
  const bytes = [...atob(at({}).replaceAll("-", "+").replaceAll("_", "/"))].slice(0, 20);
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte.charCodeAt(0)), 0n);
  const digits = number.toString(32).padStart(32, "0");
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  assert.equal(subject, [...digits].map((digit) => letters[parseInt(digit, 32)]).join(""));
  assert.equal(visit({ policy: { subject: "alphanumeric" } }).identity.subject, subject);
});
