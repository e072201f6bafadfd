/** Clocks that differ from the store's: written while they do, and by nobody else. */
import assert from "node:assert/strict";
import {
  clockRecord,
  createClockHealth,
  readClocks,
} from "../../../domain/console/health/clocks.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { worldTest } from "../../support/sign_in_world.ts";

worldTest(
  "clocks: one that is right is never written, one that is off is forgotten",
  async (world) => {
    const { store, deps, clock } = world;
    const [one, other] = [createClockHealth(deps), createClockHealth(deps)];
    const written = () => Array.fromAsync(listAll(store, clockRecord.all()));
    await one(0.4, false);
    assert.deepEqual([await readClocks(store), await written()], [null, []]);
    const since = clock.time;
    await one(1.5, true);
    clock.time += MINUTE;
    await one(2, true);
    await other(-3.5, true);
    assert.deepEqual(await readClocks(store), { workers: 2, most: 3.5, since });
    await other(0.1, false);
    assert.deepEqual(await readClocks(store), { workers: 1, most: 2, since });
    clock.time += 10 * MINUTE;
    assert.equal(await readClocks(store), null, "its worker has died");
  },
);
