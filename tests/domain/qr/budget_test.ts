/** How many codes a phone may open and approve in an hour. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import { qrAllowedAt } from "../../../domain/budget/qr.ts";
import { levelOf } from "../../../domain/identity/account.ts";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { collectQrSession } from "../../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket } from "../../../domain/qr/draw.ts";
import type { QrPhone } from "../../../domain/qr/holder.ts";
import { openQrTicket } from "../../../domain/qr/phone.ts";
import { writeAccount } from "../../support/sessions.ts";
import { beginSession } from "../../support/deciding.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const ASKER = { device: {}, maskedIp: "185.12.*", network: "far" };

/** Phones of one person, each with its own session. */
async function phones(world: World, count: number, id = "sara"): Promise<QrPhone[]> {
  const account = await writeAccount(world, { id, mobile: SARA.mobile });
  const live = createLiveSessions(world.deps);
  const all: QrPhone[] = [];
  while (all.length < count) {
    const now = world.clock.now();
    const write = commitTo(world.store);
    const level = levelOf(account);
    const { token } = await beginSession(world.deps, write, { account, level, authTime: now, now });
    await write.commit();
    const place = { ip: "address", network: "network", requestId: "request" };
    all.push({ live: (await live.ofWindow(token))!, place });
  }
  return all;
}

/** A new code, opened on the phone, with the right number picked; each returns its outcome. */
async function open(world: World, phone: QrPhone) {
  const { token, waiting: { id } } = await drawQrTicket(world.deps, ASKER);
  const opened = await openQrTicket(world.deps, phone, id);
  const number = (await currentQrTicket(world.deps, token))?.number;
  return {
    token,
    opened,
    approve: () => approveQrTicket(world.deps, phone, { id, typed: String(number) }),
  };
}

async function approve(world: World, phone: QrPhone) {
  return await (await open(world, phone)).approve();
}

async function recorded(world: World, event: AuditRecord["event"]): Promise<AuditRecord[]> {
  const { entries } = await world.store.list<AuditRecord>(["audit"], { limit: 500 });
  return entries.map(({ value }) => value).filter((record) => record.event === event);
}

worldTest("qr: one phone approves five times an hour, to the millisecond", async (world) => {
  const [phone] = await phones(world, 1);
  const first = world.clock.now();
  for (let i = 0; i < 5; i++) {
    assert.equal((await approve(world, phone)).outcome, "approved", `approval ${i + 1}`);
    world.clock.time += 1;
  }
  world.asked.length = 0;
  const limited = { outcome: "limited", retryAt: first + HOUR };
  assert.deepEqual(await approve(world, phone), limited);
  assert.deepEqual(world.asked, [], "the SIM registry is not asked");
  // The phone is in use during that time.
  const live = createLiveSessions(world.deps);
  for (let at = first + 20 * MINUTE; at < first + HOUR; at += 20 * MINUTE) {
    world.clock.time = at;
    assert.ok(await live.ofExchange({ sessionKey: phone.live.sessionDigest }, true));
  }
  world.clock.time = first + HOUR - 1;
  assert.deepEqual(await approve(world, phone), limited);
  world.clock.time = first + HOUR;
  assert.equal((await approve(world, phone)).outcome, "approved");
});

worldTest("qr: all phones of a person approve ten times an hour", async (world) => {
  const all = await phones(world, 3);
  for (const phone of all.slice(0, 2)) {
    for (let i = 0; i < 5; i++) assert.equal((await approve(world, phone)).outcome, "approved");
  }
  assert.equal((await approve(world, all[2])).outcome, "limited");
});

worldTest("qr: a phone's openings are counted for its person", async (world) => {
  const [phone] = await phones(world, 1);
  const { token, approve } = await open(world, phone);
  await approve();
  const opened = await collectQrSession(world.deps, world.caller("waiting"), token);
  const live = await createLiveSessions(world.deps).ofWindow(opened!.sessionToken);
  const outcomes = [];
  for (const holder of [phone, { ...phone, live: live! }]) {
    for (let i = 0; i < 5; i++) {
      const next = await open(world, holder);
      outcomes.push((await next.approve()).outcome);
    }
  }
  assert.equal(outcomes.filter((outcome) => outcome === "approved").length, 9);
});

