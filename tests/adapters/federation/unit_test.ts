/** What one request to the provider writes is one commit, and of two that use the same one wins. */
import assert from "node:assert/strict";
import { createUnit, type Decide } from "../../../adapters/federation/provider/unit.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { record } from "../../../domain/platform/record.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { outboxTest as storeTest } from "../../support/outbox.ts";

const mark = record<string, [name: string]>("openid", { about: "a test's" });

const isNew: Decide<string> = (found, write) => {
  if (found.value) return false;
  write.set(found, "used");
  return true;
};

const used = (name: string) => () => new Error(`${name} was used`);

/** The same store, with the number of its commits. */
function counting(store: Store): Store & { commits: number } {
  const counted = Object.assign(Object.create(store), {
    commits: 0,
    atomic() {
      const atomic = store.atomic();
      const commit = atomic.commit.bind(atomic);
      atomic.commit = () => {
        counted.commits++;
        return commit();
      };
      return atomic;
    },
  });
  return counted;
}

storeTest("unit: everything is one commit, and nothing is none", async ({ store: bare }) => {
  const store = counting(bare);
  await createUnit(store).commit();
  const idle = createUnit(store);
  await idle.find(mark("assertion"));
  await idle.commit();
  assert.equal(store.commits, 0);
  const unit = createUnit(store);
  await unit.decide(mark("assertion"), isNew, used("assertion"));
  await unit.decide(mark("code"), isNew, used("code"));
  unit.write.set(mark("token"), "a");
  assert.equal((await read(store, mark("code"))).value, null, "nothing before the end");
  await unit.commit();
  assert.equal(store.commits, 1);
  for (const name of ["assertion", "code", "token"]) {
    assert.ok((await read(store, mark(name))).value, name);
  }
});

storeTest(
  "unit: of two that use the same, one commits, and the other is told of what",
  async ({ store }) => {
    const [first, second] = [createUnit(store), createUnit(store)];
    for (const [i, unit] of [first, second].entries()) {
      await unit.decide(mark(`assertion ${i}`), isNew, used("assertion"));
      await unit.decide(mark("code"), isNew, used("code"));
      unit.write.set(mark(`token ${i}`), "a");
    }
    await first.commit();
    await assert.rejects(second.commit(), /code was used/);
    assert.equal((await read(store, mark("token 1"))).value, null, "it leaves no token");
    const third = createUnit(store);
    await assert.rejects(third.decide(mark("code"), isNew, used("code")), /code was used/);
  },
);

storeTest(
  "unit: what a late refusal adds is committed, for both ways to be late",
  async ({ store }) => {
    const ending: Decide<string> = (found, write) => {
      if (found.value) write.delete(mark("grant"));
      return isNew(found, write);
    };
    for (const isAtOnce of [true, false]) {
      await commitTo(store).set(mark("grant"), "a").delete(mark("code")).commit();
      const [first, second] = [createUnit(store), createUnit(store)];
      await first.decide(mark("code"), ending, used("code"));
      if (isAtOnce) await second.decide(mark("code"), ending, used("code"));
      await first.commit();
      if (isAtOnce) await assert.rejects(second.commit(), /code was used/);
      else {
        await assert.rejects(second.decide(mark("code"), ending, used("code")), /code was used/);
        await second.commit();
      }
      assert.equal((await read(store, mark("grant"))).value, null);
    }
  },
);

storeTest("unit: an outage of the store is no refusal", async ({ store }) => {
  const unit = createUnit(Object.assign(Object.create(store), {
    atomic() {
      const atomic = store.atomic();
      atomic.commit = () => Promise.reject(new StoreUnavailable("away"));
      return atomic;
    },
  }));
  await unit.decide(mark("code"), isNew, used("code"));
  await assert.rejects(unit.commit(), StoreUnavailable);
});
