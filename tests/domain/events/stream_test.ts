/** A stream pushed to a receiver: what its answers mean, and what its status does. */
import assert from "node:assert/strict";
import { EVENT, streamReceiver } from "../../../domain/events/event.ts";
import {
  changeStatus,
  readStatus,
  requestVerification,
  resumeStream,
} from "../../../domain/events/manage.ts";
import { lastMessages } from "../../../domain/outbox/control.ts";
import { GIVE_UP_AFTER } from "../../../domain/outbox/receiver.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { auditOf } from "../../support/audit.ts";
import { eventsTest, type EventsWorld, PUSHED, typeOf } from "../../support/events.ts";

const PURGED = { fact: "purged" } as const;
const SIM = { fact: "sim_changed" } as const;

const logOf = async ({ deps }: EventsWorld) =>
  (await lastMessages(deps.store, streamReceiver("insurance")))
    .map(({ fate, reason }) => reason === undefined ? fate : `${fate}: ${reason}`);

eventsTest("push: a taken event is not sent again", [{ events: PUSHED }], async (world) => {
  const [message] = await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  await world.deliver();
  assert.deepEqual(world.pushed.map(({ jti }) => jti), [message.id]);
  assert.deepEqual(await logOf(world), ["delivered"]);
});

eventsTest(
  "push: each attempt has the same ID and a time of its own",
  [{ events: PUSHED }],
  async (world) => {
    await world.tell("insurance", "sara", PURGED);
    world.answer = () => ({ status: 503 });
    await world.deliver();
    world.clock.time += MINUTE;
    world.answer = () => ({ status: 202 });
    await world.deliver();
    const [first, second] = world.pushed;
    assert.equal(world.pushed.length, 2);
    assert.deepEqual({ ...second, iat: first.iat }, first);
    assert.equal(second.iat, first.iat + 60);
  },
);

eventsTest(
  "push: a refused event is dropped, and does not stop others",
  [{ events: PUSHED }],
  async (world) => {
    await world.tell("insurance", "sara", PURGED);
    const body = JSON.stringify({ err: "invalid_request", description: "سارا محمدی" });
    world.answer = () => ({ status: 400, body });
    await world.deliver();
    world.answer = () => ({ status: 202 });
    await world.tell("insurance", "omid", PURGED);
    await world.deliver();
    assert.equal(world.pushed.length, 2);
    assert.deepEqual(await logOf(world), ["delivered", "refused: invalid_request"].sort());
  },
);

eventsTest(
  "push: what may pass is tried again, in the order of events",
  [{ events: PUSHED }],
  async (world) => {
    const answers = [
      { status: 400, body: JSON.stringify({ err: "invalid_key" }) },
      { status: 307 },
      { status: 401 },
      { status: 429, retryAfter: "30" },
    ];
    world.answer = () => answers.shift() ?? { status: 202 };
    for (let i = 0; i < 3; i++) {
      await world.tell("insurance", "sara", i === 1 ? SIM : PURGED);
      world.clock.time += SECOND;
    }
    for (let i = 0; i < 8; i++) {
      await world.deliver();
      world.clock.time += MINUTE;
    }
    const taken = world.pushed.slice(-3);
    assert.deepEqual(taken.map(typeOf), ["account-purged", "credential-change", "account-purged"]);
    assert.deepEqual(taken.map(({ toe }) => toe).toSorted(), taken.map(({ toe }) => toe));
    assert.deepEqual(await logOf(world), ["delivered", "delivered", "delivered"]);
    assert.equal(answers.length, 0);
  },
);

eventsTest("push: Retry-After is obeyed", [{ events: PUSHED }], async (world) => {
  world.answer = () => ({ status: 503, retryAfter: "600" });
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  world.clock.time += 9 * MINUTE;
  await world.deliver();
  assert.equal(world.pushed.length, 1);
  world.clock.time += MINUTE;
  await world.deliver();
  assert.equal(world.pushed.length, 2);
});

eventsTest(
  "status: a paused stream holds its events, in order",
  [{ events: PUSHED }],
  async (world) => {
    const { deps, clock } = world;
    const insurance = world.service("insurance");
    // One is under way when the pause comes.
    await world.tell("insurance", "sara", PURGED);
    await changeStatus(deps, insurance, { status: "paused", reason: "maintenance" });
    clock.time += SECOND;
    await world.tell("insurance", "sara", SIM);
    await world.deliver();
    clock.time += SECOND;
    await world.tell("insurance", "sara", PURGED);
    await world.deliver();
    assert.deepEqual(world.pushed, []);
    assert.deepEqual(await readStatus(deps.store, "insurance"), {
      status: "paused",
      reason: "maintenance",
    });
    clock.time += MINUTE;
    await changeStatus(deps, insurance, { status: "enabled" });
    await world.deliver();
    assert.deepEqual(world.pushed.map(typeOf), [
      "account-purged",
      "credential-change",
      "account-purged",
    ]);
    const { status, reason } = await readStatus(deps.store, "insurance");
    assert.deepEqual([status, reason], ["enabled", undefined]);
  },
);

