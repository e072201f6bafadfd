/** Asking for the end of an account, and regretting it. */
import assert from "node:assert/strict";
import { askDeletion, cancelDeletion } from "../../../domain/deletion/ask.ts";
import { ACCOUNT_DELETION, REGRET_TIME } from "../../../domain/deletion/deletion.ts";
import { createDeletionSenders } from "../../../domain/deletion/senders.ts";
import { DELETION_NOTICE, DELETION_REMINDER, refusalToken } from "../../../domain/notice/notice.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { auditOf } from "../../support/audit.ts";
import { inOutbox, waitingNotices } from "../../support/outbox.ts";
import { readAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { type Signed, signedIn } from "../passkey/passkeys.ts";
import { deliver } from "./leaving.ts";

const ask = ({ deps }: World, { caller, live }: Signed) => askDeletion(deps, caller, live);
const cancel = ({ deps }: World, { caller, live }: Signed) => cancelDeletion(deps, caller, live);
const pending = async (world: World) =>
  (await inOutbox(world.store)).filter(({ kind }) => kind === ACCOUNT_DELETION);

worldTest("deletion: asked once, however often the button is pressed", async (world) => {
  const signed = await signedIn(world);
  const { account, session } = signed.live;
  const now = world.clock.time;
  const all = await Promise.all([ask(world, signed), ask(world, signed), ask(world, signed)]);
  for (const one of all) assert.deepEqual(one, { outcome: "asked", dueAt: now + REGRET_TIME });
  const deletion = { askedAt: now, dueAt: now + REGRET_TIME };
  assert.deepEqual((await readAccount(world, account.id)).deletion, deletion);
  assert.deepEqual((await pending(world)).map(({ dueAt }) => dueAt), [now + REGRET_TIME]);
  assert.deepEqual(await auditOf(world, "account.deletion_asked"), [{
    at: now,
    event: "account.deletion_asked",
    requestId: "request-1",
    ip: "address-1",
    accountId: account.id,
    detail: { session: session.id },
  }]);
  world.clock.time += MINUTE;
  const later = { outcome: "asked", dueAt: now + REGRET_TIME };
  assert.deepEqual(await ask(world, signed), later, "the day stays");
  world.clock.time += DAY;
  assert.deepEqual(await ask(world, signed), { outcome: "elsewhere" }, "the session has ended");
});

worldTest(
  "deletion: the person is told of the day, in a message of its own kind",
  async (world) => {
    const signed = await signedIn(world);
    await world.settled();
    await ask(world, signed);
    assert.ok((await inOutbox(world.store)).some(({ kind }) => kind === DELETION_NOTICE));
    await world.settled();
    const told = world.inbox.at(-1)!.message;
    assert.ok(told.template === "notice");
    assert.equal(told.what, "درخواست حذف حساب");
    assert.match(told.about, /^حذف در ۱۴۰۵\/۰۹\/۰۸/);
    assert.ok(told.about.split(" ").length <= 9);
  },
);

const toldOfDeletion = ({ inbox }: World) =>
  inbox.flatMap(({ message }) =>
    message.template === "notice" && /حذف/.test(message.what) ? [message.what] : []
  );

worldTest("deletion: a day before, the person hears of it again, with a link", async (world) => {
  const signed = await signedIn(world);
  await world.settled();
  await ask(world, signed);
  await world.settled();
  const first = toldOfDeletion(world);
  world.clock.time += REGRET_TIME - DAY - 1;
  await world.settled();
  assert.deepEqual(toldOfDeletion(world), first);
  world.clock.time += 1;
  await world.settled();
  assert.deepEqual(toldOfDeletion(world), [...first, "حذف حساب شما نزدیک است"]);
  const { message } = world.inbox.at(-1)!;
  assert.ok(message.template === "notice" && /^حذف در ۱۴۰۵\/۰۹\/۰۸/.test(message.about));
  world.clock.time += DAY - 1;
  await refuse(world.deps, /\/not-me\/([\w-]{43})/.exec(message.link)![1], "r");
  const { deletion } = await readAccount(world, signed.live.account.id);
  assert.equal(deletion, undefined, "the link counts until the last moment");
});

worldTest("deletion: who has regretted it hears nothing more of it", async (world) => {
  const signed = await signedIn(world);
  await ask(world, signed);
  await world.settled();
  const told = toldOfDeletion(world);
  const [{ id }] = await waitingReminders(world);
  const waiting = refusalToken(world.hash, id);
  await cancel(world, signed);
  assert.deepEqual(await waitingReminders(world), []);
  await ask(world, signed);
  await refuse(world.deps, waiting, "r");
  assert.equal((await waitingReminders(world)).length, 1, "a link leaves it to its sender");
  world.clock.time += REGRET_TIME;
  await world.settled();
  assert.deepEqual(toldOfDeletion(world).length, told.length + 1, "of the second request alone");
});

const waitingReminders = async ({ store }: World) =>
  (await inOutbox(store)).filter(({ kind }) => kind === DELETION_REMINDER);

worldTest("deletion: it needs a sign-in of the last minutes, in this browser", async (world) => {
  const signed = await signedIn(world);
  world.clock.time += 5 * MINUTE + 1000;
  assert.deepEqual(await ask(world, signed), { outcome: "proof_needed" });
  assert.equal((await readAccount(world, signed.live.account.id)).deletion, undefined);
});

worldTest("deletion: regretted in any session, and nothing happens on the day", async (world) => {
  const signed = await signedIn(world);
  await ask(world, signed);
  world.clock.time += 6 * DAY;
  const later = await signedIn(world, "later");
  for (let i = 0; i < 2; i++) assert.deepEqual(await cancel(world, later), { outcome: "kept" });
  assert.deepEqual(await cancel(world, signed), { outcome: "elsewhere" });
  assert.deepEqual(await pending(world), []);
  assert.equal((await auditOf(world, "account.deletion_cancelled")).length, 1);
  world.clock.time += 2 * DAY;
  await deliver(world);
  assert.ok(await readAccount(world, signed.live.account.id));
});

worldTest("deletion: a message of a request that was regretted ends no account", async (world) => {
  const signed = await signedIn(world);
  await ask(world, signed);
  const [{ content }] = await pending(world);
  await cancel(world, signed);
  world.clock.time += MINUTE;
  await ask(world, signed);
  const message = { id: "1", kind: ACCOUNT_DELETION, receiver: "r", at: 0, content };
  await createDeletionSenders(world.deps)[ACCOUNT_DELETION].send(message);
  assert.ok((await readAccount(world, signed.live.account.id)).deletion, "the later one stands");
});

worldTest(
  "deletion: asked and taken back again and again, it is audited once an hour",
  async (world) => {
    const signed = await signedIn(world);
    for (let i = 0; i < 5; i++) {
      await ask(world, signed);
      await cancel(world, signed);
      world.clock.time += MINUTE / 2;
    }
    assert.equal((await auditOf(world, "account.deletion_asked")).length, 1);
    assert.equal((await auditOf(world, "account.deletion_cancelled")).length, 1);
  },
);

worldTest("deletion: the link of its notice undoes it, once", async (world) => {
  const signed = await signedIn(world);
  await world.settled();
  await ask(world, signed);
  const [{ id }] = await waitingNotices(world.store);
  const token = refusalToken(world.hash, id);
  await refuse(world.deps, token, "r");
  const { account } = signed.live;
  assert.equal((await readAccount(world, account.id)).deletion, undefined);
  const again = await signedIn(world, "again");
  await ask(world, again);
  await refuse(world.deps, token, "r");
  assert.ok((await readAccount(world, account.id)).deletion, "a link that was used does nothing");
});
