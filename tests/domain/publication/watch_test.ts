import assert from "node:assert/strict";
import { CATALOGUE_INTERVAL } from "../../../adapters/services/catalogue_source.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { publish, WATCH } from "../../../domain/publication/publish.ts";
import { PUBLICATION_INTERVAL } from "../../../domain/publication/publisher.ts";
import { createTraffic, TRAFFIC_INTERVAL } from "../../../domain/publication/traffic/traffic.ts";
import { isFailing } from "../../../domain/publication/traffic/failing.ts";
import { watchRevisions } from "../../../domain/publication/watch.ts";
import { auditOf } from "../../support/audit.ts";
import { openPublication } from "./world.ts";

const ID = "application-1";
const other = { way: { way: "upstream", upstream: ["https://other.example.ir"] } } as const;

Deno.test("isFailing: ten failures that are a fifth of all", () => {
  for (
    const [answers, failures, failing] of [
      [9, 9, false],
      [10, 10, true],
      [50, 10, true],
      [51, 10, false],
      [1000, 199, false],
      [1000, 200, true],
      [0, 0, false],
    ] as const
  ) assert.equal(isFailing({ answers, failures }), failing, `${failures} of ${answers}`);
});

Deno.test("watch: failures are written, seen and followed by all workers within a minute", () => {
  const longest = TRAFFIC_INTERVAL + PUBLICATION_INTERVAL + CATALOGUE_INTERVAL;
  // And as long again for a store that is slow.
  assert.ok(2 * longest < MINUTE, String(longest));
});

async function live(revisions: number) {
  const here = await openPublication();
  for (let revision = 1; revision <= revisions; revision++) {
    await here.approve({ revision }, revision > 1 ? other : {});
    await publish(here.deps, ID);
  }
  /** Exchanges that several workers have counted. */
  const exchange = async (failed: boolean, count: number) => {
    const service = (await here.follow()).get("library")!;
    for (let worker = 0; worker < 2; worker++) {
      const traffic = createTraffic(here.deps);
      for (let i = 0; i < count / 2; i++) traffic.exchanged(service, { failed, took: 10 });
      await traffic.flush();
    }
  };
  return { ...here, exchange };
}

Deno.test("watch: a revision that fails gives way to the former one, once", async () => {
  const here = await live(2);
  await here.exchange(true, 10);
  await watchRevisions(here.deps);
  const { revision, watchUntil, former } = (await here.published())!;
  assert.deepEqual([revision, watchUntil, former], [1, undefined, undefined]);
  const { state, live: inForce } = await here.application();
  assert.deepEqual([state, inForce], ["publish_failed", 1]);
  assert.equal((await here.result(2))!.failure, "errors");
  await here.follow();
  await watchRevisions(here.deps);
  const acts = (await here.history()).filter(({ kind }) => kind === "taken_back");
  assert.equal(acts.length, 1);
  assert.equal((await auditOf(here, "service.taken_back")).length, 1);
  const told = (await here.news()).filter((one) => one.includes("taken_back"));
  assert.deepEqual(told.map((one) => one.split(" ")[0]), ["agency:agency-1", "window"]);
  here.store.close();
});

Deno.test("watch: a first revision that fails is suspended", async () => {
  const here = await live(1);
  await here.exchange(true, 10);
  await watchRevisions(here.deps);
  assert.equal((await here.follow()).get("library")!.desk?.closed, "suspended");
  assert.equal((await here.application()).state, "suspended");
  here.store.close();
});

Deno.test("watch: a revision that answers stays, and is watched no more after ten minutes", async () => {
  const here = await live(2);
  await here.exchange(false, 50);
  await here.exchange(true, 8);
  await watchRevisions(here.deps);
  assert.notEqual((await here.published())!.watchUntil, undefined);
  here.clock.time += WATCH;
  await watchRevisions(here.deps);
  const { revision, watchUntil } = (await here.published())!;
  assert.deepEqual([revision, watchUntil], [2, undefined]);
  await here.follow();
  await here.exchange(true, 100);
  await watchRevisions(here.deps);
  assert.equal((await here.published())!.revision, 2, "later failures are for people to judge");
  here.store.close();
});

Deno.test("watch: failures of the former revision do not count for the new one", async () => {
  const here = await live(1);
  await here.exchange(true, 10);
  await here.approve({ revision: 2 }, other);
  await publish(here.deps, ID);
  await here.follow();
  await watchRevisions(here.deps);
  assert.equal((await here.published())!.revision, 2);
  here.store.close();
});