eventsTest(
  "status: an event that is about to leave obeys the new status",
  [{ events: PUSHED }],
  async (world) => {
    const [message] = await world.tell("insurance", "sara", PURGED);
    await changeStatus(world.deps, world.service("insurance"), { status: "paused" });
    const held = await world.senders[EVENT].send(message);
    assert.equal(held.outcome, "later");
    await changeStatus(world.deps, world.service("insurance"), { status: "disabled" });
    const dropped = await world.senders[EVENT].send(message);
    assert.deepEqual(dropped, { outcome: "refused", reason: "stream disabled" });
    assert.deepEqual(world.pushed, []);
  },
);

eventsTest("status: a disabled stream drops its events, also those that wait, and says so", [{
  events: PUSHED,
}], async (world) => {
  const { deps, clock } = world;
  const insurance = world.service("insurance");
  await changeStatus(deps, insurance, { status: "paused" });
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  await changeStatus(deps, insurance, { status: "disabled" });
  clock.time += SECOND;
  await world.tell("insurance", "sara", SIM);
  await world.deliver();
  assert.deepEqual(await logOf(world), ["refused: stream disabled", "refused: stream disabled"]);
  await changeStatus(deps, insurance, { status: "enabled" });
  clock.time += SECOND;
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  assert.equal(world.pushed.length, 1);
  const audited = (await auditOf(world, "stream.changed")).map(({ service, detail }) => [
    service,
    detail,
  ]);
  assert.deepEqual(audited, [
    ["insurance", { from: "enabled", to: "paused" }],
    ["insurance", { from: "paused", to: "disabled" }],
    ["insurance", { from: "disabled", to: "enabled" }],
  ]);
});

eventsTest("status: a receiver that fails for a day is paused until it asks for more", [{
  events: PUSHED,
}], async (world) => {
  const { deps, clock } = world;
  world.answer = () => ({ status: 500 });
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  clock.time += GIVE_UP_AFTER;
  await world.deliver();
  const { status, reason } = await readStatus(deps.store, "insurance");
  assert.equal(status, "paused");
  assert.match(reason!, /day/);
  clock.time += GIVE_UP_AFTER;
  world.answer = () => ({ status: 202 });
  await world.deliver();
  const before = world.pushed.length;
  await changeStatus(deps, world.service("insurance"), { status: "enabled" });
  await world.deliver();
  assert.equal(world.pushed.length, before + 1);
  assert.deepEqual(await readStatus(deps.store, "insurance"), {
    status: "enabled",
    reason: undefined,
  });
});

eventsTest("status: an operator resumes a stream, and the service is told that it goes on", [{
  events: PUSHED,
}], async (world) => {
  const { deps, clock } = world;
  assert.equal(await resumeStream(deps, "insurance"), false, "nothing waits");
  world.answer = () => ({ status: 500 });
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  clock.time += GIVE_UP_AFTER;
  await world.deliver();
  assert.equal((await readStatus(deps.store, "insurance")).status, "paused");
  world.answer = () => ({ status: 202 });
  world.pushed.length = 0;
  clock.time += MINUTE;
  assert.equal(await resumeStream(deps, "insurance"), true);
  await world.deliver();
  assert.deepEqual(world.pushed.map(typeOf).toSorted(), ["account-purged", "stream-updated"]);
  const updated = world.pushed.find((token) => typeOf(token) === "stream-updated")!;
  assert.deepEqual(updated.sub_id, { format: "opaque", id: "insurance" });
  assert.deepEqual(Object.values(updated.events), [{ status: "enabled" }]);
});

eventsTest("status: what a service has paused itself stays so when an operator resumes it", [{
  events: PUSHED,
}], async (world) => {
  const { deps } = world;
  await changeStatus(deps, world.service("insurance"), { status: "paused" });
  await world.tell("insurance", "sara", PURGED);
  await world.deliver();
  assert.equal(await resumeStream(deps, "insurance"), true);
  await world.deliver();
  assert.deepEqual(world.pushed, []);
  await changeStatus(deps, world.service("insurance"), { status: "enabled" });
  await world.deliver();
  assert.deepEqual(world.pushed.map(typeOf), ["account-purged"]);
});

eventsTest("stream: a service without one gets nothing, even what was written before", [{
  events: PUSHED,
}], async (world) => {
  await world.tell("insurance", "sara", PURGED);
  world.use([{}]);
  await world.deliver();
  assert.deepEqual(world.pushed, []);
  assert.deepEqual(await logOf(world), ["refused: no stream"]);
});

eventsTest("verification: comes over the stream with the state, once a minute at most", [{
  events: PUSHED,
}], async (world) => {
  const { deps, clock } = world;
  const insurance = world.service("insurance");
  assert.equal(await requestVerification(deps, insurance, "state-1"), null);
  assert.equal(await requestVerification(deps, insurance, "state-2"), clock.time + MINUTE);
  await world.deliver();
  clock.time += MINUTE;
  assert.equal(await requestVerification(deps, insurance), null);
  await world.deliver();
  const ssf = "https://schemas.openid.net/secevent/ssf/event-type/verification";
  assert.deepEqual(world.pushed.map(({ sub_id, events }) => ({ sub_id, events })), [
    { sub_id: { format: "opaque", id: "insurance" }, events: { [ssf]: { state: "state-1" } } },
    { sub_id: { format: "opaque", id: "insurance" }, events: { [ssf]: {} } },
  ]);
});
