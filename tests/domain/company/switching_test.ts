/** The lookups of companies, and what a switch keeps, ends and tells. */
import assert from "node:assert/strict";
import { companiesOf } from "../../../domain/company/account_companies.ts";
import { actForCompany, actForSelf } from "../../../domain/company/act_for_company.ts";
import { DAY, HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { signOut } from "../../../domain/session/end_session.ts";
import { createLiveSessions, type LiveSession } from "../../../domain/session/live_sessions.ts";
import { beginCompanyStep, isAtCompanyStep } from "../../../domain/company/company_step.ts";
import { meddlingWith } from "../../support/meddling.ts";
import { changeRunning, runningOf } from "../../support/running.ts";
import {
  AFTAB,
  asChiefExecutive,
  SARA,
  signIn,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const MAHTAB = "10380284790";

/** Sara, signed in; chief executive of both companies. */
async function signedIn(world: World) {
  asChiefExecutive(world, AFTAB);
  asChiefExecutive(world, MAHTAB, "مهتاب");
  const { sessionToken } = await signIn(world, world.caller("a"));
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  const caller = world.caller("step", { session: live.sessionDigest });
  const ask = (id = AFTAB) => actForCompany(world.deps, caller, live, id);
  return { live, caller, ask };
}

const liveOf = async (world: World, token: string): Promise<LiveSession> =>
  (await createLiveSessions(world.deps).ofWindow(token))!;

worldTest("twenty companies a day are looked up, to the millisecond", async (world) => {
  const { ask } = await signedIn(world);
  world.outside.companies.clear();
  const begun = world.clock.time;
  for (let i = 0; i < 20; i++) {
    assert.equal((await ask()).outcome, "not_found", `lookup ${i + 1}`);
    world.clock.time += MINUTE;
  }
  world.asked.length = 0;
  const limited = { outcome: "limited", retryAt: begun + DAY };
  assert.deepEqual(await ask(), limited);
  assert.deepEqual(world.asked, []);
  world.clock.time = begun + DAY - 1;
  assert.deepEqual(await ask(), limited);
  world.clock.time += 1;
  assert.equal((await ask()).outcome, "not_found");
});

worldTest("an outage gives its own lookup back, and says when to come back", async (world) => {
  const { ask } = await signedIn(world);
  world.outside.companies.clear();
  for (let i = 0; i < 19; i++) await ask();
  world.outside.down.add("companies");
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await ask(), {
      outcome: "registry_unavailable",
      registry: "companies",
      retryAt: world.clock.time + 10_000,
    });
  }
  world.outside.down.clear();
  assert.equal((await ask()).outcome, "not_found", "the twentieth");
  assert.equal((await ask()).outcome, "limited");
});

worldTest("each person has their own lookups and companies", async (world) => {
  const { ask, live } = await signedIn(world);
  world.clock.time += MINUTE;
  assert.equal((await ask()).outcome, "switched");
  const other = { ...live, account: { ...live.account, id: "omid" } };
  assert.deepEqual(await companiesOf(world.store, other.account.id), []);
  assert.deepEqual(await companiesOf(world.store, live.account.id), [
    { companyId: AFTAB, name: "آفتاب", addedAt: world.clock.time },
  ]);
  world.outside.companies.clear();
  for (let i = 0; i < 25; i++) await ask();
  const asked = await actForCompany(world.deps, world.caller("b"), other, MAHTAB);
  assert.equal(asked.outcome, "not_found");
});

worldTest("all companies of a person are offered again", async (world) => {
  const { caller, ask } = await signedIn(world);
  const first = await ask();
  assert.ok(first.outcome === "switched");
  await actForCompany(world.deps, caller, await liveOf(world, first.sessionToken), MAHTAB);
  const { accountId } = first.session;
  const ids = (await companiesOf(world.store, accountId)).map(({ companyId }) => companyId);
  assert.deepEqual(ids, [MAHTAB, AFTAB]);
});

worldTest("a switch ends the step, and no other journey of the browser", async (world) => {
  const { live, caller, ask } = await signedIn(world);
  await beginCompanyStep(world.deps, caller, live);
  const running = (await runningOf(world, caller))!;
  assert.deepEqual([running.session, running.authTime], [
    live.sessionDigest,
    live.session.authTime,
  ]);
  const company = await ask();
  assert.ok(company.outcome === "switched");
  assert.equal(await runningOf(world, caller), null);

  const acting = await liveOf(world, company.sessionToken);
  const again = { ...caller, session: acting.sessionDigest };
  await beginCompanyStep(world.deps, again, acting);
  await changeRunning(world, again, { step: "postal_code" });
  assert.equal(await isAtCompanyStep(world.deps, again, acting), false, "another step");
  const self = await actForSelf(world.deps, again, acting);
  assert.ok(self.outcome === "switched" && self.session.actingFor === undefined);
  assert.equal((await liveOf(world, self.sessionToken)).session.actingFor, undefined);
  assert.equal((await runningOf(world, again))?.step, "postal_code");
});

worldTest("the step is as old as the session in which it began", async (world) => {
  const { live, caller } = await signedIn(world);
  world.clock.time += HOUR / 4;
  await beginCompanyStep(world.deps, caller, live);
  assert.equal((await runningOf(world, caller))?.authTime, live.session.authTime);
});

worldTest("a session that ends during the lookup acts for no company", async (world) => {
  const { live, ask } = await signedIn(world);
  meddlingWith(world.deps.companies, () => signOut(world.deps, live.sessionDigest));
  assert.deepEqual(await ask(), { outcome: "elsewhere" });
  assert.deepEqual(await companiesOf(world.store, live.account.id), []);
  assert.deepEqual((await world.store.list(["notice"])).entries, []);
});

worldTest(
  "the person is notified at once that somebody acts for a company in their name",
  async (world) => {
    const { ask } = await signedIn(world);
    world.inbox.length = 0;
    await ask();
    await world.settled();
    assert.deepEqual(world.inbox.map(({ mobile, message }) => [mobile, message.template]), [
      [SARA.mobile, "notice"],
    ]);
    const { entries } = await world.store.list<{ notice: { kind: string } }>(["not_me"]);
    assert.deepEqual(entries.map(({ value }) => value.notice.kind), ["company_session"]);
  },
);
