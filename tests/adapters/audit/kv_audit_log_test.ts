import { commitTo } from "../../../domain/platform/commit.ts";
import { type Account, accountRecord } from "../../../domain/identity/account.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { createKvAuditLog, unsealedRecord } from "../../../adapters/audit/kv_audit_log.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import type { Random } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const zeroes: Random = { bytes: (count) => new Uint8Array(count) };

function openStore(): Promise<Store> {
  const clock = { now: () => NOW };
  return openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
}

function record(accountId: string, at = NOW): AuditRecord {
  return { at, event: "session.created", accountId };
}

async function records(store: Store): Promise<AuditRecord[]> {
  return (await store.list<AuditRecord>(unsealedRecord.all().prefix)).entries.map(({ value }) =>
    value
  );
}

Deno.test("append keeps every record, ordered by time and then by insertion", async () => {
  const store = await openStore();
  const log = createKvAuditLog(store, systemRandom);
  await log.append(record("late", NOW + 1));
  for (let i = 0; i < 20; i++) await log.append(record(`n${i}`));
  const kept = await records(store);
  assert.deepEqual(
    kept.map((record) => record.accountId),
    [...Array.from({ length: 20 }, (_, i) => `n${i}`), "late"],
  );
  assert.deepEqual(kept[0], record("n0"));
  store.close();
});

Deno.test("include adds the record to the commit atomically", async () => {
  const store = await openStore();
  const log = createKvAuditLog(store, systemRandom);
  const absent = await read(store, accountRecord("a"));
  for (const expected of [true, false]) {
    const write = commitTo(store).check(absent).set(absent, {} as Account);
    log.include(write, record("a"));
    assert.equal(await write.commit(), expected);
    assert.equal((await records(store)).length, 1);
  }
  store.close();
});

Deno.test("append never overwrites: an existing key throws", async () => {
  const store = await openStore();
  await createKvAuditLog(store, zeroes).append(record("first"));
  const second = createKvAuditLog(store, zeroes);
  await assert.rejects(second.append(record("second")), StoreUnavailable);
  assert.deepEqual(await records(store), [record("first")]);
  store.close();
});

Deno.test("append throws when the store is closed", async () => {
  const store = await openStore();
  store.close();
  const log = createKvAuditLog(store, systemRandom);
  await assert.rejects(log.append(record("a")), StoreUnavailable);
});

Deno.test("two processes that write in the same millisecond do not collide", async () => {
  const store = await openStore();
  const random: Random = { bytes: (count) => new Uint8Array(count).fill(1) };
  await createKvAuditLog(store, zeroes).append(record("one"));
  await createKvAuditLog(store, random).append(record("other"));
  assert.deepEqual((await records(store)).map(({ accountId }) => accountId), ["one", "other"]);
  store.close();
});

Deno.test("records keep their order when the timestamp gains a digit", async () => {
  const store = await openStore();
  const log = createKvAuditLog(store, systemRandom);
  await log.append(record("later", 16));
  await log.append(record("earlier", 15));
  assert.deepEqual((await records(store)).map(({ at }) => at), [15, 16]);
  store.close();
});
