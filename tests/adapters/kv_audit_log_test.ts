import assert from "node:assert/strict";
import { createKvAuditLog } from "../../adapters/audit/kv_audit_log.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../adapters/system.ts";
import type { AuditRecord } from "../../domain/audit.ts";
import type { Random } from "../../domain/platform.ts";
import { type Store, StoreUnavailable } from "../../domain/store.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const zeroes: Random = { bytes: (count) => new Uint8Array(count) };

function openStore(): Promise<Store> {
  const clock = { now: () => NOW };
  return openDenoKvStore({ address: "kv::memory:", clock, random: systemRandom });
}

function record(accountId: string, at = NOW): AuditRecord {
  return { at, event: "session.created", accountId };
}

Deno.test("append keeps every record, listed in the order of time and then of writing", async () => {
  const store = await openStore();
  const log = createKvAuditLog(store, systemRandom);
  await log.append(record("late", NOW + 1));
  for (let i = 0; i < 20; i++) await log.append(record(`n${i}`));
  const { records, cursor } = await log.list();
  assert.deepEqual(
    records.map((record) => record.accountId),
    [...Array.from({ length: 20 }, (_, i) => `n${i}`), "late"],
  );
  assert.deepEqual(records[0], record("n0"));
  assert.equal(cursor, undefined);
  const page = await log.list({ limit: 20 });
  const rest = await log.list({ cursor: page.cursor });
  assert.deepEqual(rest.records.map((record) => record.accountId), ["late"]);
  store.close();
});

Deno.test("include adds the record to the commit, or not at all", async () => {
  const store = await openStore();
  const log = createKvAuditLog(store, systemRandom);
  const absent = await store.get(["account"]);
  for (const expected of [true, false]) {
    const write = store.atomic().check(absent).set(["account"], 1);
    log.include(write, record("a"));
    assert.equal(await write.commit(), expected);
    assert.equal((await log.list()).records.length, 1);
  }
  store.close();
});

Deno.test("append never overwrites: a key that is taken throws", async () => {
  const store = await openStore();
  await createKvAuditLog(store, zeroes).append(record("first"));
  const second = createKvAuditLog(store, zeroes);
  await assert.rejects(second.append(record("second")), StoreUnavailable);
  assert.deepEqual((await second.list()).records, [record("first")]);
  store.close();
});

Deno.test("append throws when the store is gone", async () => {
  const store = await openStore();
  store.close();
  const log = createKvAuditLog(store, systemRandom);
  await assert.rejects(log.append(record("a")), StoreUnavailable);
});
