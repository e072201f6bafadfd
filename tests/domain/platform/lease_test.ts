/** Work that is done once, shared by machines whose clocks differ and which may stand still. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { checkChain } from "../../../domain/platform/audit_chain.ts";
import {
  createLease,
  LEASE,
  leaseAfter,
  RENEWED_WITH,
  type Work,
} from "../../../domain/platform/lease.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";

/** A worker of a machine whose clock differs by `skew`. */
function worker({ store, clock }: World, work: Work = "sealing", skew = 0) {
  const own = { now: () => clock.time + skew };
  return createLease({ store, clock: own, random: systemRandom }, work);
}

Deno.test("leaseAfter(): another worker takes it when it has run out, to the millisecond", () => {
  const first = leaseAfter(null, "a", START);
  assert.deepEqual(first, { holder: "a", fence: 1, until: START + LEASE });
  assert.equal(leaseAfter(first, "b", START + LEASE - 1), null);
  const next = leaseAfter(first, "b", START + LEASE);
  assert.deepEqual(next, { holder: "b", fence: 2, until: START + 2 * LEASE });
  const again = leaseAfter(first, "a", START + 5 * LEASE);
  assert.deepEqual(again, { holder: "a", fence: 1, until: START + 6 * LEASE });
});

worldTest("of several workers one has the lease, each kind of work its own", async (world) => {
  const workers = Array.from({ length: 5 }, () => worker(world));
  const held = await Promise.all(workers.map((lease) => lease.hold()));
  assert.equal(held.filter((one) => one !== null).length, 1);
  assert.notEqual(await worker(world, "outbox_1").hold(), null);
});

worldTest("the lease stays with a worker that comes every second", async (world) => {
  const [first, second] = [worker(world), worker(world)];
  for (let round = 0; round < 60; round++) {
    assert.equal((await first.hold())?.value.fence, 1);
    assert.equal(await second.hold(), null);
    world.clock.time += SECOND;
  }
});

worldTest("who leaves gives the lease to others at once, and never another's", async (world) => {
  const [first, second] = [worker(world), worker(world)];
  await first.hold();
  await second.giveUp();
  assert.equal(await second.hold(), null);
  await first.giveUp();
  assert.equal((await second.hold())?.value.fence, 2);
  await first.giveUp();
  assert.equal(await first.hold(), null);
});

for (const skew of [-3, 3]) {
  worldTest(`a clock ${skew} s off takes no lease of a worker at work`, async (world) => {
    assert.ok(RENEWED_WITH > 3 * SECOND);
    const [first, skewed] = [worker(world), worker(world, "sealing", skew * SECOND)];
    for (let second = 0; second < 30; second++) {
      assert.equal((await first.hold())?.value.fence, 1);
      assert.equal(await skewed.hold(), null);
      world.clock.time += SECOND;
    }
    world.clock.time += LEASE + 3 * SECOND;
    assert.equal((await skewed.hold())?.value.fence, 2, "the first has ended");
  });
}

worldTest("a worker that was paused cannot write after another one took over", async (world) => {
  const { store, deps, clock } = world;
  const chain = createAuditChain(deps);
  await deps.audit.append({ at: clock.time, event: "code.sent" });
  const paused = (await worker(world).hold())!;
  clock.time += LEASE;
  const next = (await worker(world).hold())!;
  assert.deepEqual(await chain.seal(paused), [], "its fence is behind");
  assert.equal((await chain.unsealed()).count, 1);
  assert.equal((await chain.seal(next)).length, 1);
  const { links, broken } = await checkChain(deps.hash, chain.links(), [await chain.head()]);
  assert.deepEqual([links, broken], [1, undefined]);
  assert.equal((await store.get<{ fence: number }>(["lease", "sealing"])).value?.fence, 2);
});
