/** Any number of sessions is ended, in every place that uses one. */
import { waitingNotices } from "../../support/outbox.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { refusalToken } from "../../../domain/notice/notice.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import {
  isRefused,
  MAX_REFUSED,
  withRefused,
  withSessionsEnded,
} from "../../../domain/session/revocation.ts";
import { IDLE_LIMIT, type Session } from "../../../domain/session/session.ts";
import { isLive, useSession } from "../../../domain/session/use_session.ts";
import { actForSelf } from "../../../domain/company/act_for_company.ts";
import { beginCompanyStep } from "../../../domain/company/company_step.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { countLive, readAccount, seedSessions } from "../../support/sessions.ts";
import { includeNotice } from "../../support/deciding.ts";
import { SARA, signIn, type World, worldTest } from "../../support/sign_in_world.ts";

const NEW_SIM = "09350000000";

async function signedIn(world: World, name = "own") {
  const { sessionToken, session } = await signIn(world, world.caller(name));
  await world.settled();
  const account = await readAccount(world, session.accountId);
  const sessionDigest = world.hash.digest("session", sessionToken);
  return { sessionToken, sessionDigest, session, account };
}

/** Signs in from another SIM of the same person. */
async function moveToNewSim(world: World) {
  world.outside.sims.set(NEW_SIM, SARA.nationalId);
  return await signIn(world, world.caller("new phone"), { mobile: NEW_SIM });
}

/** Token of the link about this session. */
async function linkAbout(world: World, account: Account, session: Pick<Session, "id" | "browser">) {
  const write = commitTo(world.store);
  const { id: about, browser } = session;
  const event = { accountId: account.id, session: about, browser, device: {}, language: "fa" };
  await includeNotice(world.deps, write, { kind: "new_browser", ...event });
  await write.commit();
  return refusalToken(world.hash, (await waitingNotices(world.store))[0].id);
}

for (const count of [400, 700]) {
  worldTest(`a new SIM ends ${count} sessions and begins its own`, async (world) => {
    const { account, sessionToken } = await signedIn(world);
    const tokens = await seedSessions(world, account, count);
    assert.equal(await countLive(world, [...tokens, sessionToken]), count + 1);
    const moved = await moveToNewSim(world);
    assert.deepEqual(moved.endedOf, [account.id]);
    assert.equal(await countLive(world, [...tokens, sessionToken]), 0);
    assert.equal(await countLive(world, [moved.sessionToken]), 1);
  });

  worldTest(`"end all" ends ${count} sessions in one commit`, async (world) => {
    const { account, sessionToken } = await signedIn(world);
    const tokens = await seedSessions(world, account, count);
    const live = createLiveSessions(world.deps);
    let recorded = 0;
    const window = (await live.ofWindow(sessionToken))!;
    assert.equal(await live.endAll(window, () => void recorded++), true);
    assert.equal(await countLive(world, [...tokens, sessionToken]), 0);
    assert.equal(recorded, 1);
    assert.equal(await live.endAll(window, () => void recorded++), false, "by an ended one");
    assert.equal(recorded, 1);
    const again = await signedIn(world, "again");
    assert.equal(await countLive(world, [again.sessionToken]), 1);
  });

  worldTest(`"not me" ends ${count} sessions of that browser and no other`, async (world) => {
    const { account, session, sessionToken } = await signedIn(world);
    const theirs = await seedSessions(world, account, count, { browser: "theirs" });
    const opened = await seedSessions(world, account, 2, {
      via: "qr",
      openedFrom: ["x", "theirs"],
    });
    const others = await seedSessions(world, account, 2, { browser: "another" });
    const link = await linkAbout(world, account, { id: "one of them", browser: "theirs" });
    assert.equal((await refuse(world.deps, link, "r"))?.first, true);
    assert.equal(await countLive(world, [...theirs, ...opened]), 0);
    assert.equal(await countLive(world, [...others, sessionToken]), 3);
    assert.notEqual(session.browser, undefined);
  });
}

