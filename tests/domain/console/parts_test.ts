/** How parts outside stand: seen in memory, written only when it has changed. */
import assert from "node:assert/strict";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import {
  afterCall,
  createParts,
  type PartSeen,
  partsRecord,
  readParts,
} from "../../../domain/console/health/parts.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const LATE = "no answer in time";

Deno.test("afterCall: two failures in a row fail, one answer answers", () => {
  const failing: PartSeen = { state: "fails", since: 1, cause: LATE };
  assert.equal(afterCall(undefined, { failures: 0, now: 2 }), undefined);
  assert.equal(afterCall(undefined, { failures: 1, cause: LATE, now: 2 }), undefined);
  assert.deepEqual(afterCall(undefined, { failures: 2, cause: LATE, now: 1 }), failing);
  assert.equal(afterCall(failing, { failures: 3, cause: LATE, now: 2 }), failing, "no change");
  const other = { ...failing, cause: "status 500" };
  assert.deepEqual(afterCall(failing, { failures: 3, cause: "status 500", now: 2 }), other);
  const answering = { ...failing, state: "answers", since: 3 } as const;
  assert.deepEqual(afterCall(failing, { failures: 0, now: 3 }), answering);
  assert.equal(afterCall(answering, { failures: 0, now: 4 }), answering);
});

/** A worker, with how often it has committed. */
function worker({ store, clock }: World) {
  const parts = createParts({ clock, random });
  for (const name of ["sim registry", "mail", "Kavenegar 1"]) parts.connected(name);
  let commits = 0;
  const counting: Store = {
    ...store,
    atomic: () => {
      commits++;
      return store.atomic();
    },
  };
  return { parts, flush: () => parts.flush(counting), commits: () => commits };
}

worldTest("parts: who never fails is never written, and failures once", async (world) => {
  const { parts, flush, commits } = worker(world);
  for (let i = 0; i < 5; i++) {
    parts.called("mail");
    parts.called("unheard of", LATE);
    await flush();
    world.clock.time += DAY;
  }
  parts.called("mail", LATE);
  await flush();
  assert.equal(commits(), 0, "an idle program, or one without failures, writes nothing");
  for (let i = 0; i < 3; i++) {
    parts.called("mail", LATE);
    parts.called("mail", "breaker open");
    await flush();
  }
  assert.equal(commits(), 1);
  world.clock.time += 5 * MINUTE;
  await flush();
  assert.equal(commits(), 2, "renewed while it fails");
  parts.called("mail");
  await flush();
  world.clock.time += 5 * MINUTE;
  await flush();
  assert.equal(commits(), 3);
});

worldTest(
  "parts: one worker's failures are everybody's, until it answers or dies",
  async (world) => {
    const [one, other] = [worker(world), worker(world)];
    const see = async () => await readParts(world.store, one.parts.names);
    assert.deepEqual((await see()).map(({ part, state }) => [part, state]), [
      ["sim registry", "quiet"],
      ["mail", "quiet"],
      ["Kavenegar 1", "quiet"],
    ]);
    const since = world.clock.time;
    for (const { parts, flush } of [one, other]) {
      parts.called("sim registry", LATE);
      parts.called("sim registry", LATE);
      await flush();
      world.clock.time += 1000;
    }
    const failing = { part: "sim registry", state: "fails", since, cause: LATE, workers: 2 };
    assert.deepEqual((await see())[0], failing);
    one.parts.called("sim registry");
    other.parts.called("sim registry");
    await one.flush();
    assert.equal((await see())[0].workers, 1);
    await other.flush();
    assert.deepEqual((await see())[0], {
      ...{ part: "sim registry", state: "answers", since: world.clock.time, cause: LATE },
      workers: 0,
    });
    world.clock.time += 10 * DAY;
    const left = await Array.fromAsync(listAll(world.store, partsRecord.all()));
    assert.deepEqual(left, [], "nothing stays of a worker that is gone");
  },
);

worldTest("parts: what a locked store did not take is written later", async (world) => {
  const { parts } = worker(world);
  parts.called("mail", LATE);
  parts.called("mail", LATE);
  const locked = {
    ...world.store,
    atomic() {
      throw new StoreUnavailable("locked");
    },
  } as Store;
  await assert.rejects(parts.flush(locked), StoreUnavailable);
  await parts.flush(world.store);
  assert.equal((await readParts(world.store, ["mail"]))[0].state, "fails");
});

worldTest("parts: a circuit is open at a part that fails, until it answers", async (world) => {
  const [one, other] = [worker(world), worker(world)];
  one.parts.breakerChanged("mail", true);
  await one.flush();
  assert.equal(one.commits(), 0, "nothing fails");
  for (const { parts } of [one, other]) {
    for (let i = 0; i < 2; i++) parts.called("mail", LATE);
  }
  one.parts.breakerChanged("mail", true);
  await Promise.all([one.flush(), other.flush()]);
  const mail = async () => (await readParts(world.store, ["mail"]))[0];
  const { workers, open } = await mail();
  assert.deepEqual([workers, open], [2, 1]);
  one.parts.breakerChanged("mail", true);
  await one.flush();
  assert.equal(one.commits(), 1, "it was open before");
  one.parts.breakerChanged("mail", false);
  await one.flush();
  assert.equal((await mail()).open, undefined);
});
