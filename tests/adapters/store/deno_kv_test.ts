import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { hasKvFile, openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { type OpenedStore, storeContract } from "../../contracts/store_contract.ts";
import { outputOf } from "../../support/command.ts";
import { recordTimers } from "../../support/timers.ts";

async function open(url: string, cleanUp: () => Promise<void>): Promise<OpenedStore> {
  // KV's own deletion uses the machine's clock, so the test's clock begins there.
  let now = Date.now();
  const clock = { now: () => now };
  const store = await openDenoKvStore({ url, clock, random: systemRandom });
  return {
    store,
    advance: (ms) => void (now += ms),
    close: () => {
      store.close();
      return cleanUp();
    },
  };
}

storeContract("Deno KV in memory", () => open("kv::memory:", () => Promise.resolve()));

storeContract("Deno KV file", async () => {
  const folder = await Deno.makeTempDir();
  return await open(`kv:${folder}/a.db`, () => Deno.remove(folder, { recursive: true }));
});

/** Runs with the URL of a file in a folder that does not exist yet, shared by all handles. */
async function withFile(
  run: (url: string, openHandle: () => Promise<Store>) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const handles: Store[] = [];
  const url = `kv:${join(folder, "new", "folder", "a.db")}`;
  try {
    await run(url, async () => {
      const handle = await openDenoKvStore({ url, clock: systemClock, random: systemRandom });
      handles.push(handle);
      return handle;
    });
  } finally {
    for (const handle of handles) handle.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("openDenoKvStore creates the folder of its file, and finds the records again", async () => {
  await withFile(async (_, openHandle) => {
    await (await openHandle()).atomic().set(["a"], 1).commit();
    assert.equal((await (await openHandle()).get(["a"])).value, 1);
  });
});

Deno.test("openDenoKvStore creates a folder that only its owner may open", async () => {
  await withFile(async (url, openHandle) => {
    await openHandle();
    const folder = join(url.slice("kv:".length), "..");
    assert.equal((await Deno.stat(folder)).mode! & 0o777, 0o700);
  });
});

Deno.test("openDenoKvStore keeps its files from others, in a folder of any mode", async () => {
  await withFile(async (url, openHandle) => {
    const path = url.slice("kv:".length);
    const folder = join(path, "..");
    await Deno.mkdir(folder, { recursive: true, mode: 0o755 });
    await Deno.chmod(folder, 0o755);
    // As an earlier version left it.
    await Deno.writeFile(path, new Uint8Array(), { mode: 0o644 });
    await Deno.chmod(path, 0o644);
    await (await openHandle()).atomic().set(["a"], 1).commit();
    const modes: Record<string, number> = {};
    for await (const { name } of Deno.readDir(folder)) {
      modes[name] = (await Deno.stat(join(folder, name))).mode! & 0o777;
    }
    assert.ok("a.db" in modes);
    for (const [name, mode] of Object.entries(modes)) assert.equal(mode, 0o600, name);
  });
});

Deno.test("three processes increment one record of a file and lose nothing", async () => {
  await withFile(async (url, openHandle) => {
    const store = await openHandle();
    const script = fileURLToPath(new URL("./deno_kv_writer.ts", import.meta.url));
    const folder = join(url.slice("kv:".length), "..");
    const args = [
      "run",
      `--allow-read=${folder}`,
      `--allow-write=${folder}`,
      script,
      url,
      "40",
    ];
    const writers = await Promise.all([1, 2, 3].map(() => outputOf(Deno.execPath(), args)));
    for (const { success, stderr } of writers) assert.ok(success, stderr);
    assert.equal((await store.get(["counter"])).value, 3 * 5 * 40);
  });
});

Deno.test("a file locked by another program throws StoreUnavailable, and recovers by itself", async () => {
  await withFile(async (url) => {
    const options = { url, clock: systemClock, random: systemRandom, timeout: 1000 };
    const store = await openDenoKvStore(options);
    // KV itself holds the lock at times, to remove expired records.
    const intruder = new DatabaseSync(url.slice("kv:".length), { timeout: 1000 });
    intruder.exec("BEGIN IMMEDIATE");
    const begin = performance.now();
    await assert.rejects(store.atomic().set(["a"], 1).commit(), StoreUnavailable);
    assert.ok(performance.now() - begin < 5000);
    intruder.exec("ROLLBACK");
    intruder.close();
    assert.equal(await store.atomic().set(["b"], 2).commit(), true);
    assert.equal((await store.get(["b"])).value, 2);
    store.close();
  });
});

Deno.test("every call to a closed store throws StoreUnavailable", async () => {
  const { store } = await open("kv::memory:", () => Promise.resolve());
  store.close();
  const calls = [
    () => store.get(["a"]),
    () => store.getMany([["a"]]),
    () => store.list(["a"]),
    () => store.atomic().set(["a"], 1).commit(),
  ];
  for (const call of calls) await assert.rejects(call(), StoreUnavailable);
});

Deno.test("a value beyond the engine's limit throws StoreUnavailable", async () => {
  const { store, close } = await open("kv::memory:", () => Promise.resolve());
  const write = store.atomic().set(["a"], "x".repeat(70_000));
  await assert.rejects(write.commit(), StoreUnavailable);
  await close();
});

Deno.test("openDenoKvStore refuses an unknown URL, and a file that cannot exist", async () => {
  const options = { clock: systemClock, random: systemRandom };
  for (const url of ["", "kv:", "postgres://localhost", "https://kv.example", "data/a.db"]) {
    await assert.rejects(openDenoKvStore({ ...options, url }), TypeError);
  }
  await assert.rejects(
    openDenoKvStore({ ...options, url: "kv:/dev/null/a" }),
    StoreUnavailable,
  );
});

Deno.test("hasKvFile finds a file with content, and creates nothing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    assert.equal(await hasKvFile(`kv:${folder}/absent.db`), false);
    assert.equal(await hasKvFile(`kv:${folder}`), false, "a folder");
    await Deno.writeTextFile(`${folder}/empty.db`, "");
    assert.equal(await hasKvFile(`kv:${folder}/empty.db`), false, "an empty file");
    await Deno.writeTextFile(`${folder}/full.db`, "x");
    assert.equal(await hasKvFile(`kv:${folder}/full.db`), true);
    await assert.rejects(hasKvFile(`kv:${folder}/full.db/below`), StoreUnavailable);
    assert.equal([...Deno.readDirSync(folder)].length, 2);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a record's end is told to the engine, in whole milliseconds that are not negative", async () => {
  await withFile(async (url, openHandle) => {
    const store = await openHandle();
    const write = store.atomic().set(["past"], 1, { expireIn: -5 }).set(["part"], 1, {
      expireIn: 0.5,
    }).set(["hour"], 1, { expireIn: 3_600_000 }).set(["kept"], 1);
    assert.equal(await write.commit(), true);
    assert.equal((await store.get(["past"])).value, null);
    assert.equal((await store.get(["hour"])).value, 1);
    const file = new DatabaseSync(url.slice("kv:".length), { readOnly: true, timeout: 1000 });
    const rows = file.prepare("select expiration_ms from kv order by k").all();
    file.close();
    const ends = rows.map(({ expiration_ms: end }) => end !== null && Number(end) > 0);
    assert.deepEqual(ends, [true, false, true, true]);
  });
});

Deno.test("a call has two seconds by default", async () => {
  const { store, close } = await open("kv::memory:", () => Promise.resolve());
  using timers = recordTimers();
  await store.get(["a"]);
  assert.deepEqual(timers.delays, [2000]);
  await close();
});
