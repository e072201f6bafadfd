import assert from "node:assert/strict";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import { listBox } from "../../../domain/messages/box.ts";
import {
  createLetterNewsSender,
  createLetterNoticeSender,
  LETTER_NEWS,
  LETTER_NOTICE,
} from "../../../domain/messages/letter_notices.ts";
import type { NewLetter, Posted } from "../../../domain/messages/post_letter.ts";
import { postLetter } from "../../../domain/messages/post_letter.ts";
import { isSound } from "../../../domain/messages/proof.ts";
import {
  readPostedLetter,
  replaceLetter,
  withdrawLetter,
} from "../../../domain/messages/retract_letter.ts";
import { confirmLetter, openLetter, readOwnLetter } from "../../../domain/messages/serve_letter.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { noticeSettingsRecord } from "../../../domain/notice/settings.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { countNeedsMe, countUnread } from "../../support/box_counts.ts";
import { agency, introduce, newLetter } from "../../support/letters.ts";
import { deliverDue } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court", { attributes: ["national_id"] });
const TAX = agency("tax");

async function withSara(world: World) {
  const account = await writeAccount(world, {
    id: "sara",
    mobile: "09121234567",
    status: "verified",
  });
  const subject = await introduce(world, COURT, "sara");
  return { account, subject };
}

async function post(
  { deps }: World,
  letter: NewLetter,
  key: string = crypto.randomUUID(),
  service = COURT,
): Promise<Posted> {
  const digest = JSON.stringify(letter);
  const posted = await postLetter(deps, service, letter, { key, digest });
  assert.notEqual(posted, "key_reused");
  return posted as Posted;
}

const stepsOf = async (world: World, id: string) =>
  (await readOwnLetter(world, "sara", id))!.proof.steps.map(({ step }) => step);
const told = async ({ store }: World, service = COURT) =>
  (await eventsAfter(store, service.id, { after: 0, limit: 100 })).events
    .map(({ sequence, type, subject }) => ({ sequence, type, subject }));

function deliver(world: World) {
  const deps = { ...world.deps, catalogue: createCatalogue({ services: [COURT, TAX] }) };
  return deliverDue(world, {
    [LETTER_NOTICE]: createLetterNoticeSender(deps),
    [LETTER_NEWS]: createLetterNewsSender(deps),
  });
}

worldTest("a letter: stored, unread, opened once, told to the agency", async (world) => {
  const { subject } = await withSara(world);
  const { id, state } = await post(world, newLetter(subject));
  assert.equal(state, "accepted");
  assert.equal(await countUnread(world.store, "sara"), 1);
  assert.deepEqual(await stepsOf(world, id), ["accepted", "stored"]);
  const { items: [item] } = await listBox(world.deps, "sara");
  assert.ok(item.isUnread && !item.needsMe && item.title === newLetter(subject).title);

  assert.equal(await openLetter(world.deps, "sara", id), true);
  assert.equal(await openLetter(world.deps, "sara", id), true);
  assert.equal(await countUnread(world.store, "sara"), 0);
  assert.deepEqual(await stepsOf(world, id), ["accepted", "stored", "opened"]);
  assert.deepEqual(await told(world), [{ sequence: 1, type: "letter.opened", subject: id }]);
  assert.equal(world.inbox.length, 0);
});

worldTest("a letter: a confirmation opens it too, and happens once", async (world) => {
  const { subject } = await withSara(world);
  const { id } = await post(world, newLetter(subject, { needsConfirmation: true }));
  assert.equal(await countNeedsMe(world.store, "sara"), 1);
  await Promise.all(Array.from({ length: 5 }, () => confirmLetter(world.deps, "sara", id)));
  assert.equal(await countNeedsMe(world.store, "sara"), 0);
  assert.equal(await countUnread(world.store, "sara"), 0);
  const steps = ["accepted", "stored", "opened", "confirmed"];
  assert.deepEqual(await stepsOf(world, id), steps);
  assert.deepEqual((await told(world)).map(({ type }) => type), [
    "letter.opened",
    "letter.confirmed",
  ]);
});

