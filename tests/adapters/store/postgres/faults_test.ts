/** What calls do when connections break, servers are slow, and others hold what they need. */
import assert from "node:assert/strict";
import { type Store, StoreUnavailable } from "../../../../domain/platform/store.ts";
import { parsePostgresAddress } from "../../../../adapters/configuration/postgres_address.ts";
import { openLink } from "../../../../adapters/store/postgres/link.ts";
import { ConfigurationError } from "../../../../adapters/configuration/environment.ts";
import { problemsOf } from "../../../../adapters/configuration/start_failure.ts";
import {
  type Cluster,
  PASSWORD,
  startPostgres,
  unlessPostgres,
} from "../../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../../support/postgres/stores.ts";
import { startWire, type Wire } from "../../../support/postgres/wire.ts";
import { until, within } from "../../../support/waiting.ts";

const { ignore, note } = unlessPostgres();
const cluster = ignore ? undefined : await startPostgres();
if (cluster) await migrateCluster(cluster);
Deno.test.afterAll(async () => await cluster?.[Symbol.asyncDispose]());

interface Opened {
  cluster: Cluster;
  wire: Wire;
  /** Over the wire. */
  store: Store;
  /** Directly. */
  other: Store;
}

/** @param timeout milliseconds of a call, which those for whom the server is away wait */
function faultTest(
  name: string,
  run: (opened: Opened) => Promise<void>,
  { timeout = 1000 } = {},
): void {
  Deno.test({
    name: `PostgreSQL: ${name}${note}`,
    ignore,
    async fn() {
      await cluster!.sql("truncate kv");
      await using wire = startWire(cluster!);
      const url = cluster!.url().replace(String(cluster!.port), String(wire.port));
      const store = await openStoreAt(url, { timeout });
      const other = await openStoreAt(cluster!.url());
      try {
        await run({ cluster: cluster!, wire, store, other });
      } finally {
        store.close();
        other.close();
      }
    },
  });
}

const set = (store: Store, key: string, value: unknown) =>
  store.atomic().set([key], value).commit();
const value = async (store: Store, key: string) => (await store.get([key])).value;

/** Rejects with `StoreUnavailable`, in time. */
async function isUnavailable(call: Promise<unknown>): Promise<void> {
  await assert.rejects(within(call, "an answer", 5000), StoreUnavailable);
}

faultTest(
  "idle connections that the server has ended are replaced",
  async ({ store, cluster }) => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => set(store, `a${i}`, i)));
    const others = "pid <> pg_backend_pid() and application_name = 'panjereh'";
    await cluster.sql(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    const reads = Array.from({ length: 8 }, (_, i) => value(store, `a${i}`));
    assert.deepEqual(await Promise.all(reads), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.equal(await set(store, "a1", 2), true);
  },
  // Eight connections at once take long on a busy machine.
  { timeout: 10_000 },
);

faultTest("a read whose connection breaks is made again", async ({ store, wire, other }) => {
  await set(other, "a", 1);
  wire.mute();
  const read = value(store, "a");
  setTimeout(() => wire.cut(), 200);
  assert.equal(await read, 1);
});

faultTest("a commit whose answer is lost is not made again", async ({ store, wire, other }) => {
  await set(store, "a", "before");
  wire.mute();
  const commit = set(store, "a", "after");
  setTimeout(() => wire.cut(), 300);
  await isUnavailable(commit);
  assert.equal(await value(other, "a"), "after", "it had happened all the same");
  await set(other, "a", "later");
  assert.equal(await set(store, "b", 1), true);
  assert.equal(await value(other, "a"), "later", "and it does not happen again");
});

faultTest(
  "a server that does not answer is given up, and asked again later",
  async ({ store, wire }) => {
    wire.mute();
    await isUnavailable(store.get(["a"]));
    await isUnavailable(set(store, "a", 1));
    wire.cut();
    assert.equal(await set(store, "a", 2), true);
  },
);

faultTest(
  "a connection that hangs is closed, although nobody cuts it",
  async ({ cluster, wire }) => {
    const address = parsePostgresAddress(cluster.url());
    const host = { name: "127.0.0.1", port: wire.port };
    const options = { address, password: PASSWORD, timeout: 5000, longest: 300 };
    const link = await openLink(host, options);
    wire.mute();
    await assert.rejects(within(link.run((sql) => sql`select 1`), "an answer", 3000), {
      code: /^CONNECTION_/,
    });
    assert.equal(link.isUsable(), false);
  },
);

faultTest(
  "a commit that waits too long for a row fails, and does not happen later",
  async (opened) => {
    const { store, other, cluster } = opened;
    await set(other, "a", "before");
    const holding = cluster.sql("begin; update kv set value = value; select pg_sleep(2); commit");
    const sleeping = "select 1 from pg_stat_activity where wait_event = 'PgSleep'";
    await until(async () => await cluster.sql(sleeping) !== "", "the lock");
    await isUnavailable(set(store, "a", "after"));
    await holding;
    assert.equal(await value(other, "a"), "before");
    assert.equal(await set(store, "a", "after"), true);
  },
);

