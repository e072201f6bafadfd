import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../../adapters/runtime/jalaali_calendar.ts";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import type { Assertions } from "../../../../domain/gateway/visitor/assertion.ts";
import { introduce } from "../../../../domain/gateway/visitor/introduce.ts";
import { visitorAt } from "../../../../domain/gateway/visitor/pairwise.ts";
import { createVisitors } from "../../../../domain/gateway/visitor/visitors.ts";
import { serviceSchema } from "../../../../domain/services/service.ts";
import type { LiveSession } from "../../../../domain/session/live_sessions.ts";
import { account } from "../../../support/sessions.ts";

const deps = { hash: createKeyedHash(new Uint8Array(32)), calendar: createJalaliCalendar() };

const service = (id: string) =>
  serviceSchema.parse({
    id,
    title: { fa: "خدمت" },
    upstream: "https://agency.example.ir",
    attributes: ["given_name"],
  });

function live(accountId = "account-1"): LiveSession {
  const time = { createdAt: 1000, lastSeenAt: 1000, expiresAt: 9000 };
  return {
    sessionDigest: "digest-1",
    session: { id: "session-1", accountId, epoch: 0, level: 2, authTime: 1000, ...time },
    account: account({ id: accountId, createdAt: 1000 }),
  };
}

Deno.test("a visitor is derived from the session, once for each session", () => {
  const visitorOf = createVisitors(deps);
  const [session, insurance] = [live(), service("insurance")];
  const visitor = visitorOf(insurance, session);
  assert.deepEqual(visitor, visitorAt(insurance, session, deps));
  assert.equal(visitorOf(insurance, session), visitor);
});

Deno.test("another session, service or language makes another visitor", () => {
  const visitorOf = createVisitors(deps);
  const [session, insurance] = [live(), service("insurance")];
  const visitor = visitorOf(insurance, session);
  assert.notEqual(
    visitorOf(insurance, live("account-2")).identity.subject,
    visitor.identity.subject,
  );
  assert.notEqual(
    visitorOf(service("vehicle"), session).identity.subject,
    visitor.identity.subject,
  );
  assert.equal(visitorOf(insurance, session, "en").identity.locale, "en");
  assert.equal(visitorOf(insurance, session).identity.locale, undefined);
});

Deno.test("changed rules of a service make a new visitor", () => {
  const visitorOf = createVisitors(deps);
  const session = live();
  session.session.level = 3;
  session.session.level3 = { at: 5000, way: "card" };
  assert.equal(visitorOf(service("notary"), session).identity.level, 2);
  assert.equal(visitorOf({ ...service("notary"), level: 3 }, session).identity.level, 3);
});

Deno.test("an introduction is valid as long as its assertion", async () => {
  let assertion = "first";
  const assertions: Assertions = { assertionFor: () => Promise.resolve(assertion) };
  const [session, insurance] = [live(), service("insurance")];
  const visitor = createVisitors(deps)(insurance, session);
  const told = await introduce(assertions, visitor, insurance);
  assert.equal(new Map(told).get("X-Identity-Assertion"), "first");
  assert.equal(new Map(told).get("X-Identity-Given-Name"), encodeURIComponent("سارا"));
  assert.equal(await introduce(assertions, visitor, insurance), told);

  assertion = "second";
  const later = await introduce(assertions, visitor, insurance);
  assert.equal(new Map(later).get("X-Identity-Assertion"), "second");
  const secretive = { ...insurance, plain_headers: false };
  assert.deepEqual(await introduce(assertions, visitor, secretive), [
    ["X-Identity-Assertion", "second"],
  ]);
});
