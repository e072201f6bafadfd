import assert from "node:assert/strict";
import { serialize } from "node:v8";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { createSealer } from "../../../adapters/audit/sealer.ts";
import { parseHeads, verifyAudit } from "../../../adapters/commands/audit_verify.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createLease } from "../../../domain/platform/lease.ts";
import { type ChainHead, checkChain } from "../../../domain/platform/audit_chain.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const clock = { now: () => NOW };
const hash = createKeyedHash(new Uint8Array(32).fill(7));

interface World {
  store: Store;
  append(count: number): Promise<void>;
}

function chainTest(name: string, test: (world: World) => Promise<void>): void {
  Deno.test(name, async () => {
    const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
    const log = createKvAuditLog(store, systemRandom);
    try {
      await test({
        store,
        async append(count) {
          for (let i = 0; i < count; i++) await log.append({ at: NOW - i, event: "code.sent" });
        },
      });
    } finally {
      store.close();
    }
  });
}

chainTest("seal moves every record to the chain, oldest first", async ({ store, append }) => {
  await append(300);
  const chain = createAuditChain({ store, hash });
  assert.deepEqual((await chain.unsealed()).count, 300);
  const batches = [await chain.seal(), await chain.seal(), await chain.seal()];
  assert.deepEqual(batches.map((batch) => batch.length), [250, 50, 0]);
  const links = await Array.fromAsync(chain.links());
  assert.deepEqual(links.map(({ sequence }) => sequence), links.map((_, i) => i + 1));
  assert.deepEqual(links.map(({ record }) => record), batches.flat());
  assert.deepEqual(await chain.unsealed(), { count: 0, since: undefined });
  assert.equal((await checkChain(hash, links, [await chain.head()])).broken, undefined);
});

chainTest("seal begins a new page before SQLite would put a value apart", async ({ store }) => {
  const log = createKvAuditLog(store, systemRandom);
  const long = "x".repeat(130);
  for (let i = 0; i < 8; i++) {
    await log.append({ at: NOW + i, event: "services.changed", detail: { long } });
  }
  const chain = createAuditChain({ store, hash });
  assert.equal((await chain.seal()).length, 8);
  const { entries } = await store.list<unknown[]>(["audit_chain"]);
  assert.deepEqual(entries.map(({ key, value }) => [key[1], value.length]), [[1, 3], [4, 3], [
    7,
    2,
  ]]);
  // A kilobyte, with the key and what Deno KV adds.
  for (const { value } of entries) assert.ok(serialize({ value }).length < 950);
  const { links, broken } = await checkChain(hash, chain.links(), [await chain.head()]);
  assert.deepEqual({ links, broken }, { links: 8, broken: undefined });
});

chainTest(
  "seal by several workers at once yields one chain with each record once",
  async (world) => {
    await world.append(60);
    const workers = [1, 2, 3].map(() => createAuditChain({ store: world.store, hash }));
    const sealed = await Promise.all(workers.map((chain) => chain.seal()));
    assert.deepEqual(sealed.map((records) => records.length).sort(), [0, 0, 60]);
    const { links, broken } = await checkChain(hash, workers[0].links(), [await workers[0].head()]);
    assert.deepEqual({ links, broken }, { links: 60, broken: undefined });
  },
);

chainTest(
  "run reports each record once, the head and the longest wait",
  async (world) => {
    await world.append(3);
    const told: string[] = [];
    const heads: [ChainHead, number][] = [];
    const sealer = createSealer({
      chain: createAuditChain({ store: world.store, hash }),
      clock: { now: () => NOW + 5000 },
      lease: createLease({ store: world.store, clock, random: systemRandom }, "sealing"),
      watch: {
        sealed: ({ event }) => told.push(event),
        caughtUp: (head, lag) => heads.push([head, lag]),
        failed: () => assert.fail(),
        idle: () => assert.fail(),
      },
    });
    await Promise.all([sealer.run(), sealer.run()]);
    await sealer.finish();
    assert.equal(told.length, 3);
    assert.deepEqual(heads.map(([{ sequence }, lag]) => [sequence, lag]), [[3, 5.002], [3, 0]]);
  },
);

chainTest(
  "run survives a store that does not answer, and counts the failure",
  async ({ store, append }) => {
    await append(1);
    let failures = 0;
    let answers = false;
    const sealer = createSealer({
      chain: createAuditChain({
        hash,
        store: {
          ...store,
          list: (...args) =>
            answers ? store.list(...args) : Promise.reject(new StoreUnavailable("")),
        },
      }),
      clock,
      lease: createLease({ store, clock, random: systemRandom }, "sealing"),
      watch: { sealed() {}, caughtUp: () => failures = 0, failed: () => failures++, idle() {} },
    });
    await sealer.run();
    await sealer.run();
    assert.equal(failures, 2);
    answers = true;
    await sealer.run();
    assert.equal(failures, 0);
  },
);

chainTest("verifyAudit prints the chain's state and finds alterations", async (world) => {
  const { store, append } = world;
  await append(5);
  const chain = createAuditChain({ store, hash });
  await chain.seal();
  await append(2);
  const { sequence, hash: mac } = await chain.head();
  const verify = (...args: string[]) => verifyAudit({ store, hash, noted: parseHeads(args) });
  assert.deepEqual(await verify("--head", `${sequence}:${mac}`), {
    outcome: "sound",
    report: [
      "links      5",
      `head       5:${mac}`,
      "unsealed   2",
      "oldest     2026-11-21T23:59:59.999Z",
      "sound",
    ].join("\n"),
  });
  const later = await verify("--head", `9:${mac}`);
  assert.equal(later.outcome, "broken");
  assert.match(later.report, /^BROKEN {5}link 6 is missing$/m);

  const links = await Array.fromAsync(chain.links());
  const altered = links.with(1, {
    ...links[1],
    record: { ...links[1].record, event: "code.wrong" },
  });
  await store.atomic().set(["audit_chain", 1], altered).commit();
  const found = await verify();
  assert.equal(found.outcome, "broken");
  assert.match(found.report, /^BROKEN {5}link 2 is altered$/m);
});
