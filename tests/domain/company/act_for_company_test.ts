import assert from "node:assert/strict";
import { needOf } from "../../../domain/access/needs.ts";
import { companiesOf } from "../../../domain/company/account_companies.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import { actForCompany, actForSelf } from "../../../domain/company/act_for_company.ts";
import { createLiveSessions, type LiveSession } from "../../../domain/session/live_sessions.ts";
import { useSession } from "../../../domain/session/use_session.ts";
import { postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { beginCompanyStep, isAtCompanyStep } from "../../../domain/company/company_step.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import {
  AFTAB,
  DANIEL,
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const NAME = "شرکت آفتاب";
const active = { name: NAME, status: "active", role: "chief_executive" } as const;

async function liveOf(world: World, token: string): Promise<LiveSession> {
  const live = await createLiveSessions(world.deps).ofWindow(token);
  if (!live) throw new Error("The session is dead");
  return live;
}

/** Sara, signed in; chief executive of AFTAB. */
async function saraSignedIn(world: World) {
  world.outside.companies.set(AFTAB, { ...active, asked: SARA.nationalId });
  const caller = world.caller("a");
  const { sessionToken } = await signIn(world, caller);
  world.asked.length = 0;
  return { caller, sessionToken, live: await liveOf(world, sessionToken) };
}

worldTest(
  "the chief executive acts for the company under a new session identifier",
  async (world) => {
    const { caller, live, sessionToken } = await saraSignedIn(world);
    const result = await actForCompany(world.deps, caller, live, "۹۹۹۰۰۰۰۱۰۱۰");
    assert.ok(result.outcome === "switched");
    assert.deepEqual(result.session.actingFor, { companyId: AFTAB, name: NAME });
    assert.notEqual(result.sessionToken, sessionToken);
    const now = world.clock.now();
    assert.equal(
      await useSession(world.store, { digest: live.sessionDigest }, now),
      null,
      "the old one is dead",
    );
    const { session } = await liveOf(world, result.sessionToken);
    assert.equal(session.expiresAt, live.session.expiresAt, "no longer life by switching");
    assert.equal(session.authTime, live.session.authTime);
  },
);

worldTest("acting for oneself again changes the identifier once more", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  const company = await actForCompany(world.deps, caller, live, AFTAB);
  assert.ok(company.outcome === "switched");
  const acting = await liveOf(world, company.sessionToken);
  const self = await actForSelf(world.deps, caller, acting);
  assert.ok(self.outcome === "switched");
  assert.equal(self.session.actingFor, undefined);
  assert.equal(
    await useSession(world.store, { digest: acting.sessionDigest }, world.clock.now()),
    null,
  );
  assert.deepEqual(
    (await companiesOf(world.store, live.account.id)).map(({ companyId }) => companyId),
    [AFTAB],
    "the company is remembered",
  );
});

worldTest(
  "not found, dissolved, a manager and no manager are distinguished, and change nothing",
  async (world) => {
    const { caller, live } = await saraSignedIn(world);
    const { companies } = world.outside;
    const ask = async () => (await actForCompany(world.deps, caller, live, AFTAB)).outcome;
    companies.clear();
    assert.equal(await ask(), "not_found");
    companies.set(AFTAB, { ...active, status: "dissolved", asked: SARA.nationalId });
    assert.equal(await ask(), "dissolved");
    companies.set(AFTAB, { ...active, role: "manager", asked: SARA.nationalId });
    assert.equal(await ask(), "not_chief_executive");
    companies.set(AFTAB, { ...active, asked: "0499370899" });
    assert.equal(await ask(), "not_chief_executive");
    const { sessionDigest: digest } = live;
    const still = await useSession(world.store, { digest }, world.clock.now());
    assert.ok(still && !still.session.actingFor, "still oneself");
    assert.deepEqual(await companiesOf(world.store, live.account.id), []);
  },
);

worldTest("a malformed identifier is reported, and the registry is not asked", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  for (
    const [typed, error] of [["", "missing"], ["123", "format"], ["99900001011", "check_digit"]]
  ) {
    assert.deepEqual(await actForCompany(world.deps, caller, live, typed), {
      outcome: "invalid",
      error,
    });
  }
  assert.deepEqual(world.asked, []);
});

worldTest("a registry outage says when to come back and costs nothing", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  world.outside.down.add("companies");
  for (let i = 0; i < 25; i++) {
    assert.deepEqual(await actForCompany(world.deps, caller, live, AFTAB), {
      outcome: "registry_unavailable",
      registry: "companies",
      retryAt: world.clock.time + 10_000,
    });
  }
  world.outside.down.clear();
  assert.equal((await actForCompany(world.deps, caller, live, AFTAB)).outcome, "switched");
});

