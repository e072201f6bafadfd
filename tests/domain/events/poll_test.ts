/** Events that a service fetches. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { streamReceiver } from "../../../domain/events/event.ts";
import { changeStatus, requestVerification } from "../../../domain/events/manage.ts";
import { takeAnswers, waitingEvents } from "../../../domain/events/poll.ts";
import { lastMessages } from "../../../domain/outbox/control.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { eventsTest, type EventsWorld, PUSHED, typeOf, withEvents } from "../../support/events.ts";

const PURGED = { fact: "purged" } as const;

async function idsOf({ deps, service }: EventsWorld, id = "insurance", limit = 100) {
  const { events, hasMore } = await waitingEvents(deps.store, service(id), limit);
  return { ids: events.map(({ id }) => id), hasMore };
}

async function tellSeveral(world: EventsWorld, count: number) {
  const told: string[] = [];
  for (let i = 0; i < count; i++) {
    world.clock.time += SECOND;
    const [{ id }] = await world.tell("insurance", `person-${i % 2}`, PURGED);
    told.push(id);
    if (i % 2 === 0) await world.deliver();
  }
  await world.deliver();
  return told;
}

eventsTest(
  "poll: events wait in their order until they are acknowledged",
  [{ events: {} }],
  async (world) => {
    const told = await tellSeveral(world, 5);
    assert.deepEqual(world.pushed, []);
    assert.deepEqual(await idsOf(world), { ids: told, hasMore: false });
    assert.deepEqual(await idsOf(world, "insurance", 2), { ids: told.slice(0, 2), hasMore: true });
    await takeAnswers(world.deps, "insurance", { ack: told.slice(0, 2) });
    assert.deepEqual(await idsOf(world), { ids: told.slice(2), hasMore: false });
    const log = await lastMessages(world.store, streamReceiver("insurance"));
    assert.deepEqual(log.map(({ fate, attempts }) => [fate, attempts]), [
      ["delivered", 1],
      ["delivered", 1],
    ]);
  },
);

eventsTest("poll: an event that the service will never take is not handed out again", [{
  events: {},
}], async (world) => {
  const [first, second, third] = await tellSeveral(world, 3);
  await takeAnswers(world.deps, "insurance", {
    ack: [third],
    setErrs: { [first]: { err: "invalid_audience" }, [second]: { err: "زهرا رضایی" } },
  });
  assert.deepEqual(await idsOf(world), { ids: [], hasMore: false });
  const log = await lastMessages(world.store, streamReceiver("insurance"));
  assert.deepEqual(
    Object.fromEntries(log.map(({ id, fate, reason }) => [id, [fate, reason]])),
    {
      [first]: ["refused", "invalid_audience"],
      [second]: ["refused", "error"],
      [third]: ["delivered", undefined],
    },
  );
});

eventsTest("poll: nobody answers for the events of another service", [
  { events: {} },
  { id: "library", events: {} },
], async (world) => {
  const told = await tellSeveral(world, 2);
  await takeAnswers(world.deps, "library", {
    ack: told,
    setErrs: { [told[0]]: { err: "invalid_request" } },
  });
  assert.deepEqual((await idsOf(world)).ids, told);
  assert.deepEqual((await idsOf(world, "library")).ids, []);
  assert.deepEqual(await lastMessages(world.store, streamReceiver("library")), []);
});

eventsTest(
  "poll: answered twice at once, each event is ended once",
  [{ events: {} }],
  async (world) => {
    const told = await tellSeveral(world, 90);
    await Promise.all([1, 2, 3].map(() => takeAnswers(world.deps, "insurance", { ack: told })));
    assert.deepEqual((await idsOf(world)).ids, []);
    assert.equal((await lastMessages(world.store, streamReceiver("insurance"))).length, 90);
  },
);

eventsTest("poll: a paused stream hands out nothing, and a disabled one drops what waits", [{
  events: {},
}], async (world) => {
  const insurance = world.service("insurance");
  const told = await tellSeveral(world, 2);
  await changeStatus(world.deps, insurance, { status: "paused" });
  const later = await tellSeveral(world, 1);
  assert.deepEqual((await idsOf(world)).ids, []);
  await changeStatus(world.deps, insurance, { status: "enabled" });
  await world.deliver();
  assert.deepEqual((await idsOf(world)).ids, [...told, ...later]);
  await changeStatus(world.deps, insurance, { status: "disabled" });
  await world.deliver();
  await changeStatus(world.deps, insurance, { status: "enabled" });
  assert.deepEqual((await idsOf(world)).ids, []);
  const fresh = await tellSeveral(world, 2);
  assert.deepEqual((await idsOf(world)).ids, fresh);
});

eventsTest("poll: a service that gives a push address then gets what waits there", [{
  events: {},
}], async (world) => {
  await tellSeveral(world, 2);
  world.use([{ events: PUSHED }]);
  await requestVerification(world.deps, world.service("insurance"));
  await world.deliver();
  assert.deepEqual(world.pushed.map(typeOf).toSorted(), [
    "account-purged",
    "account-purged",
    "verification",
  ]);
});

Deno.test("poll: whatever is answered in any order, each event is handed out until it is answered", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 8 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      async (rounds, limit) => {
        await withEvents([{ events: {} }], async (world) => {
          const told = await tellSeveral(world, 8);
          const left = new Set(told);
          for (const round of rounds) {
            const ack = round.map((i) => told[i]);
            await takeAnswers(world.deps, "insurance", { ack });
            for (const id of ack) left.delete(id);
            const { ids, hasMore } = await idsOf(world, "insurance", limit);
            assert.deepEqual(ids, told.filter((id) => left.has(id)).slice(0, limit));
            assert.equal(hasMore, left.size > limit);
          }
        });
      },
    ),
    { numRuns: 15 },
  );
});
