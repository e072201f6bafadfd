import assert from "node:assert/strict";
import { transact } from "../../domain/platform/commit.ts";
import { record } from "../../domain/platform/record.ts";
import { MAX_CHECKS, type Store } from "../../domain/platform/store.ts";

export interface OpenedStore {
  store: Store;
  /** Advances the clock that the store reads. */
  advance(ms: number): void;
  close(): Promise<void> | void;
}

const ticketRecord = record<string, []>("ticket", { about: "who has taken it" });
const counterRecord = record<number, []>("counter", { about: "a count" });

/** The behaviour required of every engine. `open` returns an empty store each time. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  function test(behaviour: string, run: (opened: OpenedStore) => Promise<void>): void {
    Deno.test(`${name} store: ${behaviour}`, async () => {
      const opened = await open();
      try {
        await run(opened);
      } finally {
        await opened.close();
      }
    });
  }

  crud(test);
  lists(test);
  transactions(test);
  contention(test);
  expiry(test);
}

type Test = (behaviour: string, run: (opened: OpenedStore) => Promise<void>) => void;

function crud(test: Test): void {
  test("get returns null and no version for a key never written", async ({ store }) => {
    assert.deepEqual(await store.get(["a"]), { key: ["a"], value: null, version: null });
  });

  test("set, get, replace and delete", async ({ store }) => {
    await put(store, ["a", 1], { text: "پنجره", list: [1, 2] });
    const first = await store.get(["a", 1]);
    assert.deepEqual(first.value, { text: "پنجره", list: [1, 2] });
    assert.equal(typeof first.version, "string");
    await put(store, ["a", 1], "other");
    const second = await store.get(["a", 1]);
    assert.equal(second.value, "other");
    assert.notEqual(second.version, first.version);
    await store.atomic().delete(["a", 1]).commit();
    assert.equal((await store.get(["a", 1])).value, null);
  });

  test("keys of a number and of its text differ", async ({ store }) => {
    await put(store, ["a", 1], "number");
    assert.equal((await store.get(["a", "1"])).value, null);
  });

  test("false, 0 and the empty string are values", async ({ store }) => {
    for (const value of [false, 0, ""]) {
      await put(store, ["a"], value);
      assert.strictEqual((await store.get(["a"])).value, value);
    }
  });

  test("a value is stored as it was when it was set", async ({ store }) => {
    const value = { count: 1 };
    const write = store.atomic().set(["a"], value);
    value.count = 2;
    await write.commit();
    assert.deepEqual((await store.get(["a"])).value, { count: 1 });
  });

  test("values of every kind that can be cloned come back as they were", async ({ store }) => {
    const value = {
      bytes: new Uint8Array([0, 255]),
      large: 2n ** 70n,
      date: new Date(1_795_000_000_000),
      map: new Map<unknown, unknown>([["a", 1], [2, new Set([null, undefined])]]),
      numbers: [NaN, Infinity, -0],
      none: undefined,
      text: '\0 "\\ پنجره',
      $: ["bytes"],
    };
    await put(store, ["a"], value);
    assert.deepEqual((await store.get(["a"])).value, value);
  });

  test("keys hold any text and number", async ({ store }) => {
    const keys = [["a", ""], ["a", "\0"], ["a", "\0", "b"], ["a", "پ\u{10ffff}"], ["a", -1.5], [
      "a",
      0,
    ]];
    for (const key of keys.toReversed()) await put(store, key, key);
    const { entries } = await store.list(["a"]);
    assert.deepEqual(entries.map(({ key }) => key), keys);
    assert.deepEqual(entries.map(({ value }) => value), keys);
  });

  test("getMany keeps the order of the keys, absent ones included, however many", async ({ store }) => {
    await put(store, ["a", 3], "three");
    await put(store, ["a", 24], "twenty-four");
    const keys = Array.from({ length: 25 }, (_, i) => ["a", i]);
    const entries = await store.getMany<unknown[]>(keys);
    assert.deepEqual(entries.map((entry) => entry.key), keys);
    const values = entries.map((entry) => entry.value);
    assert.equal(values[3], "three");
    assert.equal(values[24], "twenty-four");
    assert.equal(values.filter((value) => value === null).length, 23);
  });
}

function lists(test: Test): void {
  test("list gives the records below a prefix, in key order", async ({ store }) => {
    for (const key of [["a", "c"], ["a", "b", 2], ["a", "b", 10], ["ab", "x"], ["a", 7], ["a"]]) {
      await put(store, key, "v");
    }
    const { entries, cursor } = await store.list(["a"]);
    assert.deepEqual(entries.map((entry) => entry.key), [
      ["a", "b", 2],
      ["a", "b", 10],
      ["a", "c"],
      ["a", 7],
    ]);
    assert.equal(cursor, undefined);
  });

  test("list returns pages without gaps or repetitions, the last without cursor", async ({ store }) => {
    for (let i = 0; i < 6; i++) await put(store, ["a", i], i);
    assert.deepEqual(await pages(store, 2), [[0, 1], [2, 3], [4, 5]]);
    assert.deepEqual(await pages(store, 4), [[0, 1, 2, 3], [4, 5]]);
  });

  test("list begins with the record that is asked for, or the next one", async ({ store }) => {
    for (const part of ["b", "d", "f", "h"]) await put(store, ["a", part], part);
    await put(store, ["b", "z"], "another list");
    const valuesFrom = async (from: string, limit?: number) => {
      const { entries, cursor } = await store.list<string>(["a"], { from, limit });
      const rest = cursor ? (await store.list<string>(["a"], { cursor })).entries : [];
      return [entries, rest].map((page) => page.map(({ value }) => value).join(""));
    };
    assert.deepEqual(await valuesFrom("d"), ["dfh", ""]);
    assert.deepEqual(await valuesFrom("e"), ["fh", ""]);
    assert.deepEqual(await valuesFrom("a", 2), ["bd", "fh"]);
    assert.deepEqual(await valuesFrom("i"), ["", ""]);
  });

  test("list begins with a part in the middle of keys, which may be a number", async ({ store }) => {
    for (const second of [2, 9, 10, 100]) {
      for (const part of ["a", "b"]) await put(store, ["a", second, part], `${second}${part}`);
    }
    const valuesFrom = async (from: number) =>
      (await store.list<string>(["a"], { from })).entries.map(({ value }) => value).join(" ");
    assert.equal(await valuesFrom(10), "10a 10b 100a 100b");
    assert.equal(await valuesFrom(3), "9a 9b 10a 10b 100a 100b");
    assert.equal(await valuesFrom(101), "");
  });

  test("list gives full pages past expired records", async ({ store, advance }) => {
    for (let i = 0; i < 9; i++) {
      const expireIn = i % 3 === 0 ? undefined : 60_000;
      await store.atomic().set(["a", i], i, { expireIn }).commit();
    }
    advance(60_000);
    assert.deepEqual(await pages(store, 2), [[0, 3], [6]]);
    assert.deepEqual(await pages(store, 3), [[0, 3, 6]]);
  });

  test("list returns 100 records by default, and 500 at most", async ({ store }) => {
    for (let i = 0; i < 501; i += 3) {
      const write = store.atomic();
      for (let j = i; j < i + 3; j++) write.set(["a", j], j);
      await write.commit();
    }
    assert.equal((await store.list(["a"])).entries.length, 100);
    const { entries, cursor } = await store.list(["a"], { limit: 1000 });
    assert.equal(entries.length, 500);
    assert.equal((await store.list(["a"], { cursor })).entries.length, 1);
  });
}

function transactions(test: Test): void {
  test("check of an absent key holds until the key is written", async ({ store }) => {
    const absent = await store.get(["a"]);
    assert.equal(await store.atomic().check(absent).set(["a"], 1).commit(), true);
    assert.equal(await store.atomic().check(absent).set(["a"], 2).commit(), false);
    assert.equal((await store.get(["a"])).value, 1);
  });

  test("check of a changed or deleted record fails", async ({ store }) => {
    await put(store, ["a"], 1);
    const seen = await store.get(["a"]);
    await put(store, ["a"], 1);
    assert.equal(await store.atomic().check(seen).set(["a"], 2).commit(), false);
    const again = await store.get(["a"]);
    await store.atomic().delete(["a"]).commit();
    assert.equal(await store.atomic().check(again).set(["a"], 3).commit(), false);
    assert.equal((await store.get(["a"])).value, null);
  });

  test("one failed check of many: nothing is written", async ({ store }) => {
    const [a, b] = await store.getMany<[number, number]>([["a"], ["b"]]);
    await put(store, ["b"], 0);
    const write = store.atomic().check(a, b).set(["a"], 1).set(["c"], 1).delete(["b"]);
    assert.equal(await write.commit(), false);
    const after = await store.getMany<[number, number, number]>([["a"], ["b"], ["c"]]);
    assert.deepEqual(after.map((entry) => entry.value), [null, 0, null]);
  });

  test("a commit takes a hundred checks", async ({ store }) => {
    const write = store.atomic();
    for (let i = 0; i < MAX_CHECKS; i++) write.check({ key: ["a", i], version: null });
    assert.equal(await write.set(["a", 0], 1).commit(), true);
    assert.equal((await store.get(["a", 0])).value, 1);
  });

  test("check of an expired record holds: it still has its version", async ({ store, advance }) => {
    await store.atomic().set(["a"], "old", { expireIn: 60_000 }).commit();
    const { version } = await store.get(["a"]);
    advance(60_000);
    const expired = await store.get(["a"]);
    assert.deepEqual(expired, { key: ["a"], value: null, version });
    assert.equal(await store.atomic().check(expired).set(["a"], "new").commit(), true);
    assert.equal(await store.atomic().check(expired).set(["a"], "newer").commit(), false);
    assert.equal((await store.get(["a"])).value, "new");
  });
}

function contention(test: Test): void {
  test("100 concurrent increments end at exactly 100", async ({ store }) => {
    const increments = Array.from({ length: 100 }, () => increment(store));
    const seen = await Promise.all(increments);
    assert.equal((await store.get(["counter"])).value, 100);
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: 100 }, (_, i) => i + 1));
  });

  test("50 concurrent claims have one winner", async ({ store }) => {
    await put(store, ["ticket"], "open");
    const claims = Array.from(
      { length: 50 },
      (_, i) =>
        transact(store, { ticket: ticketRecord() }, ({ ticket }, write) => {
          if (ticket.value !== "open") return false;
          write.set(ticket, `taken by ${i}`);
          return true;
        }),
    );
    const won = await Promise.all(claims);
    assert.equal(won.filter(Boolean).length, 1);
    assert.equal((await store.get(["ticket"])).value, `taken by ${won.indexOf(true)}`);
  });
}

function expiry(test: Test): void {
  test("a record expires to the millisecond", async ({ store, advance }) => {
    await store.atomic().set(["a"], 1, { expireIn: 60_000 }).commit();
    advance(59_999);
    const [before] = await store.getMany<[number]>([["a"]]);
    assert.equal(before.value, 1);
    assert.equal((await store.list(["a"])).entries.length, 0);
    advance(1);
    assert.equal((await store.get(["a"])).value, null);
    const [after] = await store.getMany<[number]>([["a"]]);
    assert.equal(after.value, null);
  });

  test("a new write sets a new deadline, or none", async ({ store, advance }) => {
    await store.atomic().set(["a"], 1, { expireIn: 60_000 }).set(["b"], 1, { expireIn: 60_000 })
      .commit();
    advance(30_000);
    await store.atomic().set(["a"], 2, { expireIn: 60_000 }).set(["b"], 2).commit();
    advance(59_999);
    assert.equal((await store.get(["a"])).value, 2);
    advance(1);
    assert.equal((await store.get(["a"])).value, null);
    assert.equal((await store.get(["b"])).value, 2);
  });

  test("a deadline in the past stores nothing", async ({ store }) => {
    for (const expireIn of [0, -5]) {
      await store.atomic().set(["a"], 1, { expireIn }).commit();
      assert.equal((await store.get(["a"])).value, null);
    }
  });

  test("now() is the engine's own clock, where it has one", async ({ store }) => {
    if (!store.now) return;
    const asked = Date.now();
    const now = await store.now();
    assert.ok(now >= asked - 1 && now <= Date.now() + 1, `${now - asked} ms`);
  });
}

async function put(store: Store, key: readonly (string | number)[], value: unknown): Promise<void> {
  assert.equal(await store.atomic().set(key, value).commit(), true);
}

/** Increments ["counter"] and returns its new value. */
export function increment(store: Store): Promise<number> {
  return transact(store, { counter: counterRecord() }, ({ counter }, write) => {
    const count = (counter.value ?? 0) + 1;
    write.set(counter, count);
    return count;
  });
}

/** The values below ["a"], page by page. */
async function pages(store: Store, limit: number): Promise<number[][]> {
  const all: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list<number>(["a"], { cursor, limit });
    all.push(page.entries.map((entry) => entry.value));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}
