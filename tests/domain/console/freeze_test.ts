/** Sessions are ended by support, and an account is closed and opened again. */
import assert from "node:assert/strict";
import { type AccountAct, actOnAccount } from "../../../domain/console/freeze.ts";
import { PERSON_CHANGED } from "../../../domain/events/person_changed.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { AccountFrozen } from "../../../domain/sign_in/open_session.ts";
import { createSupportSender, SUPPORT_ANSWERED } from "../../../domain/support/answer.ts";
import { noticeSettingsRecord } from "../../../domain/notice/settings.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import { createMessages } from "../../../views/mod.ts";
import { auditOf } from "../../support/audit.ts";
import { deliverDue, inOutbox } from "../../support/outbox.ts";
import { signInSara } from "./sara.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

async function begin(world: World) {
  const { sessionToken, id } = await signInSara(world);
  const live = () => createLiveSessions(world.deps).ofWindow(sessionToken);
  const act = (act: AccountAct) => actOnAccount(world.deps, { accountId: id, act, by: "zahra" });
  return { id, live, act };
}

worldTest("freeze: sessions end, and no way in opens another until it is opened", async (world) => {
  const { id, live, act } = await begin(world);
  assert.ok(await live());
  assert.equal(await act("freeze"), true);
  assert.equal(await act("freeze"), false);
  assert.equal(await live(), null);
  world.clock.time += DAY;
  await assert.rejects(signInSara(world, "again"), AccountFrozen);
  assert.equal((await auditOf(world, "session.created")).length, 1);
  assert.equal(await act("unfreeze"), true);
  assert.equal(await act("unfreeze"), false);
  assert.equal(await live(), null, "the old session stays ended");
  await signInSara(world, "third");
  const acts = [
    ...await auditOf(world, "account.frozen"),
    ...await auditOf(world, "account.unfrozen"),
  ];
  assert.deepEqual(acts.map(({ event, accountId, detail }) => [event, accountId, detail]), [
    ["account.frozen", id, { staff: "zahra" }],
    ["account.unfrozen", id, { staff: "zahra" }],
  ]);
});

worldTest("freeze: services are told once that the account is closed", async (world) => {
  const { id, act } = await begin(world);
  const told = async () =>
    (await inOutbox(world.store)).filter(({ kind }) => kind === PERSON_CHANGED)
      .map(({ content }) => content);
  await act("end_sessions");
  assert.deepEqual(await told(), []);
  await act("freeze");
  const disabled = { accountId: id, facts: [{ fact: "disabled" }] };
  assert.deepEqual(await told(), [disabled]);
  await act("freeze");
  await act("unfreeze");
  assert.deepEqual(await told(), [disabled]);
});

worldTest("end sessions: the person may sign in again", async (world) => {
  const { live, act } = await begin(world);
  assert.equal(await act("end_sessions"), true);
  assert.equal(await live(), null);
  world.clock.time += DAY;
  await signInSara(world, "again");
  const [{ detail }] = await auditOf(world, "session.ended");
  assert.deepEqual(detail, { staff: "zahra", all: true });
});

worldTest("freeze: the person is told by SMS, whatever they chose", async (world) => {
  const { id, act } = await begin(world);
  await commitTo(world.store)
    .set(noticeSettingsRecord(id), { channels: { support: [] } }).commit();
  world.inbox.length = 0;
  await act("freeze");
  await deliverDue(world, { [SUPPORT_ANSWERED]: createSupportSender(world.deps) });
  assert.deepEqual(world.inbox.map(({ mobile }) => mobile), [SARA.mobile]);
});

worldTest(
  "acts: the person reads what was done, and not that there is an answer",
  async (world) => {
    const { act } = await begin(world);
    const messages = createMessages(new Map(await loadTexts(GUIDE_IMPRINTS)), GUIDE_IMPRINTS, [
      "en",
    ]);
    world.inbox.length = 0;
    await act("end_sessions");
    await act("freeze");
    assert.equal(await act("end_sessions"), false, "there are none");
    await act("unfreeze");
    await deliverDue(world, {
      [SUPPORT_ANSWERED]: createSupportSender({ ...world.deps, messages }),
    });
    const link = `${world.deps.window}/contact`;
    const told = world.inbox.map(({ message }) =>
      message.template === "notice" && [message.what, message.link]
    );
    assert.deepEqual(told.toSorted(), [
      ["باز شدن حساب به دست پشتیبانی", link],
      ["بسته شدن حساب به دست پشتیبانی", link],
      ["پایان ورودهای فعال به دست پشتیبانی", link],
    ]);
    for (const [name, words] of [["fa", "بست"], ["en", "closed"], ["ar", "أغلق"]]) {
      const done = { act: "account_closed", contact: link } as const;
      const mail = messages.newsMail({ subject: "support", at: world.clock.time, done }, name);
      assert.ok(mail.text.includes(words) && !mail.text.includes(link), name);
    }
  },
);

worldTest("acts: there is nothing to do where there is no account", async (world) => {
  const act = { accountId: "nobody", act: "freeze", by: "zahra" } as const;
  assert.equal(await actOnAccount(world.deps, act), false);
});
