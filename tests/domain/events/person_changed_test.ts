/** Which services are told of what happened to a person. */
import assert from "node:assert/strict";
import { type Fact } from "../../../domain/events/facts.ts";
import { notePersonChanged } from "../../../domain/events/person_changed.ts";
import { PERSON_CHANGED } from "../../../domain/events/person_changed.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { HOUR, SECOND } from "../../../domain/platform/platform.ts";
import { createSession } from "../../../domain/session/begin_session.ts";
import {
  connectedServiceRecord,
  connectedServices,
  noteConnected,
} from "../../../domain/session/connected_services.ts";
import { enteredServicesRecord } from "../../../domain/session/entered_services.ts";
import { sessionListRecord } from "../../../domain/session/session_list.ts";
import { eventsTest, type EventsWorld, PUSHED, typeOf } from "../../support/events.ts";
import { inOutbox } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";

async function connect(
  { store, clock, deps: { hash } }: EventsWorld,
  accountId: string,
  ...services: string[]
) {
  for (const id of services) {
    await transact(store, { known: connectedServiceRecord(accountId, id) }, ({ known }, write) => {
      noteConnected(write, known, { accountId, service: id, now: clock.now(), hash });
    });
  }
}

async function happen({ store, clock }: EventsWorld, accountId: string, ...facts: Fact[]) {
  const write = commitTo(store);
  notePersonChanged(write, { accountId, facts, now: clock.now() });
  await write.commit();
}

const told = ({ pushed }: EventsWorld) => pushed.map((token) => `${token.aud} ${typeOf(token)}`);

const SERVICES = [
  { events: PUSHED },
  { id: "library", events: PUSHED, attributes: ["postal_code" as const] },
  { id: "museum" },
  { id: "archive", events: PUSHED },
];

eventsTest("facts: only services that the person has entered are told", SERVICES, async (world) => {
  await connect(world, "sara", "insurance", "library", "museum", "gone");
  await connect(world, "omid", "archive");
  await happen(world, "sara", { fact: "purged" });
  await world.deliver();
  assert.deepEqual(told(world).toSorted(), ["insurance account-purged", "library account-purged"]);
});

eventsTest(
  "facts: a purged person is forgotten as soon as the services are told",
  SERVICES,
  async (world) => {
    await connect(world, "sara", "insurance", "library");
    await connect(world, "omid", "library");
    await happen(world, "sara", { fact: "purged" });
    await world.deliver();
    assert.equal((await connectedServices(world.store, "sara")).size, 0);
    assert.equal((await connectedServices(world.store, "omid")).size, 1);
  },
);

eventsTest("facts: changed claims are told to services that get them", SERVICES, async (world) => {
  await connect(world, "sara", "insurance", "library");
  await happen(world, "sara", { fact: "claims", claims: ["postal_code"] });
  await world.deliver();
  assert.deepEqual(told(world), ["library token-claims-change"]);
});

eventsTest("facts: no fact, no message", SERVICES, async (world) => {
  await happen(world, "sara");
  assert.deepEqual(await inOutbox(world.store), []);
});

eventsTest("facts: worked off twice, the same messages are written", SERVICES, async (world) => {
  await connect(world, "sara", "insurance", "library");
  await happen(world, "sara", { fact: "sim_changed" }, { fact: "claims", claims: ["postal_code"] });
  const [message] = await inOutbox(world.store);
  const results = [];
  for (let i = 0; i < 2; i++) {
    const outcome = await world.senders[PERSON_CHANGED].send(message);
    assert.ok(outcome.outcome === "delivered");
    const write = commitTo(world.store);
    outcome.include?.(write);
    await write.commit();
    results.push(await inOutbox(world.store));
  }
  // Itself, that values changed (domain/profile/), and what three events tell.
  assert.equal(results[0].length, 5);
  assert.deepEqual(results[1], results[0]);
});

const MANY = Array.from({ length: 450 }, (_, i) => ({ id: `service-${i}`, events: PUSHED }));