faultTest(
  "a commit that was given up while it waited for a connection is never sent",
  async (opened) => {
    const { store, other, wire } = opened;
    wire.mute();
    const busy = Array.from({ length: 8 }, () => store.get(["a"]));
    const late = set(store, "late", 1);
    await Promise.all([...busy, late].map(isUnavailable));
    wire.cut();
    await set(store, "b", 1);
    assert.equal(await value(other, "late"), null);
  },
);

faultTest("every call to a closed store throws StoreUnavailable", async ({ other }) => {
  other.close();
  for (
    const call of [
      other.get(["a"]),
      other.getMany([["a"]]),
      other.list(["a"]),
      set(other, "a", 1),
    ]
  ) await isUnavailable(call);
});

faultTest("keys and values beyond Deno KV's limits are refused", async ({ other }) => {
  await isUnavailable(set(other, "a", "x".repeat(65_535)));
  await isUnavailable(set(other, "a", "پ".repeat(33_000)));
  await isUnavailable(set(other, "k".repeat(2048), 1));
  assert.equal(await set(other, "k".repeat(2000), "x".repeat(65_000)), true);
});

faultTest(
  "of two commits that depend on each other's absence one fails",
  async ({ store, other }) => {
    for (let round = 0; round < 30; round++) {
      const [a, b] = [["a", round], ["b", round]];
      const both = await Promise.all([
        store.atomic().check({ key: a, version: null }).set(b, 1).commit(),
        other.atomic().check({ key: b, version: null }).set(a, 1).commit(),
      ]);
      assert.equal(both.filter(Boolean).length, 1, `round ${round}: ${both}`);
    }
  },
);

faultTest(
  "of two commits that only read what the other changes one fails",
  async ({ store, other }) => {
    for (let round = 0; round < 30; round++) {
      await other.atomic().set(["a"], 0).set(["b"], 0).commit();
      const [a, b] = await other.getMany<[number, number]>([["a"], ["b"]]);
      const both = await Promise.all([
        store.atomic().check(a, b).set(["a"], 1).commit(),
        other.atomic().check(a, b).set(["b"], 1).commit(),
      ]);
      assert.equal(both.filter(Boolean).length, 1, `round ${round}: ${both}`);
    }
  },
);

faultTest(
  "commits that name their keys in another order do not end each other",
  async ({ store, other }) => {
    const keys = Array.from({ length: 12 }, (_, i) => `key ${i}`);
    const writeAll = (store: Store, keys: string[]) =>
      keys.reduce((write, key) => write.set([key], 1), store.atomic()).commit();
    await writeAll(store, keys);
    for (let round = 0; round < 25; round++) {
      const stores = [store, other, store, other];
      const commits = stores.map((one, i) => writeAll(one, i % 2 ? keys : keys.toReversed()));
      assert.deepEqual(await Promise.all(commits), [true, true, true, true]);
    }
  },
);

faultTest(
  "which record was in the way is told, wherever the commit noticed it",
  async ({ cluster }) => {
    const conflicts: unknown[] = [];
    const store = await openStoreAt(cluster.url(), {
      watch: { onConflict: (key) => conflicts.push(key) },
    });
    await set(store, "b", 1);
    const absent = (key: string) => ({ key: [key], version: null });
    assert.equal(await store.atomic().check(absent("b")).set(["c"], 1).commit(), false);
    assert.equal(await store.atomic().check(absent("b")).set(["a"], 1).commit(), false);
    assert.equal(await value(store, "a"), null, "what was written before is taken back");
    store.close();
    assert.deepEqual(conflicts, [["b"], ["b"]]);
  },
);

faultTest("a wrong password and a missing database are named at start", async ({ cluster }) => {
  const wrong: [string, string | undefined, RegExp][] = [
    [cluster.url(), "wrong", /password authentication failed for user "panjereh"/],
    [cluster.url(), undefined, /password/],
    [cluster.url().replace("/postgres?", "/none?"), undefined, /password|does not exist/],
  ];
  for (const [url, password, message] of wrong) {
    const error = await openStoreAt(url, { password, timeout: 1000 }).catch((error) => error);
    assert.ok(error instanceof StoreUnavailable);
    assert.match(problemsOf(error)!.join(), message);
    assert.doesNotMatch(error.reason, /wrong/);
  }
});

faultTest("a database without this program's migrations is refused", async ({ cluster }) => {
  await cluster.sql("update kv_migration set number = 0");
  try {
    await assert.rejects(openStoreAt(cluster.url()), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.match(
        error.problems.join(),
        /^the store lacks v0001_kv\.sql: run deno task store:migrate$/,
      );
      return true;
    });
  } finally {
    await cluster.sql("update kv_migration set number = 1");
  }
});
