/** `deno task store:copy`: between engines, over an interruption, and what it refuses. */
import assert from "node:assert/strict";
import { COPY_CODES, copyCommand } from "../../../adapters/commands/store_copy.ts";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { systemClock as clock, systemRandom as random } from "../../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { copyStore } from "../../../adapters/store/engines/copy.ts";
import { openRawKv } from "../../../adapters/store/engines/raw_kv.ts";
import { requireStoreKey } from "../../../adapters/store/store_key.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { PASSWORD, startPostgres, unlessPostgres } from "../../support/postgres/cluster.ts";
import { migrateCluster, openStoreAt } from "../../support/postgres/stores.ts";

const HOUR = 3_600_000;
const RECORDS = 1203;

interface Folder {
  /** The address of a file. */
  at(name: string): string;
}

function copyTest(name: string, run: (folder: Folder) => Promise<void>): void {
  Deno.test(`store:copy: ${name}`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    await run({ at: (name) => `kv:${folder}/${name}.sqlite3` })
      .finally(() => Deno.remove(folder, { recursive: true }));
  });
}

async function withStore<T>(
  url: string,
  run: (store: Store) => Promise<T>,
  by = clock,
): Promise<T> {
  const store = await openDenoKvStore({ url, clock: by, random });
  return await run(store).finally(() => store.close());
}

/** A file with all kinds of records; one of them has expired, and Deno KV still keeps it. */
async function fillFile(url: string): Promise<void> {
  await withStore(url, fill);
  const write = (store: Store) =>
    store.atomic().set(["session", "b"], { id: "b" }, { expireIn: HOUR }).commit();
  await withStore(url, write, { now: () => clock.now() - 2 * HOUR });
}

/** Records of all shapes. */
async function fill(store: Store): Promise<void> {
  for (let i = 0; i < RECORDS; i += 100) {
    const write = store.atomic();
    for (let j = i; j < Math.min(i + 100, RECORDS); j++) {
      write.set(["person", j], { name: `شخص ${j}`, none: undefined, at: j / 7 });
    }
    await write.commit();
  }
  await store.atomic()
    .set(["session", "a"], { id: "a" }, { expireIn: HOUR })
    .set(["bytes"], new Uint8Array([0, 1, 255]))
    .set(["large"], "پ".repeat(20_000))
    .commit();
}

async function expectCopied(store: Store): Promise<void> {
  const person = await store.get(["person", 1202]);
  assert.deepEqual(person.value, { name: "شخص 1202", none: undefined, at: 1202 / 7 });
  assert.deepEqual((await store.get(["session", "a"])).value, { id: "a" });
  assert.deepEqual((await store.get(["bytes"])).value, new Uint8Array([0, 1, 255]));
  const gone = await store.getMany([["session", "b"], ["store_copy"]]);
  assert.deepEqual(gone.map(({ version }) => version), [null, null]);
}

const SUMMARY = /^from {2}1206 records {2}([\da-f]{64})\nto {4}1206 records {2}\1\nequal$/;

const { ignore, note } = unlessPostgres();
Deno.test({
  name: `store:copy: a file to PostgreSQL, and back to a file${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres();
    await migrateCluster(cluster);
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    const [first, last] = ["first", "last"].map((name) => `kv:${folder}/${name}.sqlite3`);
    try {
      await fillFile(first);
      const environment = { STORE_PASSWORD: PASSWORD };
      const there = await copyCommand(environment, [first, cluster.url()]);
      assert.match(there.report, SUMMARY);
      assert.equal(there.code, COPY_CODES.copied);
      const store = await openStoreAt(cluster.url());
      await expectCopied(store).finally(() => store.close());
      const back = await copyCommand(environment, [cluster.url(), last]);
      assert.equal(back.report, there.report);
      await withStore(last, expectCopied);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

copyTest(
  "continues where it was interrupted, and the store is refused until it is whole",
  async ({ at }) => {
    await fillFile(at("from"));
    const source = await openRawKv(at("from"), clock);
    const target = await openRawKv(at("to"), clock);
    let writes = 0;
    const interrupted = {
      ...target,
      write(...given: Parameters<typeof target.write>) {
        if (++writes > 9) throw new Error("interrupted");
        return target.write(...given);
      },
    };
    const options = { source, from: at("from"), clock };
    await assert.rejects(copyStore({ ...options, target: interrupted }), /interrupted/);
    await withStore(at("to"), async (store) => {
      const secret = new Uint8Array(32);
      await assert.rejects(requireStoreKey({ store, secret, url: at("to") }), (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.match(
          error.problems.join(),
          /^the store is not complete: finish .* from kv:\S+from/,
        );
        return true;
      });
    });
    const other = { ...options, from: "kv:elsewhere", target };
    await assert.rejects(copyStore(other), {
      problems: [`the target is being copied into from ${at("from")}`],
    });
    const onwards = { source: target, target: source, from: at("to"), clock };
    await assert.rejects(copyStore(onwards), { problems: ["the source is not complete itself"] });
    let read = 0;
    const counting = {
      ...source,
      page(after: Parameters<typeof source.page>[0]) {
        if (after === undefined) read++;
        return source.page(after);
      },
    };
    const { isEqual } = await copyStore({ ...options, source: counting, target });
    assert.ok(isEqual);
    assert.equal(read, 1, "only the comparison begins at the first record");
    source.close();
    target.close();
    await withStore(at("to"), expectCopied);
  },
);

copyTest("tells when the source has changed meanwhile", async ({ at }) => {
  await fillFile(at("from"));
  const source = await openRawKv(at("from"), clock);
  const target = await openRawKv(at("to"), clock);
  const changing = {
    ...source,
    async page(after: Parameters<typeof source.page>[0]) {
      const page = await source.page(after);
      if (page.length === 0) await source.write([{ key: ["person", 5], value: "changed" }]);
      return page;
    },
  };
  const copied = await copyStore({ source: changing, target, from: at("from"), clock });
  assert.deepEqual([copied.isEqual, copied.source.count, copied.target.count], [false, 1206, 1206]);
  assert.ok((await target.page(undefined)).some(({ key }) => key.at(0) === "large"));
  source.close();
  target.close();
  await withStore(at("to"), async (store) => {
    assert.notEqual((await store.get(["store_copy"])).value, null, "still refused");
  });
});

copyTest(
  "refuses a target with records, a source that is none, and other arguments",
  async ({ at }) => {
    await fillFile(at("from"));
    await withStore(at("to"), (store) => store.atomic().set(["a"], 1).commit());
    const refused: [string[], RegExp][] = [
      [[at("from"), at("to")], /the target is not empty/],
      [[at("none"), at("to")], /there is no store: kv:/],
      [[at("from")], /two addresses of stores are needed/],
      [[at("from"), at("from")], /two addresses/],
      [[at("from"), "postgres://p:secret@db/d"], /must not hold the password/],
      [["redis://x", at("to")], /must be "kv:<file>"/],
    ];
    for (const [args, problem] of refused) {
      const { code, report } = await copyCommand({}, args);
      assert.equal(code, COPY_CODES.failed);
      assert.match(report, problem);
    }
    await withStore(at("to"), async (store) => {
      assert.equal((await store.list([])).entries.length, 1, "nothing was written");
    });
  },
);