worldTest("twenty companies a day are looked up, even with concurrent requests", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  world.outside.companies.clear();
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () => actForCompany(world.deps, caller, live, AFTAB)),
  );
  assert.equal(outcomes.filter(({ outcome }) => outcome === "not_found").length, 20);
  assert.equal(world.asked.length, 20);
  const limited = outcomes.find(({ outcome }) => outcome === "limited");
  assert.ok(limited && "retryAt" in limited && limited.retryAt > world.clock.time);
});

worldTest("of two concurrent switches one session results", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  const results = await Promise.all(
    Array.from({ length: 10 }, () => actForCompany(world.deps, caller, live, AFTAB)),
  );
  assert.equal(results.filter(({ outcome }) => outcome === "switched").length, 1);
  assert.equal(results.filter(({ outcome }) => outcome === "elsewhere").length, 9);
});

worldTest("a foreign chief executive is looked up by FIDA code", async (world) => {
  world.outside.companies.set(AFTAB, { ...active, asked: DANIEL.fidaCode });
  const caller = world.caller("daniel");
  const fields = { mobile: DANIEL.mobile, typed: DANIEL.typed };
  const { sessionToken } = await signIn(world, caller, fields);
  const live = await liveOf(world, sessionToken);
  assert.equal((await actForCompany(world.deps, caller, live, AFTAB)).outcome, "switched");
});

worldTest("a temporary account cannot act for a company", async (world) => {
  const caller = world.caller("a");
  const entered = await startAndEnterCode(world, caller);
  assert.equal(entered.outcome, "accepted");
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  const temporary = await postponeAddress(world.deps, caller);
  assert.ok(temporary.outcome === "signed_in");
  const live = await liveOf(world, temporary.sessionToken);
  world.asked.length = 0;
  assert.equal((await actForCompany(world.deps, caller, live, AFTAB)).outcome, "level_too_low");
  assert.equal(await beginCompanyStep(world.deps, caller, live), false);
  assert.deepEqual(world.asked, []);
});

worldTest("the company step belongs to the session in which it began", async (world) => {
  const { caller: signedIn, live } = await saraSignedIn(world);
  const caller = { ...signedIn, session: live.sessionDigest };
  const isAt = (who: Caller, session = live) => isAtCompanyStep(world.deps, who, session);
  assert.equal(await isAt(caller), false);
  assert.equal(await beginCompanyStep(world.deps, caller, live), true);
  assert.equal(await isAt(caller), true);
  assert.equal(await isAt(signedIn), false, "without the session");
  assert.equal(await isAt(caller, { ...live, sessionDigest: "another" }), false);
  assert.equal(await isAt(world.caller("b", { session: live.sessionDigest })), false);
  await actForCompany(world.deps, caller, live, AFTAB);
  assert.equal(await isAt(caller), false, "the step is over");
});

worldTest("switches and refusals are audited without the company's identifier", async (world) => {
  const { caller, live } = await saraSignedIn(world);
  const company = await actForCompany(world.deps, caller, live, AFTAB);
  assert.ok(company.outcome === "switched");
  const acting = await liveOf(world, company.sessionToken);
  await actForCompany(world.deps, caller, acting, "10380284790");
  await actForSelf(world.deps, caller, acting);
  const { entries } = await world.store.list<AuditRecord>(["audit"], { limit: 500 });
  const events = entries.map(({ value }) => value.event);
  for (const event of ["company.acting", "company.refused", "company.left"] as const) {
    assert.equal(events.filter((each) => each === event).length, 1, event);
  }
  assert.ok(!JSON.stringify(entries.map(({ value }) => value)).includes(AFTAB));
});

const service = (persons: string) =>
  serviceSchema.parse({
    id: "business",
    title: { fa: "پرونده" },
    upstream: "https://business.example.ir",
    persons,
  });

worldTest(
  "what a session lacks at a service, by the persons that the service serves",
  async (world) => {
    const { live: { session } } = await saraSignedIn(world);
    const acting = { ...session, actingFor: { companyId: AFTAB, name: NAME } };
    const table = [
      // service, session, company missing, self missing
      ["natural", session, false, false],
      ["natural", acting, false, true],
      ["legal", session, true, false],
      ["legal", acting, false, false],
      ["both", session, false, false],
      ["both", acting, false, false],
    ] as const;
    for (const [persons, who, company, self] of table) {
      const need = needOf(who, service(persons), world.clock.time);
      assert.equal(need === "company", company, persons);
      assert.equal(need === "person", self, persons);
    }
  },
);