worldTest("a letter: another person's, and another agency's, are not there", async (world) => {
  const { subject } = await withSara(world);
  const { id } = await post(world, newLetter(subject));
  assert.equal(await readOwnLetter(world, "daniel", id), null);
  assert.equal(await openLetter(world.deps, "daniel", id), false);
  assert.equal(await confirmLetter(world.deps, "daniel", id), false);
  assert.equal(await readPostedLetter(world, TAX, id), null);
  assert.equal(await withdrawLetter(world.deps, TAX, { id, reason: "اشتباه" }), null);
  const { recipient: _, ...content } = newLetter(subject);
  const idempotency = { key: "k", digest: "d" };
  assert.equal(await replaceLetter(world.deps, TAX, { id, content }, idempotency), null);
  assert.deepEqual(await stepsOf(world, id), ["accepted", "stored"]);
});

worldTest("posting: 50 times at once with one key is one letter", async (world) => {
  const { subject } = await withSara(world);
  const all = await Promise.all(
    Array.from({ length: 50 }, () => post(world, newLetter(subject), "one")),
  );
  assert.equal(new Set(all.map(({ id }) => id)).size, 1);
  assert.equal(await countUnread(world.store, "sara"), 1);
  const other = await postLetter(world.deps, COURT, newLetter(subject, { title: "دیگر" }), {
    key: "one",
    digest: "other",
  });
  assert.equal(other, "key_reused");
  // The key is the agency's own.
  const inTax = await introduce(world, TAX, "sara");
  await post(world, newLetter(inTax), "one", TAX);
  assert.equal(await countUnread(world.store, "sara"), 2);
});

worldTest("posting: who cannot be reached is not told apart", async (world) => {
  const { subject } = await withSara(world);
  await writeAccount(world, { id: "temporary", status: "temporary" });
  const temporary = await introduce(world, COURT, "temporary");
  const inTax = await introduce(world, TAX, "sara");
  for (const unknown of ["A".repeat(43), temporary, inTax, ""]) {
    const { state, id } = await post(world, newLetter(unknown));
    assert.equal(state, "not_reachable", unknown);
    assert.match(id, /^[0-9a-f-]{36}$/);
  }
  assert.equal((await post(world, newLetter(subject))).state, "accepted");
});

worldTest(
  "box: a letter that arrives between two pages repeats and hides no row",
  async (world) => {
    const { subject } = await withSara(world);
    const ids: string[] = [];
    const postOne = async () => {
      world.clock.time += 1;
      ids.unshift((await post(world, newLetter(subject))).id);
    };
    for (let i = 0; i < 25; i++) await postOne();
    const first = await listBox(world.deps, "sara");
    await postOne();
    const second = await listBox(world.deps, "sara", { cursor: first.next });
    const shown = [...first.items, ...second.items].map(({ id }) => id);
    assert.deepEqual(shown, ids.slice(1));
    assert.equal(second.next, undefined);
    // Another person's cursor, and one of another filter, give the first page.
    assert.ok((await listBox(world.deps, "daniel", { cursor: first.next })).isFirst);
    assert.ok((await listBox(world.deps, "sara", { cursor: first.next, only: "unread" })).isFirst);
    const unread = await listBox(world.deps, "sara", { only: "unread", limit: 100 });
    assert.deepEqual(unread.items.map(({ id }) => id), ids);
  },
);

worldTest("a letter that was withdrawn or replaced stays visible", async (world) => {
  const { subject } = await withSara(world);
  const first = await post(world, newLetter(subject, { needsConfirmation: true }));
  const { recipient: _, ...content } = newLetter(subject, { title: "رأی اصلاحی" });
  const idempotency = { key: "again", digest: "d" };
  const replace = () => replaceLetter(world.deps, COURT, { id: first.id, content }, idempotency);
  const second = await replace();
  assert.ok(second && typeof second === "object" && "id" in second);
  assert.deepEqual(await replace(), second);
  const old = (await readOwnLetter(world, "sara", first.id))!.letter;
  assert.equal(old.replacedBy, second.id);
  assert.equal((await readOwnLetter(world, "sara", second.id))!.letter.replaces, first.id);
  assert.equal(await countNeedsMe(world.store, "sara"), 0);
  assert.equal(
    await withdrawLetter(world.deps, COURT, { id: first.id, reason: "اشتباه" }),
    "past",
  );
  const reason = "به اشتباه فرستاده شد";
  const withdraw = () => withdrawLetter(world.deps, COURT, { id: second.id, reason });
  assert.equal(await withdraw(), "withdrawn");
  assert.equal(await withdraw(), "withdrawn");
  assert.deepEqual(await stepsOf(world, second.id), ["accepted", "stored", "withdrawn"]);
  const { items } = await listBox(world.deps, "sara");
  assert.deepEqual(items.map(({ past }) => past).sort(), ["replaced", "withdrawn"]);
});

