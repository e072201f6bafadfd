/** Works on a store and prints figures as JSON. Its argument is JSON. */
import { createAuditChain } from "../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../adapters/audit/kv_audit_log.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { openStore, type StoreSettings } from "../../adapters/store/engines/open.ts";
import type { Key, Store } from "../../domain/platform/store.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import type { Figures } from "../gateway/results.ts";
import { nameFor } from "./multiply.ts";

export type StoreWork =
  | { name: "commit"; seconds: number }
  | { name: "seal"; records: number }
  /** At some accounts of so many that were stored in the place of `sample` (multiply.ts). */
  | { name: "look"; accounts: number; sample: string };

export type StoreTask = StoreWork & { settings: StoreSettings };

/** Look-ups of one round. */
const LOOKS = 5000;

const task: StoreTask = JSON.parse(Deno.args[0]);
const store = await openStore(task.settings, { clock: systemClock, random: systemRandom });
// deno-lint-ignore no-console -- its parent reads it
console.log(JSON.stringify(await work(task)));
store.close();

function work(task: StoreTask): Promise<Figures> {
  switch (task.name) {
    case "commit":
      return commit(task.seconds);
    case "seal":
      return seal(task.records, task.settings.DATA_DIR);
    case "look":
      return lookUp(task);
  }
}

/** Two checks, four sets and one delete, of records that nobody else touches. */
async function commit(seconds: number): Promise<Figures> {
  const value = { text: "x".repeat(400) };
  const until = performance.now() + 1000 * seconds;
  const began = performance.now();
  const counts = await Promise.all(Array.from({ length: 64 }, async (_, one) => {
    let count = 0;
    for (; performance.now() < until; count++) {
      const key = (kind: string, at = count): Key => ["bench", kind, one, at];
      const done = await store.atomic()
        .check({ key: key("a"), version: null }, { key: key("b"), version: null })
        .set(key("a"), value).set(key("b"), value).set(key("c"), value).set(key("d"), value)
        .delete(key("a", count - 1))
        .commit();
      if (!done) throw new Error("Cannot commit: somebody else writes these records");
    }
    return count;
  }));
  const count = counts.reduce((sum, count) => sum + count, 0);
  return { count, perSecond: 1000 * count / (performance.now() - began) };
}

async function seal(records: number, dataDir: string): Promise<Figures> {
  const hash = createKeyedHash(await readSecretFile(`${dataDir}/secret_key`));
  const audit = createKvAuditLog(store, systemRandom);
  const detail = { session: systemRandom.bytes(8).toHex(), level: 2 };
  const ip = hash.digest("ip", "192.0.2.1");
  for (let written = 0; written < records; written += 100) {
    const write = commitTo(store);
    for (let one = 0; one < 100; one++) {
      const requestId = crypto.randomUUID();
      const at = systemClock.now();
      audit.include(write, { at, event: "session.created", ip, requestId, detail });
    }
    if (!await write.commit()) throw new Error("Cannot append");
  }
  const chain = createAuditChain({ store, hash });
  const began = performance.now();
  while ((await chain.seal()).length > 0);
  const seconds = (performance.now() - began) / 1000;
  return { records, perSecond: records / seconds, bytes: await bytesOfChain(store) / records };
}

async function bytesOfChain(store: Store): Promise<number> {
  let bytes = 0;
  let cursor: string | undefined;
  do {
    const page = await store.list<unknown>(["audit_chain"], { cursor });
    for (const { value } of page.entries) bytes += JSON.stringify(value).length;
    cursor = page.cursor;
  } while (cursor);
  return bytes;
}

/** Microseconds of a look-up; the first round warms the program and is not counted. */
async function lookUp(
  { accounts, sample }: { accounts: number; sample: string },
): Promise<Figures> {
  const looks = Math.min(LOOKS, accounts);
  const ids = Array.from(
    { length: looks },
    () => nameFor(Math.floor(Math.random() * accounts), 0, sample),
  );
  let looked = 0;
  for (let round = 0; round < 2; round++) {
    const began = performance.now();
    for (const id of ids) {
      const { value } = await store.get(["account", id]);
      if (!value) throw new Error(`Cannot find account ${id}`);
    }
    looked = 1000 * (performance.now() - began) / looks;
  }
  return { look: looked };
}
