/** What leaves for a browser, and what becomes of one that does not take it. */
import assert from "node:assert/strict";
import { GONE } from "../../../domain/push/answer.ts";
import { choosePushSubject, removePushDevice } from "../../../domain/push/change_devices.ts";
import { browsersToTell, enqueuePushes, PUSH } from "../../../domain/push/device/tell.ts";
import { REMOVED_AFTER } from "../../../domain/push/note_outcome.ts";
import type { Push } from "../../../domain/push/device/push_services.ts";
import { PUSH_LIFETIME } from "../../../domain/push/send.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { queueRecord } from "../../../domain/outbox/message.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import type { Outcome } from "../../../domain/outbox/sender.ts";
import { inOutbox } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { add, deliver, devicesOf, type Signed, signedIn, tell } from "./person.ts";

const DAY = 86_400_000;

/** A push service that answers so. */
function answering(world: World, outcome: Outcome): Push[] {
  const sent: Push[] = [];
  world.deps.pushes.send = (push) => (sent.push(push), Promise.resolve(outcome));
  return sent;
}

async function withBrowser(world: World): Promise<Signed> {
  const signed = await signedIn(world);
  const { outcome } = await add(world, signed);
  assert.equal(outcome, "added");
  await world.settled();
  return signed;
}

worldTest("push: says what it is about and in which language, in equal length", async (world) => {
  const signed = await withBrowser(world);
  const sent = answering(world, { outcome: "delivered" });
  await tell(world, signed, "letters");
  await tell(world, signed, "dossiers");
  const [letters, dossiers] = sent;
  assert.deepEqual(JSON.parse(letters.text), { of: "letters", language: "en" });
  assert.deepEqual(JSON.parse(dossiers.text), { of: "dossiers", language: "en" });
  assert.equal(letters.text.length, dossiers.text.length);
  assert.equal(letters.subscription.endpoint, "https://push.example.ir/1");
  assert.equal(letters.kid, "key-1");
  assert.equal(letters.lifetime, PUSH_LIFETIME);
  assert.match(letters.topic, /^[\w-]{32}$/);
  assert.notEqual(letters.topic, dossiers.topic);
  assert.equal((await devicesOf(world, signed))[0].deliveredAt, world.clock.time);
});

worldTest("push: what has waited for a week is no news, and is not sent", async (world) => {
  const signed = await withBrowser(world);
  const sent = answering(world, { outcome: "failed", reason: "status 503" });
  await tell(world, signed);
  world.clock.time += 60_000;
  await tell(world, signed);
  const tried = sent.length;
  world.clock.time += PUSH_LIFETIME;
  const late = answering(world, { outcome: "delivered" });
  await deliver(world);
  assert.ok(tried > 0);
  assert.deepEqual(late, [], "too late to be news");
});

worldTest("push: one message for everything within a minute", async (world) => {
  const signed = await withBrowser(world);
  const accountId = signed.live.account.id;
  world.clock.time -= world.clock.time % 60_000;
  for (const seconds of [0, 20, 40]) {
    const write = commitTo(world.store);
    const at = world.clock.time + seconds * 1000;
    enqueuePushes(write, await devicesOf(world, signed), { accountId, of: "letters", at });
    await write.commit();
  }
  assert.equal((await inOutbox(world.store)).filter(({ kind }) => kind === PUSH).length, 1);
});

worldTest("push: nothing about what the person does not want", async (world) => {
  const signed = await withBrowser(world);
  const { id } = signed.live.account;
  assert.ok(await choosePushSubject(world.deps, signed.live, "letters", false));
  assert.deepEqual(await browsersToTell(world.store, id, "letters"), []);
  assert.equal((await browsersToTell(world.store, id, "dossiers")).length, 1);
  const sent = answering(world, { outcome: "delivered" });
  await tell(world, signed, "letters");
  assert.deepEqual(sent, [], "also if it was on its way");
  assert.ok(await choosePushSubject(world.deps, signed.live, "letters", true));
  await tell(world, signed, "letters");
  assert.equal(sent.length, 1);
});

worldTest("push: a subscription that is gone is forgotten at once", async (world) => {
  const signed = await withBrowser(world);
  answering(world, { outcome: "refused", reason: GONE });
  await tell(world, signed);
  assert.deepEqual(await devicesOf(world, signed), []);
});

worldTest("push: a removed browser gets nothing that was on its way", async (world) => {
  const signed = await withBrowser(world);
  const [device] = await devicesOf(world, signed);
  answering(world, { outcome: "failed", reason: "status 503" });
  await tell(world, signed);
  await removePushDevice(world.deps, signed.caller, signed.live, device.id);
  const sent = answering(world, { outcome: "delivered" });
  world.clock.time += 60_000;
  await deliver(world);
  assert.deepEqual(sent, []);
  assert.deepEqual(await Array.fromAsync(listAll(world.store, queueRecord.all())), []);
});

worldTest("push: failing for a day it is paused, and after 14 days forgotten", async (world) => {
  const signed = await withBrowser(world);
  const [{ id }] = await devicesOf(world, signed);
  const receiver = receiverRecord(`push:${id}`);
  answering(world, { outcome: "failed", reason: "status 503" });
  await tell(world, signed);
  const since = world.clock.time;
  assert.equal((await devicesOf(world, signed))[0].failingSince, since);
  world.clock.time = since + DAY;
  await deliver(world);
  assert.equal((await read(world.store, receiver)).value?.state, "paused");
  world.clock.time = since + REMOVED_AFTER - 1;
  await deliver(world);
  assert.equal((await devicesOf(world, signed)).length, 1);
  world.clock.time = since + REMOVED_AFTER;
  await deliver(world);
  assert.deepEqual(await devicesOf(world, signed), []);
  assert.equal((await read(world.store, receiver)).value, null, "no queue is left behind");
  assert.deepEqual(await Array.fromAsync(listAll(world.store, queueRecord.all())), []);
});

worldTest("push: a browser that is well again within 14 days stays", async (world) => {
  const signed = await withBrowser(world);
  answering(world, { outcome: "failed", reason: "status 503" });
  await tell(world, signed);
  const since = world.clock.time;
  answering(world, { outcome: "delivered" });
  world.clock.time += 60_000;
  await deliver(world);
  assert.equal((await devicesOf(world, signed))[0].failingSince, undefined);
  world.clock.time = since + REMOVED_AFTER;
  await deliver(world);
  assert.equal((await devicesOf(world, signed)).length, 1);
});

worldTest("push: each failure has 14 days of its own", async (world) => {
  const signed = await withBrowser(world);
  answering(world, { outcome: "failed", reason: "status 503" });
  await tell(world, signed);
  const first = world.clock.time;
  answering(world, { outcome: "delivered" });
  world.clock.time += 60_000;
  await deliver(world);
  answering(world, { outcome: "failed", reason: "status 503" });
  world.clock.time = first + REMOVED_AFTER - 1000;
  await tell(world, signed);
  const second = world.clock.time;
  world.clock.time = first + REMOVED_AFTER;
  await deliver(world);
  assert.equal((await devicesOf(world, signed)).length, 1);
  world.clock.time = second + REMOVED_AFTER;
  await deliver(world);
  assert.deepEqual(await devicesOf(world, signed), []);
});