worldTest("a legal letter: SMS at once, after 3 and 7 days, then paper", async (world) => {
  const { subject } = await withSara(world);
  const { id } = await post(world, newLetter(subject, { isLegal: true }));
  const counts: number[] = [];
  for (const wait of [0, 2 * DAY, DAY, 3 * DAY, DAY, 2 * DAY]) {
    world.clock.time += wait;
    await deliver(world);
    counts.push(world.inbox.length);
  }
  assert.deepEqual(counts, [1, 1, 2, 2, 3, 3]);
  assert.deepEqual(await told(world), []);
  world.clock.time += DAY;
  await deliver(world);
  assert.deepEqual(await told(world), [{ sequence: 1, type: "letter.unopened", subject: id }]);
  const sent = ["notice_sent", "notice_sent", "notice_sent"];
  assert.deepEqual(await stepsOf(world, id), ["accepted", "stored", ...sent, "unopened"]);
  const { message } = world.inbox[0];
  assert.ok(message.template === "letter");
  assert.doesNotMatch(JSON.stringify(message), /https?:/);
});

worldTest("a legal letter that was opened reminds nobody", async (world) => {
  const { subject } = await withSara(world);
  const { id } = await post(world, newLetter(subject, { isLegal: true }));
  await deliver(world);
  await openLetter(world.deps, "sara", id);
  world.clock.time += 11 * DAY;
  await deliver(world);
  assert.equal(world.inbox.length, 1);
  assert.deepEqual((await told(world)).map(({ type }) => type), ["letter.opened"]);
});

worldTest(
  "a legal letter: a notice that no operator takes is a step of the proof",
  async (world) => {
    const { subject } = await withSara(world);
    const { id } = await post(world, newLetter(subject, { isLegal: true }));
    world.outside.down.add("sms");
    for (let hours = 0; hours < 5; hours++) {
      await deliver(world);
      world.clock.time += DAY / 24;
    }
    await deliver(world);
    assert.deepEqual(await stepsOf(world, id), ["accepted", "stored", "notice_failed"]);
  },
);

worldTest("proof: a step that was altered, moved or taken out is found", async (world) => {
  const { subject } = await withSara(world);
  const { id } = await post(world, newLetter(subject, { needsConfirmation: true }));
  world.clock.time += DAY;
  await confirmLetter(world.deps, "sara", id);
  const { proof } = (await readOwnLetter(world, "sara", id))!;
  assert.ok(isSound(world.hash, proof));
  const { steps } = proof;
  const [, stored, opened] = steps;
  for (
    const altered of [
      steps.with(2, { ...opened, at: opened.at - 1 }),
      steps.toSpliced(2, 1),
      steps.with(1, opened).with(2, stored),
    ]
  ) assert.ok(!isSound(world.hash, { ...proof, steps: altered }));
  assert.ok(!isSound(world.hash, { ...proof, letter: "other" }));
});

worldTest(
  "a letter that asks nothing: told once, by the channels that were chosen",
  async (world) => {
    const { account, subject } = await withSara(world);
    await post(world, newLetter(subject));
    await deliver(world);
    assert.deepEqual(
      [world.inbox, world.mailbox],
      [[], []],
      "by default by e-mail, if there is one",
    );
    const contactEmail = { address: "sara@example.ir", confirmedAt: 0, session: "s" };
    const write = commitTo(world.store).set(accountRecord("sara"), { ...account, contactEmail });
    await write.set(noticeSettingsRecord("sara"), { language: "en" }).commit();
    const { id } = await post(world, newLetter(subject));
    await deliver(world);
    assert.equal(world.inbox.length, 0);
    const [{ to, mail }, ...others] = world.mailbox.splice(0);
    assert.equal(to, "sara@example.ir");
    assert.equal(others.length, 0);
    assert.match(mail.text, /has sent you a letter on 22\/11\/2026/);
    assert.ok(!mail.text.includes(newLetter(subject).title), "nothing of what it says");
    assert.deepEqual(await stepsOf(world, id), ["accepted", "stored"]);

    await post(world, newLetter(subject, { isLegal: true }));
    await deliver(world);
    assert.equal(world.inbox.length, 1, "of a legal one by SMS, which is not chosen");
    assert.equal(world.mailbox.length, 1);
  },
);
