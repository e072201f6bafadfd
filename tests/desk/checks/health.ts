/** The operators' page of health, with many services. */
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { createTraffic } from "../../../domain/publication/traffic/traffic.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { COUNT, type DeskWorld, seenOf, withDesk } from "../desk_world.ts";

const WORKERS = 4;
const READERS = 2;
const REQUESTS = 200;
const SERVER = "http://127.0.0.1:9";

const idOf = (i: number) => `office-${i}`;
const ALL = Array.from({ length: COUNT }, (_, i) => idOf(i));

/** Counted by each of the workers in this hour and the one before. */
async function plantTraffic(
  { store }: DeskWorld,
  { ids, answers, failures }: { ids: readonly string[]; answers: number; failures: number },
): Promise<void> {
  for (const age of [HOUR, 0]) {
    const clock = { now: () => systemClock.now() - age };
    for (let worker = 0; worker < WORKERS; worker++) {
      const traffic = createTraffic({ store, clock, random: systemRandom });
      for (const id of ids) {
        for (let i = 0; i < answers; i++) {
          traffic.exchanged({ id } as Service, { failed: i < failures, took: 50 });
        }
      }
      await traffic.flush();
    }
  }
}

async function health(): Promise<Seen[]> {
  const writeServices = async (folder: string) => {
    const services = ALL.map((id) => ({ id, title: { fa: `ادارهٔ ${id}` }, upstream: SERVER }));
    const path = `${folder}/services.json`;
    await Deno.writeTextFile(path, JSON.stringify({ services }));
    return { SERVICES_FILE: path };
  };
  return await withDesk(async (world) => {
    const cookie = await world.signIn("operator");
    const seen = async (what: string) =>
      seenOf(
        what,
        await world.read({ path: "/health", cookie, readers: READERS, requests: REQUESTS }),
      );
    const traffic = `${COUNT} services with traffic in ${WORKERS} workers and two hours`;
    await plantTraffic(world, { ids: ALL, answers: 20, failures: 0 });
    const none = await seen(`${traffic}, none of which fails`);
    await plantTraffic(world, { ids: ALL.slice(0, 500), answers: 20, failures: 1 });
    await plantTraffic(world, { ids: ALL.slice(0, 40), answers: 40, failures: 40 });
    const some = await seen("the same, of which 500 have failures and 40 fail");
    await plantTraffic(world, { ids: ALL, answers: 80, failures: 80 });
    return [none, some, await seen("the same, all of which fail")];
  }, writeServices);
}

export const HEALTH: Check = { number: 11, what: "the operators' page of health", run: health };
