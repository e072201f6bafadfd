/** A person gets one message a minute of each kind, and no event is lost. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { DAY, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { JOINED_WITHIN, MAX_JOINED, nextDueAt } from "../../../domain/notice/include_notice.ts";
import type { NoticeEvent } from "../../../domain/notice/notice.ts";
import { readRefusal, refuse } from "../../../domain/notice/refuse.ts";
import { sendDueNotices, waitingNotices } from "../../support/outbox.ts";
import { countLive, seedSessions, writeAccount } from "../../support/sessions.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";
import { includeNotice } from "../../support/deciding.ts";
import { eventually } from "../../support/waiting.ts";

const DEVICE = { browser: "Firefox", system: "Windows" } as const;

const sara = (world: World) => writeAccount(world, { id: "sara", mobile: SARA.mobile });

/** An event of one session of this account, in a commit of its own. */
async function tell(world: World, account: Account, more: Partial<NoticeEvent> = {}) {
  const event: NoticeEvent = {
    kind: "new_browser",
    accountId: account.id,
    session: "session",
    device: DEVICE,
    place: "185.12.*",
    language: "fa",
    ...more,
  };
  await eventually(async () => {
    const write = commitTo(world.store);
    await includeNotice(world.deps, write, event);
    assert.ok(await write.commit(), "somebody came in between");
  });
}

/** The messages sent since the last call. */
async function sent(world: World) {
  await sendDueNotices(world.deps);
  return world.inbox.splice(0).map(({ mobile, message }) => {
    assert.ok("link" in message);
    return { mobile, ...message, token: new URL(message.link).pathname.split("/").at(-1)! };
  });
}

worldTest(
  "the first is sent at once; those in the following minute together at its end",
  async (world) => {
    const account = await sara(world);
    const begin = world.clock.time;
    await tell(world, account, { session: "1" });
    const [first, ...none] = await sent(world);
    assert.ok(first.template === "notice");
    assert.doesNotMatch(first.about, /مورد دیگر/);
    assert.deepEqual(none, []);

    for (let i = 2; i <= 5; i++) {
      world.clock.time += SECOND;
      await tell(world, account, { session: String(i) });
      assert.deepEqual(await sent(world), []);
    }
    world.clock.time = begin + MINUTE - 1;
    assert.deepEqual(await sent(world), []);
    world.clock.time = begin + MINUTE;
    const [joined, ...others] = await sent(world);
    assert.deepEqual(others, []);
    assert.ok(joined.template === "notice");
    assert.match(joined.about, /Firefox Windows 185\.12\.\*.? و ۳ مورد دیگر/);
    assert.ok(joined.about.split(" ").length <= 9, "a token20 of the operator");
    const told = (await readRefusal(world.deps, joined.token))!;
    assert.equal(told.notice.more, 3);
    assert.deepEqual(told.closes.map(({ session }) => session), ["2", "3", "4", "5"]);
    assert.notEqual(joined.token, first.token);
  },
);

worldTest("a link for several ends all of them, and only them", async (world) => {
  const account = await sara(world);
  const before = await seedSessions(world, account, 1, { browser: "own" });
  const theirs: string[] = [];
  await tell(world, account, { session: "first", browser: "own" });
  await sent(world);
  for (const browser of ["b1", "b2", "b3"]) {
    theirs.push(...await seedSessions(world, account, 2, { browser }));
    await tell(world, account, { session: "one of them", browser });
  }
  world.clock.time += MINUTE;
  const [joined] = await sent(world);
  assert.equal(await countLive(world, theirs), 6);
  assert.partialDeepStrictEqual(await refuse(world.deps, joined.token, "r"), {
    first: true,
    several: true,
  });
  assert.equal(await countLive(world, theirs), 0);
  assert.equal(await countLive(world, before), 1);
  assert.partialDeepStrictEqual(await refuse(world.deps, joined.token, "r"), {
    first: false,
    several: true,
  });
});

worldTest("messages follow each other by a minute, as long as there are events", async (world) => {
  const account = await sara(world);
  const begin = world.clock.time;
  const times: number[] = [];
  let told = 0;
  for (let second = 0; second < 200; second++) {
    world.clock.time = begin + second * SECOND;
    if (second < 150) await tell(world, account);
    for (const { token } of await sent(world)) {
      times.push(second);
      told += (await readRefusal(world.deps, token))!.closes.length;
    }
  }
  assert.equal(told, 150, "no news is lost");
  assert.deepEqual([...new Set(times)], [0, 60, 120, 180]);
});

worldTest("a message covers twenty at most; further ones make another", async (world) => {
  const account = await sara(world);
  await tell(world, account);
  await sent(world);
  assert.equal(MAX_JOINED, 20);
  for (let i = 0; i < MAX_JOINED + 3; i++) await tell(world, account, { session: String(i) });
  world.clock.time += MINUTE;
  const closed = await Promise.all(
    (await sent(world)).map(async ({ token }) => (await readRefusal(world.deps, token))!.closes),
  );
  assert.deepEqual(closed.map(({ length }) => length).sort(), [3, MAX_JOINED].sort());
  assert.equal(new Set(closed.flat().map(({ session }) => session)).size, MAX_JOINED + 3);
});

worldTest("kinds, people and former numbers are separate", async (world) => {
  const account = await sara(world);
  await tell(world, account);
  await tell(world, account, { kind: "company_session" });
  await tell(world, await writeAccount(world, { id: "omid", mobile: "09350000001" }));
  for (const formerMobile of ["09350000002", "09350000003"]) {
    await tell(world, account, { kind: "new_sim", formerMobile });
  }
  const messages = await sent(world);
  assert.deepEqual(messages.map(({ mobile }) => mobile).sort(), [
    "09121234567",
    "09121234567",
    "09350000001",
    "09350000002",
    "09350000003",
  ]);
});

