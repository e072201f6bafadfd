import assert from "node:assert/strict";
import { appendEvents, eventsAfter, readEventLog } from "../../../domain/agency_events/log.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const append = ({ store, clock }: World, service: string, count = 1) =>
  transact(store, (read) => readEventLog(read, service), (log, write) => {
    const event = { type: "letter.opened", at: clock.now(), subject: "a" };
    appendEvents(write, log, Array.from({ length: count }, () => event));
  });

worldTest("agency's events: a sequence without gaps, of many writers at once", async (world) => {
  await Promise.all(Array.from({ length: 20 }, () => append(world, "court", 2)));
  await append(world, "tax");
  const { events, hasMore } = await eventsAfter(world.store, "court", { after: 0, limit: 500 });
  assert.deepEqual(
    events.map(({ sequence }) => sequence),
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
  assert.equal(hasMore, false);
});

worldTest("agency's events: a reader goes on where it was, page by page", async (world) => {
  for (let i = 0; i < 11; i++) await append(world, "court", 60);
  const seen: number[] = [];
  for (let after = 0;;) {
    const { events, hasMore } = await eventsAfter(world.store, "court", { after, limit: 200 });
    seen.push(...events.map(({ sequence }) => sequence));
    after = seen.at(-1)!;
    if (!hasMore) break;
  }
  assert.deepEqual(seen, Array.from({ length: 660 }, (_, i) => i + 1));
  const end = { events: [], hasMore: false };
  assert.deepEqual(await eventsAfter(world.store, "court", { after: 660, limit: 10 }), end);
  assert.deepEqual(await eventsAfter(world.store, "court", { after: 9999, limit: 10 }), end);
});
