import assert from "node:assert/strict";
import { createPatience } from "../../../../adapters/store/patience.ts";
import { PassingFailure } from "../../../../adapters/store/postgres/failures.ts";
import type { Sql } from "../../../../adapters/store/postgres/link.ts";
import type { Pool } from "../../../../adapters/store/postgres/pool.ts";
import type { Row } from "../../../../adapters/store/postgres/queries.ts";
import { createRowReader } from "../../../../adapters/store/postgres/row_reader.ts";
import { StoreUnavailable } from "../../../../domain/platform/store.ts";

const key = (name: number) => Uint8Array.of(name);
const turn = () => new Promise((go) => setTimeout(go, 0));

interface Query {
  keys: number[];
  answer(): void;
  fail(error: Error): void;
}

/** A database that answers when it is told to: every key has a row. */
function createReader(timeout = 60_000) {
  const queries: Query[] = [];
  const pool: Pool = {
    async use(query, isGivenUp) {
      if (isGivenUp()) throw new Error("given up before it began");
      return await query({} as Sql);
    },
    size: 0,
    close() {},
  };
  const reader = createRowReader({
    pool,
    patience: createPatience({
      timeout,
      random: { bytes: (count) => new Uint8Array(count) },
      isPassing: (error) => error instanceof PassingFailure,
    }),
    read(_, keys) {
      const { promise, resolve, reject } = Promise.withResolvers<Map<string, Row>>();
      const rows = keys.map((key): [string, Row] => [
        key.toHex(),
        { key, value: `of ${key[0]}`, version: "1", expires_at: null },
      ]);
      queries.push({
        keys: keys.map(([name]) => name),
        answer: () => resolve(new Map(rows)),
        fail: reject,
      });
      return promise;
    },
  });
  const read = async (...names: number[]) => {
    const rows = await reader(names.map(key));
    return names.map((name) => rows.get(key(name).toHex())?.value);
  };
  return { queries, read };
}

const keysOf = (queries: Query[]) => queries.map(({ keys }) => keys);

Deno.test("row reader: reads of one turn share a query, and each finds its own rows", async () => {
  const { queries, read } = createReader();
  const both = Promise.all([read(1), read(2, 3)]);
  await turn();
  assert.deepEqual(keysOf(queries), [[1, 2, 3]]);
  queries[0].answer();
  assert.deepEqual(await both, [["of 1"], ["of 2", "of 3"]]);
});

Deno.test("row reader: what comes while two queries are under way shares the next one", async () => {
  const { queries, read } = createReader();
  const reads: Promise<unknown>[] = [];
  for (const name of [1, 2, 3, 4]) {
    reads.push(read(name));
    await turn();
  }
  assert.deepEqual(keysOf(queries), [[1], [2]]);
  queries[0].answer();
  await turn();
  assert.deepEqual(keysOf(queries), [[1], [2], [3, 4]], "begun after it was asked for");
  for (const { answer } of queries) answer();
  assert.deepEqual(await Promise.all(reads), [["of 1"], ["of 2"], ["of 3"], ["of 4"]]);
});

Deno.test("row reader: a query has at most 100 keys, but a longer read stays whole", async () => {
  const { queries, read } = createReader();
  const many = (count: number) => read(...Array.from({ length: count }, (_, name) => name));
  const all = Promise.all([many(60), many(41), many(120)]);
  await turn();
  assert.deepEqual(queries.map(({ keys }) => keys.length), [60, 41]);
  queries[0].answer();
  await turn();
  assert.equal(queries[2].keys.length, 120);
  for (const { answer } of queries) answer();
  await all;
});

Deno.test("row reader: after a lost connection all are asked for again", async () => {
  const { queries, read } = createReader();
  const both = Promise.all([read(1), read(2)]);
  await turn();
  queries[0].fail(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
  // Each after a pause of its own, so that they may come in two queries.
  while (queries.slice(1).flatMap(({ keys }) => keys).length < 2) await turn();
  for (const { answer } of queries.slice(1)) answer();
  assert.deepEqual(await both, [["of 1"], ["of 2"]]);
});

Deno.test("row reader: another failure reaches all of a query, and the next one begins", async () => {
  const { queries, read } = createReader();
  const failed = Promise.allSettled([read(1), read(2)]);
  await turn();
  queries[0].fail(new Error("out of memory"));
  for (const end of await failed) {
    assert.ok(end.status === "rejected" && end.reason instanceof StoreUnavailable);
  }
  const next = read(3);
  await turn();
  queries[1].answer();
  assert.deepEqual(await next, ["of 3"]);
});

Deno.test("row reader: what was given up in the queue is not read", async () => {
  const { queries, read } = createReader(20);
  const given = Promise.allSettled([read(1), turn().then(() => read(2))]);
  await turn();
  await turn();
  const waiting = read(3);
  await assert.rejects(waiting, StoreUnavailable);
  await given;
  const wanted = read(4);
  await turn();
  for (const { answer } of queries) answer();
  await turn();
  assert.deepEqual(keysOf(queries), [[1], [2], [4]]);
  queries[2].answer();
  assert.deepEqual(await wanted, ["of 4"]);
});
