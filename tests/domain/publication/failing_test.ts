/** Services whose servers fail are found by their failures, and judged by all that was counted. */
import assert from "node:assert/strict";
import { MOST_FAILING, readFailing } from "../../../domain/publication/traffic/failing.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { createTraffic, TRAFFIC_INTERVAL } from "../../../domain/publication/traffic/traffic.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { service } from "../../routes/gateway/samples.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const SERVICES = ["tax", "post", "court", "quiet"].map((id) => service({ id }));
const [tax, post, court] = SERVICES;
const catalogue = createCatalogue({ services: SERVICES });

type Answers = [answers: number, failures: number];

function count(
  { exchanged }: ReturnType<typeof createTraffic>,
  of: typeof tax,
  [answers, failures]: Answers,
): void {
  for (let i = 0; i < answers; i++) exchanged(of, { failed: i < failures, took: 1 });
}

const failing = async (world: World) => {
  const { services, more } = await readFailing({ ...world.deps, catalogue });
  return [
    ...services.map(({ service: { id }, answers, failures }) => [id, answers, failures]),
    more,
  ];
};

worldTest("failing services: the worst first, over all workers and two hours", async (world) => {
  const { deps, clock } = world;
  const [one, two] = [createTraffic(deps), createTraffic(deps)];
  count(one, tax, [10, 6]);
  // Half of what this worker has seen, and a tenth of all.
  count(one, post, [20, 10]);
  count(two, post, [80, 0]);
  count(two, court, [12, 12]);
  await Promise.all([one.flush(), two.flush()]);
  assert.deepEqual(await failing(world), [["court", 12, 12], 0]);
  clock.time += HOUR;
  count(one, tax, [10, 4]);
  await one.flush();
  assert.deepEqual(await failing(world), [["court", 12, 12], ["tax", 20, 10], 0]);
  clock.time += HOUR;
  assert.deepEqual(await failing(world), [0], "the hour before last is over");
});

worldTest(
  "failing services: so many are looked at, and no service that is not there",
  async (world) => {
    const { deps, store, clock } = world;
    const all = Array.from({ length: MOST_FAILING + 3 }, (_, i) => service({ id: `s-${i}` }));
    const traffic = createTraffic(deps);
    for (const one of all) count(traffic, one, [10, 10]);
    count(traffic, service({ id: "gone" }), [10, 10]);
    await traffic.flush();
    let lists = 0;
    const list: Store["list"] = (...asked) => {
      lists++;
      return store.list(...asked);
    };
    const counting = { ...store, list };
    const catalogue = createCatalogue({ services: [...all, ...SERVICES] });
    const again = () => readFailing({ ...deps, store: counting, catalogue });
    const found = await again();
    assert.deepEqual([found.services.length, found.more], [MOST_FAILING, 3]);
    // Two hours of failures, and two of each that is looked at.
    const looked = 2 + 2 * MOST_FAILING;
    assert.equal(lists, looked);
    await again();
    assert.equal(lists, looked, "nothing newer is written so soon");
    clock.time += TRAFFIC_INTERVAL;
    await again();
    assert.equal(lists, 2 * looked);
  },
);