worldTest(
  "an account that lost its number and gets a new SIM has no old session",
  async (world) => {
    const { account, sessionToken } = await signedIn(world);
    await commitTo(world.store).set(accountRecord(account.id), { ...account, mobile: undefined })
      .commit();
    await moveToNewSim(world);
    assert.equal(await countLive(world, [sessionToken]), 0);
  },
);

worldTest("nothing that depends on a session survives the end of all", async (world) => {
  const { account, sessionToken, sessionDigest } = await signedIn(world);
  const live = createLiveSessions(world.deps);
  const handoffs = createHandoffs(world.deps);
  const issue = () => handoffs.issue({ sessionDigest, service: "insurance", state: "s" });
  const redeem = (code: string) => handoffs.redeem({ code, service: "insurance", state: "s" });
  const { token } = (await redeem(await issue()))!;
  const unused = await issue();
  assert.ok(await live.ofService(token, "insurance"));
  const window = (await live.ofWindow(sessionToken))!;
  const journey = world.caller("journey", { session: sessionDigest });
  assert.equal(await beginCompanyStep(world.deps, journey, window), true);
  assert.ok(await readTransaction(world.deps, journey));

  // As another process would: nothing here is notified except by the store.
  await commitTo(world.store).set(accountRecord(account.id), withSessionsEnded(account)).commit();
  live.forget(account.id);
  assert.equal(await live.ofWindow(sessionToken), null);
  assert.equal(await live.ofService(token, "insurance"), null);
  assert.equal(await live.ofExchange({ sessionKey: sessionDigest }, false), null);
  assert.equal(await live.ofExchange({ sessionKey: sessionDigest }, true), null);
  assert.equal(await redeem(unused), null);
  assert.equal(await readTransaction(world.deps, journey), null);
  assert.equal((await actForSelf(world.deps, journey, window)).outcome, "elsewhere");
});

worldTest(
  "a session that began with an outdated account is dead from the start",
  async (world) => {
    const { account } = await signedIn(world);
    await commitTo(world.store).set(accountRecord(account.id), withSessionsEnded(account)).commit();
    assert.equal(await countLive(world, await seedSessions(world, account, 1)), 0);
  },
);

for (const end of ["all", "refused", "new SIM"] as const) {
  worldTest(`another worker drops its warm answers: ${end}`, async (world) => {
    const { account, session, sessionToken, sessionDigest } = await signedIn(world);
    const live = createLiveSessions(world.deps);
    const handoffs = createHandoffs(world.deps);
    const code = await handoffs.issue({ sessionDigest, service: "insurance", state: "s" });
    const entered = await handoffs.redeem({ code, service: "insurance", state: "s" });
    const { token } = entered!;
    const other = createLiveSessions(world.deps);
    await other.hear();
    assert.ok(await other.ofService(token, "insurance"));
    if (end === "all") await live.endAll((await live.ofWindow(sessionToken))!, () => {});
    if (end === "refused") await refuse(world.deps, await linkAbout(world, account, session), "r");
    if (end === "new SIM") await moveToNewSim(world);
    // The clock stands still: only what it hears can end a warm answer.
    assert.ok(await other.ofService(token, "insurance"));
    await other.hear();
    assert.equal(await other.ofService(token, "insurance"), null);
  });
}

worldTest(
  '"not me" ends a session that a phone approved, in a browser that is not known',
  async (world) => {
    const { account, sessionToken } = await signedIn(world);
    const [token, other] = await seedSessions(world, account, 2, { via: "qr" });
    const digest = world.hash.digest("session", token);
    const { session } = (await useSession(world.store, { digest }, world.clock.now()))!;
    await refuse(world.deps, await linkAbout(world, account, { id: session.id }), "r");
    assert.equal(await countLive(world, [token]), 0);
    assert.equal(await countLive(world, [other, sessionToken]), 2);
  },
);