eventsTest("facts: any number of services is told", MANY, async (world) => {
  const write = commitTo(world.store);
  for (const { id } of MANY) {
    write.set(connectedServiceRecord("sara", id), { firstAt: 0, lastAt: 0 });
  }
  await write.commit();
  await happen(world, "sara", { fact: "disabled" });
  const [message] = await inOutbox(world.store);
  const outcome = await world.senders[PERSON_CHANGED].send(message);
  assert.ok(outcome.outcome === "delivered");
  const last = commitTo(world.store);
  outcome.include?.(last);
  await last.commit();
  const receivers = (await inOutbox(world.store)).map(({ receiver }) => receiver)
    .filter((receiver) => receiver.startsWith("events:"));
  assert.equal(new Set(receivers).size, MANY.length);
});

const NOTARY = [
  { id: "notary", level: 3 as const, max_age: 600, events: PUSHED },
  { id: "registry", level: 3 as const, max_age: 600, events: PUSHED },
  { id: "court", level: 3 as const, max_age: 1200, events: PUSHED },
  { id: "library", events: PUSHED },
];

/** A session that has entered these services, with level 3 proved now. */
async function prove(world: EventsWorld, services: string[]) {
  const { store, clock, deps } = world;
  const now = clock.now();
  const account = await writeAccount(world, { id: "sara" });
  const write = commitTo(store);
  const { session, token } = createSession(deps, write, { account, now, level: 3, authTime: now });
  const digest = deps.hash.digest("session", token);
  await write.commit();
  const prove = async (provedAt: number) => {
    const level3 = { at: provedAt, way: "card" } as const;
    // The record of a session, as renewSession writes it.
    await store.atomic().set(["session", digest], { ...session, level3, lastSeenAt: provedAt })
      .commit();
  };
  await prove(now);
  await commitTo(store)
    .set(sessionListRecord("sara"), [{ id: session.id, digest, until: now + HOUR }])
    .set(enteredServicesRecord("sara", session.id), { sessionId: session.id, services })
    .commit();
  await happen(world, "sara", { fact: "level3_proved", sessionId: session.id });
  return { session, digest, prove };
}

eventsTest(
  "level 3: told to the services of level 3 that the session has entered",
  NOTARY,
  async (world) => {
    await connect(world, "sara", "notary", "registry", "court", "library");
    await prove(world, ["notary", "library"]);
    await world.deliver();
    assert.deepEqual(told(world), ["notary assurance-level-change"]);
  },
);

eventsTest(
  "level 3: its lapse is told when it is too old for the service",
  NOTARY,
  async (world) => {
    await prove(world, ["notary", "court", "library"]);
    await world.deliver();
    world.pushed.length = 0;
    world.clock.time += 599 * SECOND;
    await world.deliver();
    assert.deepEqual(told(world), []);
    world.clock.time += SECOND;
    await world.deliver();
    assert.deepEqual(told(world), ["notary assurance-level-change"]);
    const [event] = Object.values(world.pushed[0].events);
    assert.equal(event.change_direction, "decrease");
    assert.equal(event.event_timestamp, Math.floor(world.clock.time / 1000));
    world.clock.time += 600 * SECOND;
    await world.deliver();
    assert.deepEqual(told(world), [
      "notary assurance-level-change",
      "court assurance-level-change",
    ]);
  },
);

eventsTest(
  "level 3: no lapse is told if it was proved again, or the session has ended",
  NOTARY,
  async (world) => {
    const { session, digest, prove: proveAgain } = await prove(world, ["notary"]);
    await world.deliver();
    world.pushed.length = 0;
    const formerlyAt = world.clock.time;
    world.clock.time += 300 * SECOND;
    await proveAgain(world.clock.time);
    await happen(world, "sara", { fact: "level3_proved", sessionId: session.id, formerlyAt });
    await world.deliver();
    assert.deepEqual(told(world), [], "the service had it anyway");
    world.clock.time += 300 * SECOND;
    await world.deliver();
    assert.deepEqual(told(world), []);
    await world.store.atomic().delete(["session", digest]).commit();
    world.clock.time += 300 * SECOND;
    await world.deliver();
    assert.deepEqual(told(world), []);
  },
);
