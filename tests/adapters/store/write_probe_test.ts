import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import {
  createWriteProbe,
  requireWritable,
  writeProbeRecord,
} from "../../../adapters/store/write_probe.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { type Atomic, type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { recordLog } from "../../support/log_records.ts";

/** Counts commits and the keys that they write; `fault` makes them fail. */
function world() {
  const state = { now: 0, fault: undefined as Error | undefined, commits: 0 };
  const keys = new Set<string>();
  const atomic: Pick<Atomic, "set" | "commit"> = {
    set(key) {
      keys.add(JSON.stringify(key));
      return this as Atomic;
    },
    commit() {
      state.commits++;
      return state.fault ? Promise.reject(state.fault) : Promise.resolve(true);
    },
  };
  const store = { atomic: () => atomic } as unknown as Store;
  const probe = () => createWriteProbe({ store, clock: { now: () => state.now }, random });
  return { state, keys, probe };
}

const unavailable = (message: string) =>
  new StoreUnavailable("Cannot reach the store", { cause: new Error(message) });

Deno.test("write probe: one commit in five seconds, however often it is asked", async () => {
  const { state, keys, probe } = world();
  const { check } = probe();
  await Promise.all(Array.from({ length: 100 }, check));
  state.now = 5 * SECOND - 1;
  await check();
  assert.equal(state.commits, 1);
  state.now = 5 * SECOND;
  await check();
  assert.equal(state.commits, 2);
  assert.equal(keys.size, 1);
});

Deno.test("write probe: each one writes a record of its own, which expires", async () => {
  const { keys, probe } = world();
  await Promise.all([probe().check(), probe().check()]);
  assert.equal(keys.size, 2);
  assert.ok(writeProbeRecord.expireIn! <= 60 * 60 * SECOND);
});

Deno.test("write probe: a failure is told to all who ask, and tried again after a second", async () => {
  const { state, probe } = world();
  const probed = probe();
  const { check } = probed;
  assert.equal(probed.succeeded, true);
  state.fault = unavailable("database or disk is full");
  const outcomes = await Promise.allSettled([check(), check()]);
  assert.deepEqual(outcomes.map(({ status }) => status), ["rejected", "rejected"]);
  state.now = SECOND - 1;
  await assert.rejects(check(), StoreUnavailable);
  assert.equal(state.commits, 1);
  assert.equal(probed.succeeded, false);
  state.fault = undefined;
  state.now = SECOND;
  await check();
  assert.equal(state.commits, 2);
  assert.equal(probed.succeeded, true);
});

Deno.test("requireWritable: refuses a store that may not be written, and says why", async () => {
  for (
    const message of [
      "attempt to write a readonly database",
      "Read-only file system (os error 30)",
      "Permission denied (os error 13)",
      "cannot execute INSERT in a read-only transaction",
    ]
  ) {
    const { state, probe } = world();
    state.fault = unavailable(message);
    await assert.rejects(requireWritable(probe(), "kv:/x"), (error) => {
      assert.ok(error instanceof ConfigurationError);
      const [line] = error.problems;
      assert.ok(line.startsWith("the store in kv:/x cannot be written: "), line);
      assert.ok(line.includes(message), line);
      return true;
    });
  }
});

Deno.test("requireWritable: starts on a full disk, and says so", async () => {
  await using log = await recordLog();
  const { state, probe } = world();
  await requireWritable(probe(), "kv:/x");
  state.fault = unavailable("database or disk is full");
  await requireWritable(probe(), "kv:/x");
  assert.deepEqual(
    log.records.map(({ level, properties }) => [level, properties.error]),
    [["error", "Cannot reach the store: Error: database or disk is full"]],
  );
  state.fault = new TypeError("a fault of ours");
  await assert.rejects(requireWritable(probe(), "kv:/x"), TypeError);
});