worldTest("qr: concurrent approvals are counted one by one", async (world) => {
  const [phone] = await phones(world, 1);
  const opened = [];
  for (let i = 0; i < 12; i++) opened.push(await open(world, phone));
  world.asked.length = 0;
  const outcomes = (await Promise.all(opened.map(({ approve }) => approve())))
    .map(({ outcome }) => outcome);
  assert.equal(outcomes.filter((outcome) => outcome === "approved").length, 5);
  assert.equal(outcomes.filter((outcome) => outcome === "limited").length, 7);
  assert.equal(world.asked.length, 5);
});

worldTest("qr: a registry that does not answer costs no approval", async (world) => {
  const [phone] = await phones(world, 1);
  for (let i = 0; i < 2; i++) assert.equal((await approve(world, phone)).outcome, "approved");
  const { approve: pick } = await open(world, phone);
  world.outside.down.add("sim");
  for (let i = 0; i < 6; i++) assert.equal((await pick()).outcome, "registry_unavailable");
  world.outside.down.clear();
  assert.equal((await pick()).outcome, "approved");
  for (let i = 0; i < 2; i++) assert.equal((await approve(world, phone)).outcome, "approved");
  assert.equal((await approve(world, phone)).outcome, "limited");
});

worldTest("qr: one person's approvals do not count for another", async (world) => {
  const [first, second] = await phones(world, 2);
  for (const phone of [first, second]) {
    for (let i = 0; i < 5; i++) await approve(world, phone);
  }
  const [other] = await phones(world, 1, "omid");
  assert.equal((await approve(world, other)).outcome, "approved");
});

Deno.test("qrAllowedAt(): the later of two used-up budgets decides", () => {
  const NOW = Date.UTC(2026, 10, 22);
  const spent = (...minutes: number[]) => ({
    uses: { key: [], version: null, value: minutes.map((ago) => NOW - ago * MINUTE) },
    limit: 2,
  });
  assert.equal(qrAllowedAt([spent(50, 40), spent(30, 20)], NOW), NOW + 30 * MINUTE);
  assert.equal(qrAllowedAt([spent(30, 20), spent(50, 40)], NOW), NOW + 30 * MINUTE);
  assert.equal(qrAllowedAt([spent(40), spent(50, 40)], NOW), NOW + 10 * MINUTE);
  assert.equal(qrAllowedAt([spent(40), spent(60, 40)], NOW), null);
});

worldTest("qr: approving again what is approved costs nothing", async (world) => {
  const [phone] = await phones(world, 1);
  const { approve: pick } = await open(world, phone);
  for (let i = 0; i < 8; i++) assert.equal((await pick()).outcome, "approved");
  for (let i = 0; i < 4; i++) assert.equal((await approve(world, phone)).outcome, "approved");
});

for (const [whose, limit] of [["phone", 15], ["person", 30]] as const) {
  worldTest(`qr: ${limit} codes an hour are opened by a ${whose}`, async (world) => {
    const all = await phones(world, 3);
    const holders = whose === "phone" ? all.slice(0, 1) : all;
    const first = world.clock.now();
    for (let i = 0; i < limit; i++) {
      const { opened } = await open(world, holders[Math.floor(i / 15)]);
      assert.equal(opened.outcome, "open", `code ${i + 1}`);
    }
    const one = await open(world, holders.at(-1)!);
    assert.deepEqual(one.opened, { outcome: "limited", retryAt: first + HOUR });
    assert.equal((await currentQrTicket(world.deps, one.token))?.state, "waiting");
    assert.equal((await recorded(world, "qr.opened")).length, limit);
  });
}

worldTest("qr: viewing an opened code again costs nothing", async (world) => {
  const [phone] = await phones(world, 1);
  const { waiting: { id } } = await drawQrTicket(world.deps, ASKER);
  for (let i = 0; i < 40; i++) {
    assert.equal((await openQrTicket(world.deps, phone, id)).outcome, "open");
  }
});

worldTest(
  "qr: a used-up budget is recorded once, however often it is tried again",
  async (world) => {
    const [phone] = await phones(world, 1);
    for (let i = 0; i < 10; i++) await approve(world, phone);
    const records = await recorded(world, "qr.limited");
    assert.deepEqual(records.map(({ detail, accountId }) => ({ detail, accountId })), [{
      detail: { session: phone.live.session.id, use: "approval" },
      accountId: "sara",
    }]);
  },
);
