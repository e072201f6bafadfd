/** Transactions on the same records follow each other. Two handles of one file are two workers. */
import assert from "node:assert/strict";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { placesIn, queueName } from "../../../domain/platform/queues.ts";
import { read } from "../../../domain/platform/read.ts";
import { record } from "../../../domain/platform/record.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { ownFolder } from "../../support/own_folder.ts";

const counterRecord = record<number>("counter", { about: "a count" });
/** What one transaction touches. */
const A = new Set([queueName(["a"])]);
const linkRecord = record<string>("link", { about: "the name of a count" });

async function openWorkers(): Promise<[Store, Store]> {
  const url = `kv:${ownFolder()}/panjereh.sqlite3`;
  const timeout = 20_000;
  const open = () => openDenoKvStore({ url, clock: systemClock, random: systemRandom, timeout });
  return [await open(), await open()];
}

async function withWorkers(run: (one: Store, other: Store) => Promise<void>): Promise<void> {
  const [one, other] = await openWorkers();
  try {
    await run(one, other);
  } finally {
    one.close();
    other.close();
  }
}

/** On a slow disk those behind wait longer than a person may, and queue again as a person would. */
const MAX_WAITS = 20;

const hasWaited = (error: unknown) =>
  error instanceof StoreUnavailable && error.message.includes("hold the record for too long");

/** Adds one, and counts how often that was decided. */
async function add(store: Store, names: string[], tries: { count: number }): Promise<void> {
  const once = () =>
    transact(store, names.map((name) => counterRecord(name)), (counters, write) => {
      tries.count++;
      for (const counter of counters) write.set(counter, (counter.value ?? 0) + 1);
    });
  for (let waits = 1;; waits++) {
    try {
      return await once();
    } catch (error) {
      if (!hasWaited(error) || waits === MAX_WAITS) throw error;
    }
  }
}

const counted = async (store: Store, name: string) =>
  (await read(store, counterRecord(name))).value;

Deno.test("48 transactions of one worker at once on one record: each decides once", () =>
  withWorkers(async (store) => {
    const tries = { count: 0 };
    await Promise.all(Array.from({ length: 48 }, () => add(store, ["a"], tries)));
    assert.equal(await counted(store, "a"), 48);
    assert.equal(tries.count, 48);
  }));

Deno.test("48 transactions of two workers at once on one record: three tries each at most", () =>
  withWorkers(async (one, other) => {
    const tries = { count: 0 };
    const stores = Array.from({ length: 48 }, (_, i) => i % 2 ? one : other);
    await Promise.all(stores.map((store) => add(store, ["a"], tries)));
    assert.equal(await counted(one, "a"), 48);
    assert.ok(tries.count <= 48 * 3, `${tries.count} tries`);
  }));

Deno.test("transactions on several records in any order do not wait for each other forever", () =>
  withWorkers(async (store) => {
    const tries = { count: 0 };
    const orders = [["a", "b", "c"], ["c", "b", "a"], ["b", "a"], ["c", "a"]];
    const all = Array.from({ length: 60 }, (_, i) => orders[i % orders.length]);
    await Promise.all(all.map((names) => add(store, names, tries)));
    assert.deepEqual([await counted(store, "a"), await counted(store, "b")], [60, 45]);
    assert.equal(tries.count, 60);
  }));

Deno.test("a record that another names is queued for after one conflict", () =>
  withWorkers(async (store) => {
    let tries = 0;
    await transact(store, linkRecord("x"), (link, write) => void write.set(link, "a"));
    const addToLinked = (way: string) =>
      transact(store, async (read) => {
        await read({ way: counterRecord(way) });
        const { value } = await read(linkRecord("x"));
        return await read(counterRecord(value!));
      }, (counter, write) => {
        tries++;
        write.set(counter, (counter.value ?? 0) + 1);
      });
    await Promise.all(Array.from({ length: 40 }, (_, i) => addToLinked(`way-${i}`)));
    assert.equal(await counted(store, "a"), 40);
    assert.ok(tries < 80, `${tries} tries`);
  }));

/** A transaction that stands in the queue of "a" until it leaves. */
function standing(store: Store, wait?: number) {
  const places = placesIn(store, wait);
  const entered = places.take(A);
  return { entered, leave: places.release };
}

Deno.test("a transaction that waits too long fails as an outage, and those behind keep their turn", () =>
  withWorkers(async (store) => {
    const first = standing(store);
    const second = standing(store, 1);
    const third = standing(store);
    await first.entered;
    await assert.rejects(second.entered, StoreUnavailable);
    second.leave();
    let isThirdIn = false;
    const entering = third.entered.then(() => isThirdIn = true);
    await new Promise((go) => setTimeout(go, 0));
    assert.equal(isThirdIn, false, "the first is still there");
    first.leave();
    await entering;
    third.leave();
  }));

Deno.test("a transaction that starts over keeps its place", () =>
  withWorkers(async (store) => {
    const places = placesIn(store);
    await places.take(A);
    const next = standing(store);
    await places.take(A);
    await places.take(A);
    places.release();
    await next.entered;
    next.leave();
  }));