worldTest("an event during the sending of a message makes another", async (world) => {
  const account = await sara(world);
  await tell(world, account, { session: "1" });
  await sent(world);
  await tell(world, account, { session: "2" });
  world.clock.time += MINUTE;
  const { send } = world.deps.sms;
  world.deps.sms.send = async (...message) => {
    world.deps.sms.send = send;
    // Already claimed, and not sent yet.
    await tell(world, account, { session: "3" });
    return await send(...message);
  };
  const [joined] = await sent(world);
  const closes = async (token: string) =>
    (await readRefusal(world.deps, token))!.closes.map(({ session }) => session);
  assert.deepEqual(await closes(joined.token), ["2"]);
  world.clock.time += MINUTE;
  const [next] = await sent(world);
  assert.deepEqual(await closes(next.token), ["3"]);
});

worldTest("an event does not join what a worker with a faster clock is sending", async (world) => {
  const account = await sara(world);
  await tell(world, account, { session: "1" });
  await sent(world);
  await tell(world, account, { session: "2" });
  const { send } = world.deps.sms;
  world.deps.sms.send = async (...message) => {
    world.deps.sms.send = send;
    await tell(world, account, { session: "3" });
    return await send(...message);
  };
  await sendDueNotices({ ...world.deps, clock: { now: () => world.clock.time + MINUTE } });
  const messages = await sent(world);
  world.clock.time += 2 * MINUTE;
  messages.push(...await sent(world));
  const told = await Promise.all(
    messages.map(async ({ token }) => (await readRefusal(world.deps, token))!.closes),
  );
  assert.deepEqual(told.map((closes) => closes.map(({ session }) => session)), [["2"], ["3"]]);
});

worldTest("an event that was read before a message was claimed does not join it", async (world) => {
  const account = await sara(world);
  await tell(world, account, { session: "1" });
  await sent(world);
  await tell(world, account, { session: "2" });
  const write = commitTo(world.store);
  const event = { accountId: account.id, session: "3", device: DEVICE, language: "fa" };
  await includeNotice(world.deps, write, { kind: "new_browser", ...event });
  world.clock.time += MINUTE;
  assert.equal((await sent(world)).length, 1);
  assert.equal(await write.commit(), false, "it is decided again");
});

worldTest("concurrently, from many browsers, nothing is lost", async (world) => {
  const account = await sara(world);
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => tell(world, account, { session: `${i}` })),
  );
  const messages = await sent(world);
  assert.equal(messages.length, 1);
  world.clock.time += MINUTE;
  messages.push(...await sent(world));
  assert.equal(messages.length, 2);
  const told = await Promise.all(
    messages.map(async ({ token }) => (await readRefusal(world.deps, token))!.closes),
  );
  assert.equal(new Set(told.flat().map(({ session }) => session)).size, 12);
});

worldTest("a joined message is valid for seven days from its last event", async (world) => {
  const account = await sara(world);
  await tell(world, account);
  await tell(world, account);
  world.clock.time += 30 * SECOND;
  await tell(world, account);
  world.clock.time += 30 * SECOND;
  const messages = await sent(world);
  assert.equal(messages.length, 2);
  world.clock.time += 7 * DAY - 30 * SECOND - 1;
  const alive = await Promise.all(messages.map(({ token }) => readRefusal(world.deps, token)));
  assert.deepEqual(alive.map((refusal) => refusal?.closes.length).sort(), [2, undefined]);
});

worldTest("without an account no notice is sent, and nothing waits", async (world) => {
  const account = await sara(world);
  await tell(world, account);
  await commitTo(world.store).delete(accountRecord(account.id)).commit();
  assert.deepEqual(await sent(world), []);
  assert.deepEqual(await waitingNotices(world.store), []);
});

Deno.test("nextDueAt(): at once, at the end of the minute, or with the waiting message", () => {
  const NOW = 1_000_000;
  assert.equal(nextDueAt(undefined, NOW), NOW);
  assert.equal(nextDueAt(NOW - JOINED_WITHIN, NOW), NOW);
  assert.equal(nextDueAt(NOW - 2 * JOINED_WITHIN, NOW), NOW);
  assert.equal(nextDueAt(NOW - JOINED_WITHIN + 1, NOW), NOW + 1);
  assert.equal(nextDueAt(NOW, NOW), NOW + JOINED_WITHIN);
  assert.equal(nextDueAt(NOW + 5, NOW), NOW + 5);
});

worldTest(
  "events of a machine whose clock is behind do not join what is being sent",
  async (world) => {
    const account = await sara(world);
    await tell(world, account, { session: "1" });
    await sent(world);
    await tell(world, account, { session: "2" });
    world.clock.time += MINUTE;
    const { send } = world.deps.sms;
    world.deps.sms.send = async (...message) => {
      world.deps.sms.send = send;
      world.clock.time -= SECOND;
      await tell(world, account, { session: "3" });
      world.clock.time += SECOND;
      return await send(...message);
    };
    const closes = async (token: string) =>
      (await readRefusal(world.deps, token))!.closes.map(({ session }) => session);
    const [being, next] = await sent(world);
    assert.deepEqual(await closes(being.token), ["2"]);
    assert.deepEqual(await closes(next.token), ["3"]);
  },
);
