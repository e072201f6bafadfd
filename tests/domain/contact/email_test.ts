/** An e-mail address is entered, confirmed, changed, removed, and taken away by «من نبودم». */
import assert from "node:assert/strict";
import { confirmEmail, pendingEmail, removeEmail } from "../../../domain/contact/confirm_email.ts";
import { EMAIL_CODE_RULES } from "../../../domain/contact/pending.ts";
import { requestEmail } from "../../../domain/contact/request_email.ts";
import { parseEmail } from "../../../domain/identity/contact_email.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { AddressRefused, type DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { EMAIL_NOTICE } from "../../../domain/notice/notice.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import { auditOf } from "../../support/audit.ts";
import { inOutbox } from "../../support/outbox.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

interface Signed {
  caller: Caller;
  live(): Promise<LiveSession>;
}

async function signedIn(world: World, name = "first"): Promise<Signed> {
  const caller = world.caller(name);
  const { sessionToken } = await signIn(world, caller);
  await world.settled();
  return {
    caller,
    live: async () => (await createLiveSessions(world.deps).ofWindow(sessionToken))!,
  };
}

const ask = async (world: World, { caller, live }: Signed, typed: string) =>
  await requestEmail(world.deps, caller, await live(), typed);
const enter = async (world: World, { caller, live }: Signed, code: string) =>
  await confirmEmail(world.deps, caller, await live(), code);
const remove = async (world: World, { caller, live }: Signed) =>
  await removeEmail(world.deps, caller, await live());
const addressOf = async ({ live }: Signed) => (await live()).account.contactEmail?.address;

/** The code in the last mail to this address. */
function codeTo(world: World, address: string): string {
  const { mail } = world.mailbox.findLast(({ to }) => to === address)!;
  return /\b\d{6}\b/.exec(mail.text)![0];
}

async function confirmed(world: World, signed: Signed, address: string) {
  assert.deepEqual(await ask(world, signed, address), { outcome: "sent" });
  const code = codeTo(world, address);
  assert.deepEqual(await enter(world, signed, code), { outcome: "confirmed" });
  await world.settled();
}

const linkOf = (text: string) => /\/not-me\/([\w-]{43})/.exec(text)?.[1];

Deno.test("an e-mail address: what is one, and how it is kept", () => {
  for (
    const [typed, address] of [
      ["sara@example.ir", "sara@example.ir"],
      ["  Sara.M+gov@Example.IR\u200f ", "Sara.M+gov@example.ir"],
      ["mailto:sara@example.ir", "sara@example.ir"],
      ["sara۱۲@example.ir", "sara12@example.ir"],
    ]
  ) assert.deepEqual(parseEmail(typed), { address });
  assert.deepEqual(parseEmail(" \u200f"), { error: "missing" });
  for (
    const typed of [
      "sara",
      "sara@",
      "@example.ir",
      "sara@localhost",
      "a@b.ir, c@d.ir",
      "sara@example.ir\r\nBcc: x@y.ir",
      "<sara@example.ir>",
      `${"a".repeat(250)}@example.ir`,
    ]
  ) assert.deepEqual(parseEmail(typed), { error: "format" }, typed);
});

worldTest(
  "e-mail: it counts once the code came back, in any browser of the person",
  async (world) => {
    const signed = await signedIn(world);
    const elsewhere = await signedIn(world, "second");
    const { account } = await signed.live();
    assert.deepEqual(await ask(world, signed, "sara@example.ir"), { outcome: "sent" });
    assert.equal(await addressOf(signed), undefined);
    assert.equal((await pendingEmail(world.deps, account.id))?.address, "sara@example.ir");
    const code = codeTo(world, "sara@example.ir");
    assert.ok(!world.mailbox.at(-1)!.mail.text.includes("سارا"), "it names nobody");
    assert.deepEqual(await enter(world, elsewhere, code), { outcome: "confirmed" });
    assert.equal(await addressOf(signed), "sara@example.ir");
    assert.equal(await pendingEmail(world.deps, account.id), null);
    assert.deepEqual(await enter(world, signed, code), { outcome: "lapsed" });
    const kinds = (await inOutbox(world.store)).map(({ kind }) => kind);
    assert.ok(kinds.includes(EMAIL_NOTICE), "by a version that has words for it");
    await world.settled();
    const told = world.inbox.at(-1)!.message;
    assert.ok(told.template === "notice" && told.what === "تغییر ایمیل پیام‌ها");
    for (const event of ["email.asked", "email.confirmed"] as const) {
      const [record, ...others] = await auditOf(world, event);
      assert.equal(record.accountId, account.id);
      assert.equal(others.length, 0);
      assert.ok(!JSON.stringify(record).includes("example"), "no address in the log");
    }
  },
);

worldTest("e-mail: five tries, and half an hour", async (world) => {
  const signed = await signedIn(world);
  await ask(world, signed, "sara@example.ir");
  const right = codeTo(world, "sara@example.ir");
  const wrong = right === "000000" ? "111111" : "000000";
  assert.deepEqual(await enter(world, signed, ""), { outcome: "invalid", error: "missing" });
  assert.deepEqual(await enter(world, signed, "12"), { outcome: "invalid", error: "format" });
  for (let triesLeft = EMAIL_CODE_RULES.tries - 1; triesLeft > 0; triesLeft--) {
    assert.deepEqual(await enter(world, signed, wrong), { outcome: "wrong", triesLeft });
  }
  assert.deepEqual(await enter(world, signed, wrong), { outcome: "lapsed" });
  assert.deepEqual(await enter(world, signed, right), { outcome: "lapsed" });
  await ask(world, signed, "sara@example.ir");
  world.clock.time += EMAIL_CODE_RULES.lifetime;
  const late = codeTo(world, "sara@example.ir");
  assert.deepEqual(await enter(world, signed, late), { outcome: "lapsed" });
  assert.equal(await addressOf(signed), undefined);
});

