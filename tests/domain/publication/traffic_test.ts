import assert from "node:assert/strict";
import { HOUR } from "../../../domain/platform/platform.ts";
import { createTraffic, trafficSince } from "../../../domain/publication/traffic/traffic.ts";
import { service } from "../../routes/gateway/samples.ts";
import { openWorld } from "../../support/sign_in_world.ts";

const library = service({ id: "library" });

Deno.test("traffic: the sum of all workers and hours since a time, of this service alone", async () => {
  const { deps, store, clock } = await openWorld();
  const [one, two] = [createTraffic(deps), createTraffic(deps)];
  one.exchanged(library, { failed: false, took: 99 });
  one.exchanged(library, { failed: true, took: 5000 });
  two.exchanged(library, { failed: false, took: 100 });
  two.stepped(library, "arrived");
  two.refused(library, "level_too_low");
  two.exchanged(service({ id: "tax" }), { failed: false, took: 1 });
  await Promise.all([one.flush(), two.flush()]);
  clock.time += HOUR;
  one.exchanged(library, { failed: false, took: 1 });
  await one.flush();
  await one.flush();
  one.stepped(library, "arrived");
  await one.flush();
  const now = clock.time;
  const all = await trafficSince(store, "library", { since: now - HOUR, now });
  assert.deepEqual(all, {
    answers: 4,
    failures: 1,
    took: [2, 1, 0, 0, 1],
    funnel: { started: 0, code: 0, identity: 0, arrived: 2 },
    refused: { level_too_low: 1 },
  });
  const last = await trafficSince(store, "library", { since: now, now });
  assert.deepEqual([last.answers, last.funnel.arrived], [1, 1]);
  store.close();
});

Deno.test("traffic: what could not be written is written with the next", async () => {
  const { deps, store, clock } = await openWorld();
  const traffic = createTraffic(deps);
  traffic.stepped(library, "started");
  const { atomic } = store;
  store.atomic = () => {
    throw new Error("down");
  };
  await assert.rejects(traffic.flush());
  store.atomic = atomic;
  await traffic.flush();
  const { funnel } = await trafficSince(store, "library", { since: clock.time, now: clock.time });
  assert.equal(funnel.started, 1);
  store.close();
});

Deno.test("traffic: many services are written in few commits, and all of them after an outage", async () => {
  const { deps, store, clock } = await openWorld();
  const traffic = createTraffic(deps);
  const ids = Array.from({ length: 450 }, (_, i) => `s-${i}`);
  for (const id of ids) traffic.stepped({ id }, "started");
  const { atomic } = store;
  let commits = 0;
  store.atomic = () => {
    if (++commits === 2) throw new Error("down");
    return atomic();
  };
  await assert.rejects(traffic.flush());
  await traffic.flush();
  assert.equal(commits, 6, "the first commit stood");
  for (const id of [ids[0], ids[449]]) {
    const { funnel } = await trafficSince(store, id, { since: clock.time, now: clock.time });
    assert.equal(funnel.started, 1);
  }
  store.close();
});
