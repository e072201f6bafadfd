/** What a phone hands over, who can revoke it, and concurrent changes. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { signOut } from "../../../domain/session/end_session.ts";
import { actForSelf } from "../../../domain/company/act_for_company.ts";
import { sessionRecord } from "../../../domain/session/session.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { collectQrSession } from "../../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket } from "../../../domain/qr/draw.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import type { QrPhone } from "../../../domain/qr/holder.ts";
import { openQrTicket, refuseQrTicket } from "../../../domain/qr/phone.ts";
import { auditOf } from "../../support/audit.ts";
import { meddlingWith } from "../../support/meddling.ts";
import { SARA, signIn, type World, worldTest } from "../../support/sign_in_world.ts";

const ASKER = { device: {}, maskedIp: "185.12.*", network: "far", service: "insurance" };

async function phoneOf(world: World): Promise<QrPhone> {
  const { sessionToken } = await signIn(world, world.caller("phone"));
  await world.settled();
  world.inbox.length = 0;
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  return { live, place: { ip: "a", network: "n", requestId: "r" } };
}

/** A ticket that the phone has opened. */
async function opened(world: World, phone: QrPhone) {
  const { token, waiting: { id } } = await drawQrTicket(world.deps, ASKER);
  await openQrTicket(world.deps, phone, id);
  const shown = (await currentQrTicket(world.deps, token))!;
  const approve = () => approveQrTicket(world.deps, phone, { id, typed: String(shown.number) });
  const collect = () => collectQrSession(world.deps, world.caller("waiting"), token);
  return { token, id, shown, approve, collect };
}

const change = (world: World, { live: { account } }: QrPhone, changes: Partial<Account>) =>
  commitTo(world.store).set(accountRecord(account.id), { ...account, ...changes }).commit();

for (
  const [name, meddle] of [
    [
      "the account gets another number",
      (world, phone) => change(world, phone, { mobile: "09350000000" }),
    ],
    ["the account loses its number", (world, phone) => change(world, phone, { mobile: undefined })],
    ["the phone signs out", (world, { live }) => signOut(world.deps, live.sessionDigest)],
    ["all sessions are ended", (world, phone) => change(world, phone, { epoch: 7 })],
    [
      "the person refuses on the phone",
      (world, phone, id) => refuseQrTicket(world.deps, phone, { id, reason: "not_me" }),
    ],
  ] as [string, (world: World, phone: QrPhone, id: string) => Promise<unknown>][]
) {
  worldTest(`qr: during the call to the SIM registry, ${name}: invalid`, async (world) => {
    const phone = await phoneOf(world);
    const { id, approve, collect } = await opened(world, phone);
    meddlingWith(world.deps.sim, () => meddle(world, phone, id));
    assert.deepEqual(await approve(), { outcome: "dead" });
    assert.equal(await collect(), null);
  });
}

worldTest(
  "qr: a SIM mismatch is not shown for a ticket that was refused during the call",
  async (world) => {
    const phone = await phoneOf(world);
    const { id, approve } = await opened(world, phone);
    world.outside.sims.set(SARA.mobile, "0499370899");
    meddlingWith(
      world.deps.sim,
      () => refuseQrTicket(world.deps, phone, { id, reason: "refused" }),
    );
    assert.deepEqual(await approve(), { outcome: "dead" });
    const reasons = (await auditOf(world, "qr.refused")).map(({ detail }) => detail?.reason);
    assert.deepEqual(reasons, ["refused"]);
  },
);

worldTest("qr: a second press approves once, and asks no registry again", async (world) => {
  const { approve } = await opened(world, await phoneOf(world));
  world.asked.length = 0;
  for (let i = 0; i < 3; i++) assert.equal((await approve()).outcome, "approved");
  assert.deepEqual(world.asked, ["sim"]);
});

worldTest(
  "qr: the new session names the phone's, and those from which that was opened",
  async (world) => {
    const phone = await phoneOf(world);
    const { session: { id, browser, authTime } } = phone.live;
    world.clock.time += 10 * MINUTE;
    const { approve, collect } = await opened(world, phone);
    await approve();
    const first = (await collect())!;
    assert.deepEqual(first.session.openedFrom, [id, browser]);
    assert.equal(first.session.browser, undefined);
    assert.equal(first.session.authTime, authTime);

    const live = (await createLiveSessions(world.deps).ofWindow(first.sessionToken))!;
    const next = await opened(world, { ...phone, live });
    await next.approve();
    assert.deepEqual((await next.collect())!.session.openedFrom, [first.session.id, id, browser]);
  },
);

