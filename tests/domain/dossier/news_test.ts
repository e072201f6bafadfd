/** What a citizen is told of a dossier, by which channel and how often. */
import assert from "node:assert/strict";
import { tellOfDossier } from "../../../domain/dossier/agency_acts.ts";
import { supplyMissing } from "../../../domain/dossier/citizen_acts.ts";
import { createDossierNewsSender, DOSSIER_NEWS } from "../../../domain/dossier/news.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { markRead } from "../../../domain/messages/marks.ts";
import { nextMorning } from "../../../domain/messages/period.ts";
import { type NoticeChannel, noticeSettingsRecord } from "../../../domain/notice/settings.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { deliverDue } from "../../support/outbox.ts";
import type { World } from "../../support/sign_in_world.ts";
import { anAct, dossierTest, LIBRARY, MISSING, move, open } from "./world.ts";

/** What left since the last call. */
async function told(world: World) {
  const catalogue = createCatalogue({ services: [LIBRARY] });
  const sender = createDossierNewsSender({ ...world.deps, catalogue });
  await deliverDue(world, { [DOSSIER_NEWS]: sender });
  return [
    ...world.inbox.splice(0).map(({ message }) => message.template),
    ...world.mailbox.splice(0).map(({ to }) => to),
  ];
}

async function reachable(world: World, dossiers?: NoticeChannel[]) {
  const { value } = await read(world.store, accountRecord("sara"));
  const contactEmail = { address: "sara@example.ir", confirmedAt: 0, session: "s" };
  const write = commitTo(world.store)
    .set(accountRecord("sara"), { ...value!, mobile: "09121234567", contactEmail });
  if (dossiers) write.set(noticeSettingsRecord("sara"), { channels: { dossiers } });
  await write.commit();
}

dossierTest("news: the citizen's turn and the end, at once; the rest not by SMS", async (world) => {
  await reachable(world);
  await open(world);
  assert.deepEqual(await told(world), []);
  await move(world, "received", "in_review", { to: "awaiting_citizen", missing: MISSING });
  assert.deepEqual(await told(world), ["dossier"]);
  world.clock.time += 2 * HOUR;
  await move(world, "in_review");
  assert.deepEqual(await told(world), []);
  await move(world, "approved");
  assert.deepEqual(await told(world), ["dossier"]);
  world.clock.time += DAY;
  assert.deepEqual(await told(world), [], "by SMS nothing more");
});

dossierTest("news: it names agency and day, and nothing of the matter", async (world) => {
  await reachable(world, ["sms", "email"]);
  await open(world, { state: "draft" });
  const catalogue = createCatalogue({ services: [LIBRARY] });
  const sender = createDossierNewsSender({ ...world.deps, catalogue });
  await deliverDue(world, { [DOSSIER_NEWS]: sender });
  const [{ mobile, message }] = world.inbox;
  assert.equal(mobile, "09121234567");
  assert.deepEqual(message, {
    template: "dossier",
    agency: "library",
    date: "۱۴۰۵/۰۹/۰۱",
    language: undefined,
  });
  const [{ mail }] = world.mailbox;
  assert.match(mail.text, /library در ۱۴۰۵\/۰۹\/۰۱/);
  assert.ok(!JSON.stringify([message, mail]).includes("عضویت"));
  assert.doesNotMatch(mail.html, /href/);
});

dossierTest("news: moved back and forth, one an hour", async (world) => {
  await reachable(world);
  await open(world);
  await move(world, "received", "in_review");
  for (let i = 0; i < 5; i++) {
    await move(world, { to: "awaiting_citizen", missing: MISSING }, "in_review");
    world.clock.time += MINUTE;
  }
  await move(world, { to: "awaiting_citizen", missing: MISSING });
  assert.deepEqual(await told(world), ["dossier"]);
  world.clock.time += HOUR - 5 * MINUTE - 1;
  assert.deepEqual(await told(world), []);
  world.clock.time += 1;
  assert.deepEqual(await told(world), ["dossier"]);
  world.clock.time += HOUR;
  assert.deepEqual(await told(world), []);
});

dossierTest(
  "news: quiet moves are one mail in the morning, for those who chose it",
  async (world) => {
    await reachable(world, ["email"]);
    await open(world);
    await move(world, "received", "in_review");
    await tellOfDossier(world.deps, LIBRARY, anAct(), { text: "بررسی شد" });
    assert.deepEqual(await told(world), []);
    const morning = nextMorning(world.clock.time);
    assert.equal(new Date(morning).toISOString(), "2026-11-23T05:30:00.000Z");
    world.clock.time = morning - 1;
    assert.deepEqual(await told(world), []);
    world.clock.time = morning;
    assert.deepEqual(await told(world), ["sara@example.ir"]);
    assert.equal(nextMorning(morning), morning + DAY);
    assert.equal(nextMorning(morning - 1), morning);
  },
);

dossierTest("news: none of what the citizen has seen or done in the meantime", async (world) => {
  await reachable(world, ["sms", "email"]);
  const { id } = await open(world);
  await move(world, "received");
  const write = commitTo(world.store);
  markRead(write, "sara", id);
  await write.commit();
  world.clock.time += DAY;
  assert.deepEqual(await told(world), []);
  await move(world, "in_review", { to: "awaiting_citizen", missing: MISSING });
  const own = { accountId: "sara", id };
  assert.equal(await supplyMissing(world.deps, own, MISSING.map(({ id }) => id)), true);
  assert.deepEqual(await told(world), [], "it is no longer their turn");
});

dossierTest("news: nothing to those who chose nothing; a failure is tried again", async (world) => {
  await reachable(world, []);
  await open(world, { state: "draft" });
  assert.deepEqual(await told(world), []);
  await reachable(world, ["sms", "email"]);
  world.clock.time += HOUR;
  await move(world, "submitted", "received", "in_review", "refused");
  world.outside.down.add("sms");
  assert.deepEqual(await told(world), ["sara@example.ir"], "one channel is enough");
  world.clock.time += 2 * HOUR;
  world.outside.down.add("mail");
  await move(world, { to: "in_review", reason: "خطا" }, "approved");
  assert.deepEqual(await told(world), []);
  world.outside.down.clear();
  world.clock.time += 2 * MINUTE;
  assert.deepEqual(await told(world), ["dossier", "sara@example.ir"]);
});