worldTest("a refused browser that is used again makes no refused session valid", async (world) => {
  const { account } = await signedIn(world);
  world.clock.time += 2 * MINUTE;
  const theirs = world.caller("theirs");
  const { session, sessionToken, browserToken } = await signIn(world, theirs);
  await refuse(world.deps, await linkAbout(world, account, session), "r");
  world.clock.time += 2 * MINUTE;
  const browser = world.hash.digest("browser", browserToken!);
  const again = await signIn(world, world.caller("again", { browser }));
  assert.notEqual(again.session.browser, session.browser);
  assert.equal(await countLive(world, [again.sessionToken]), 1);
  assert.equal(await countLive(world, [sessionToken]), 0, "refused, whatever comes after");
});

worldTest("signing in with full identity keeps what was ended and refused", async (world) => {
  const { account } = await signedIn(world);
  const kept = { ...withSessionsEnded(account), refused: { x: world.clock.now() + DAY } };
  await commitTo(world.store).set(accountRecord(account.id), kept).commit();
  world.clock.time += MINUTE;
  await signedIn(world, "again");
  const { epoch, refused } = await readAccount(world, account.id);
  assert.deepEqual({ epoch, refused }, { epoch: kept.epoch, refused: kept.refused });
});

const NOW = Date.UTC(2026, 10, 22);
const ACCOUNT = { id: "a" } as Account;
const SESSION = {
  id: "s",
  accountId: "a",
  epoch: 0,
  lastSeenAt: NOW,
  expiresAt: NOW + DAY,
} as Session;

Deno.test("isLive: not if idle, too old, of another person, epoch or version", () => {
  assert.equal(isLive(SESSION, ACCOUNT, NOW), true);
  assert.equal(isLive(SESSION, { ...ACCOUNT, id: "b" }, NOW), false);
  assert.equal(isLive(SESSION, { ...ACCOUNT, epoch: 1 }, NOW), false);
  assert.equal(isLive({ ...SESSION, epoch: 1 }, { ...ACCOUNT, epoch: 1 }, NOW), true);
  assert.equal(isLive(SESSION, ACCOUNT, NOW + IDLE_LIMIT - 1), true);
  assert.equal(isLive(SESSION, ACCOUNT, NOW + IDLE_LIMIT), false);
  const used = { ...SESSION, lastSeenAt: SESSION.expiresAt - 1 };
  assert.equal(isLive(used, ACCOUNT, SESSION.expiresAt - 1), true);
  assert.equal(isLive(used, ACCOUNT, SESSION.expiresAt), false);
  const { epoch: _, ...older } = SESSION;
  assert.equal(isLive(older as Session, ACCOUNT, NOW), false);
});

Deno.test("withRefused: each is kept until its time, no longer", () => {
  const once = withRefused(ACCOUNT, { s: NOW + 1, b: NOW + DAY }, NOW);
  assert.ok(isRefused(once, [undefined, "s"]) && isRefused(once, ["b"]));
  assert.equal(isRefused(once, ["other", undefined, "toString"]), false);
  const later = withRefused(once, { t: NOW + DAY }, NOW + 1);
  assert.deepEqual(Object.keys(later.refused!).sort(), ["b", "t"]);
  assert.equal(later.epoch, undefined);
});

Deno.test("withRefused: a hundred are kept; one more ends all sessions", () => {
  let account = ACCOUNT;
  for (let i = 0; i < MAX_REFUSED; i++) {
    account = withRefused(account, { [`b${i}`]: NOW + DAY + i }, NOW);
  }
  assert.equal(account.epoch, undefined);
  assert.ok(isRefused(account, ["b0"]));
  const over = withRefused(account, { last: NOW + 2 * DAY }, NOW);
  assert.equal(Object.keys(over.refused!).length, MAX_REFUSED);
  assert.ok(isRefused(over, ["last"]) && !isRefused(over, ["b0"]));
  assert.equal(isLive({ ...SESSION, browser: "b0" }, over, NOW), false);
});
