/** How workers hear of ended sessions: late, early, and never twice. */
import assert from "node:assert/strict";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { createRevocationReader, tellWorkers } from "../../../domain/session/tell_workers.ts";

const START = Date.UTC(2026, 10, 28, 9) + 400;

async function world() {
  const clock = { time: START, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const asked: { fails: boolean; lists: number } = { fails: false, lists: 0 };
  const counted: Store = {
    ...store,
    list: (...args) => {
      asked.lists++;
      if (asked.fails) throw new StoreUnavailable("Cannot reach the store");
      return store.list(...args);
    },
  };
  const reader = createRevocationReader({ store: counted, clock });
  return {
    clock,
    asked,
    store,
    /** What becomes visible now was written with this time. */
    async tell(id: string, at = clock.time) {
      const write = commitTo(store);
      tellWorkers(write, id, at);
      assert.ok(await write.commit());
    },
    look: async () => (await reader.look())?.map(({ accountId }) => accountId) ?? "everything",
    [Symbol.dispose]: () => store.close(),
  };
}

function readerTest(name: string, test: (w: Awaited<ReturnType<typeof world>>) => Promise<void>) {
  Deno.test(name, async () => {
    using w = await world();
    assert.equal(await w.look(), "everything", "the first look knows nothing of before");
    await test(w);
  });
}

readerTest(
  "each is returned once, also when the same person is told of twice in a second",
  async (w) => {
    await w.tell("sara");
    await w.tell("reza");
    assert.deepEqual(await w.look(), ["reza", "sara"]);
    assert.deepEqual(await w.look(), []);
    await w.tell("sara");
    assert.deepEqual(await w.look(), ["sara"]);
    w.clock.time += SECOND;
    assert.deepEqual(await w.look(), []);
  },
);

for (const [what, delay] of [["slow commit", 10 * SECOND], ["clock ahead", -7 * SECOND]] as const) {
  readerTest(
    `a ${what} of ${Math.abs(delay) / SECOND} s is heard within half a second`,
    async (w) => {
      w.clock.time += SECOND / 4;
      await w.look();
      await w.tell("sara", w.clock.time - delay);
      w.clock.time += SECOND / 4;
      assert.deepEqual(await w.look(), ["sara"]);
    },
  );
}

readerTest("what is recent is heard at every look, four times a second", async (w) => {
  for (let look = 0; look < 12; look++) {
    w.clock.time += SECOND / 4;
    await w.tell(`person-${look}`, w.clock.time - 200);
    assert.deepEqual(await w.look(), [`person-${look}`]);
  }
});

readerTest("a look is one list", async (w) => {
  w.asked.lists = 0;
  w.clock.time += SECOND / 4;
  await w.look();
  assert.equal(w.asked.lists, 1);
});

readerTest(
  "after a pause everything since is heard, or everything has to be forgotten",
  async (w) => {
    await w.tell("early", w.clock.time);
    w.clock.time += 29 * SECOND;
    await w.tell("late", w.clock.time - SECOND);
    assert.deepEqual(await w.look(), ["early", "late"]);
    w.clock.time += 31 * SECOND;
    assert.equal(await w.look(), "everything");
    await w.tell("sara");
    assert.deepEqual(await w.look(), ["sara"]);
  },
);

readerTest("a look that failed loses nothing", async (w) => {
  w.clock.time += SECOND;
  await w.tell("sara");
  w.asked.fails = true;
  await assert.rejects(w.look(), StoreUnavailable);
  w.asked.fails = false;
  assert.deepEqual(await w.look(), ["sara"]);
});

readerTest("a clock that was set back loses nothing and repeats nothing", async (w) => {
  await w.tell("sara");
  assert.deepEqual(await w.look(), ["sara"]);
  w.clock.time -= 3 * SECOND;
  await w.tell("reza");
  await w.tell("late", w.clock.time - 9 * SECOND);
  assert.deepEqual(await w.look(), ["late", "reza"]);
  assert.deepEqual(await w.look(), []);
});