worldTest("qr: the person is notified at once of what their phone has opened", async (world) => {
  const { approve, collect } = await opened(world, await phoneOf(world));
  await approve();
  assert.ok(await collect());
  await world.settled();
  assert.deepEqual(world.inbox.map(({ mobile, message }) => [mobile, message.template]), [
    [SARA.mobile, "notice"],
  ]);
});

worldTest("qr: an account that became temporary during the call gives level 1", async (world) => {
  const phone = await phoneOf(world);
  const { approve, collect } = await opened(world, phone);
  await approve();
  await change(world, phone, { status: "temporary" });
  assert.equal((await collect())?.session.level, 1);
});

worldTest(
  "qr: the waiting page knows its service, and the phone when it was requested",
  async (world) => {
    const phone = await phoneOf(world);
    const asked = world.clock.time;
    const { token, waiting } = await drawQrTicket(world.deps, ASKER);
    world.clock.time += MINUTE;
    assert.equal((await currentQrTicket(world.deps, token))?.service, "insurance");
    assert.equal(waiting.expiresAt, asked + 2 * MINUTE);
    const result = await openQrTicket(world.deps, phone, waiting.id);
    assert.ok(result.outcome === "open");
    assert.equal(result.ticket.asker.askedAt, asked);
    assert.equal(
      (await currentQrTicket(world.deps, token))?.number,
      result.ticket.phone?.match.shown,
    );
  },
);

worldTest("qr: two browsers never have the same manual code", async (world) => {
  const { random } = world.deps;
  const first = random.bytes(32);
  // The same bytes would make the same token, and the same code.
  const given = [first, first];
  world.deps.random = { bytes: (count) => (count === 32 && given.shift()) || random.bytes(count) };
  const [one, other] = [
    await drawQrTicket(world.deps, ASKER),
    await drawQrTicket(world.deps, ASKER),
  ];
  assert.equal(given.length, 0);
  assert.notEqual(one.waiting.manualCode, other.waiting.manualCode);
  assert.ok(await currentQrTicket(world.deps, one.token));
});

worldTest(
  "qr: sixty manual codes an hour are guessed from a network, with any number of browsers",
  async (world) => {
    const phone = await phoneOf(world);
    const begun = world.clock.time;
    const guess = (person: number, network: string, address = `a${person}`) =>
      enterQrCode(world.deps, {
        place: { ...phone.place, network, ip: address },
        live: { ...phone.live, account: { ...phone.live.account, id: `p${person}` } },
      }, "000000000");
    for (let i = 0; i < 60; i++) {
      assert.equal((await guess(Math.floor(i / 10), "near")).outcome, "unknown", `guess ${i + 1}`);
    }
    const limited = { outcome: "limited", retryAt: begun + HOUR };
    assert.deepEqual(await guess(7, "near"), limited);
    assert.deepEqual(await guess(0, "far"), limited, "ten were their own");
    assert.equal((await guess(7, "far")).outcome, "unknown");
    world.clock.time = begun + HOUR;
    assert.equal((await guess(7, "near")).outcome, "unknown");
  },
);

worldTest("qr: a phone's level 3 is not carried over", async (world) => {
  const phone = await phoneOf(world);
  const { token, waiting: { id } } = await drawQrTicket(world.deps, ASKER);
  const key = sessionRecord(phone.live.sessionDigest);
  await commitTo(world.store).set(key, { ...phone.live.session, level: 3 }).commit();
  await openQrTicket(world.deps, phone, id);
  const { number } = (await currentQrTicket(world.deps, token))!;
  const result = await approveQrTicket(world.deps, phone, { id, typed: String(number) });
  assert.equal(result.outcome === "approved" && result.ticket.approval?.level, 2);
});

worldTest("qr: another token of the same session does not refill a budget", async (world) => {
  const phone = await phoneOf(world);
  for (let i = 0; i < 5; i++) {
    assert.equal((await (await opened(world, phone)).approve()).outcome, "approved");
  }
  const renewed = await actForSelf(world.deps, world.caller("phone"), phone.live);
  assert.ok(renewed.outcome === "switched");
  const live = (await createLiveSessions(world.deps).ofWindow(renewed.sessionToken))!;
  assert.notEqual(live.sessionDigest, phone.live.sessionDigest);
  const { approve } = await opened(world, { ...phone, live });
  assert.equal((await approve()).outcome, "limited");
});