worldTest("e-mail: five codes a day, which count for the sender alone", async (world) => {
  const signed = await signedIn(world);
  world.outside.down.add("mail");
  const failed = await ask(world, signed, "sara@example.ir");
  assert.equal(failed.outcome, "undelivered");
  world.outside.down.delete("mail");
  for (let i = 0; i < 5; i++) {
    assert.equal((await ask(world, signed, `sara${i}@example.ir`)).outcome, "sent");
  }
  const limited = await ask(world, signed, "sara@example.ir");
  assert.ok(limited.outcome === "limited" && limited.retryAt === world.clock.time + DAY);
});

worldTest("e-mail attack: addresses that the mail server refuses count", async (world) => {
  const signed = await signedIn(world);
  const refusing = (failure: DeliveryFailed) => () => Promise.reject(failure);
  world.deps.mail!.send = refusing(new AddressRefused(60));
  const tried: string[] = [];
  for (let i = 0; i < 6; i++) {
    tried.push((await ask(world, signed, `sara${i}@example.ir`)).outcome);
  }
  assert.deepEqual(tried, [...Array(5).fill("undelivered"), "limited"]);
});

worldTest(
  "e-mail: the old address is told of a change, with a link that takes it back",
  async (world) => {
    const signed = await signedIn(world);
    await confirmed(world, signed, "sara@example.ir");
    const thief = await signedIn(world, "thief");
    assert.deepEqual(await ask(world, thief, "sara@example.ir"), {
      outcome: "invalid",
      error: "same",
    });
    await confirmed(world, thief, "thief@example.ir");
    const told = world.mailbox.at(-1)!;
    assert.equal(told.to, "sara@example.ir");
    assert.match(told.mail.text, /ایمیل پیام‌های شما عوض یا حذف شد/);
    assert.ok(!told.mail.text.includes("thief@"), "not even masked");
    const refused = await refuse(world.deps, linkOf(told.mail.text)!, "request");
    assert.equal(refused?.first, true);
    assert.equal(await addressOf(signed), undefined, "the thief's is gone, the session stays");
    assert.equal(await thief.live(), null);
  },
);

worldTest(
  "e-mail: «من نبودم» of the sign-in takes away what was confirmed there",
  async (world) => {
    const signed = await signedIn(world);
    const thief = await signedIn(world, "thief");
    const notice = world.inbox.findLast(({ message }) => message.template === "notice")!.message;
    await confirmed(world, thief, "thief@example.ir");
    assert.equal(await addressOf(signed), "thief@example.ir");
    assert.ok(notice.template === "notice");
    await refuse(world.deps, linkOf(notice.link)!, "request");
    assert.equal(await addressOf(signed), undefined);
  },
);

worldTest("e-mail: «من نبودم» of another browser leaves the person's own", async (world) => {
  const signed = await signedIn(world);
  await confirmed(world, signed, "sara@example.ir");
  await signedIn(world, "thief");
  const notice = world.inbox.findLast(({ message }) => message.template === "notice")!.message;
  assert.ok(notice.template === "notice");
  await refuse(world.deps, linkOf(notice.link)!, "request");
  assert.equal(await addressOf(signed), "sara@example.ir");
});

worldTest("e-mail: removed, and the old address is told", async (world) => {
  const signed = await signedIn(world);
  const { account } = await signed.live();
  await confirmed(world, signed, "sara@example.ir");
  const mails = world.mailbox.length;
  assert.equal(await remove(world, signed), "removed");
  assert.equal(await remove(world, signed), "removed", "pressed twice");
  assert.equal(await addressOf(signed), undefined);
  await world.settled();
  assert.deepEqual(world.mailbox.slice(mails).map(({ to }) => to), ["sara@example.ir"]);
  assert.deepEqual((await auditOf(world, "email.removed")).map(({ accountId }) => accountId), [
    account.id,
  ]);
});

worldTest("e-mail: a session that has ended changes nothing", async (world) => {
  const signed = await signedIn(world);
  const live = await signed.live();
  await ask(world, signed, "sara@example.ir");
  const code = codeTo(world, "sara@example.ir");
  const gone = { ...live, sessionDigest: "gone" };
  const { caller } = signed;
  const asked = await requestEmail(world.deps, caller, gone, "other@example.ir");
  assert.deepEqual(asked, { outcome: "elsewhere" });
  const entered = await confirmEmail(world.deps, caller, gone, code);
  assert.deepEqual(entered, { outcome: "elsewhere" });
  assert.equal(await removeEmail(world.deps, caller, gone), "elsewhere");
  const without = { ...world.deps, mail: undefined };
  assert.deepEqual(await requestEmail(without, caller, live, "other@example.ir"), {
    outcome: "elsewhere",
  });
  assert.equal((await pendingEmail(world.deps, live.account.id))?.address, "sara@example.ir");
});
