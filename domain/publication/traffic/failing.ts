/** Which services' own servers fail too often, found without reading the traffic of all others. */
import { type Clock, HOUR } from "../../platform/platform.ts";
import { listAll } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import type { Catalogue } from "../../services/catalogue.ts";
import type { Service } from "../../services/service.ts";
import type { Watched } from "./totals.ts";
import { failuresRecord, TRAFFIC_INTERVAL, trafficSince } from "./traffic.ts";

/** Fewer say nothing: one person can make a server fail that often. */
const LEAST_FAILURES = 10;
/** Of all answers. */
const WORST_SHARE = 0.2;

/** Whether a service is told of, and a revision that is watched must be taken back. */
export const isFailing = ({ answers, failures }: Watched): boolean =>
  failures >= LEAST_FAILURES && failures >= answers * WORST_SHARE;

export interface FailingService extends Watched {
  service: Service;
}

export interface FailingServices {
  /** The worst first, with what all workers have counted in this hour and the one before. */
  services: FailingService[];
  /** Further ones that have failures and were not looked at. */
  more: number;
}

/** A page of so many says enough: something that they share has failed. */
export const MOST_FAILING = 50;

interface Deps {
  store: Store;
  clock: Clock;
  catalogue: Pick<Catalogue, "current">;
}

/** What was found last, and when it was looked for. */
const found = new WeakMap<Store, { at: number; failing: Promise<FailingServices> }>();

/**
 * Workers write what they count every `TRAFFIC_INTERVAL`: who asks again within it reads the same,
 * for where many services fail, each of them is read.
 */
export async function readFailing(deps: Deps): Promise<FailingServices> {
  const { store, clock } = deps;
  const now = clock.now();
  const last = found.get(store);
  // A clock may be set back.
  if (last && Math.abs(now - last.at) < TRAFFIC_INTERVAL) return await last.failing;
  const failing = findFailing(deps, now);
  found.set(store, { at: now, failing });
  failing.catch(() => found.get(store)?.failing === failing && found.delete(store));
  return await failing;
}

async function findFailing({ store, catalogue }: Deps, now: number): Promise<FailingServices> {
  const sums = new Map<string, Watched>();
  for (const hour of [Math.floor(now / HOUR) - 1, Math.floor(now / HOUR)]) {
    for await (const { key, value } of listAll(store, failuresRecord.all(hour))) {
      const id = String(key.at(-2));
      const { answers, failures } = sums.get(id) ?? { answers: 0, failures: 0 };
      sums.set(id, { answers: answers + value.answers, failures: failures + value.failures });
    }
  }
  const known = catalogue.current();
  // A worker that has met no failure has written none: its answers make the share smaller.
  const suspected = [...sums].map(([id, sum]) => ({ service: known.get(id), ...sum }))
    .filter((one): one is FailingService => one.service !== undefined && isFailing(one))
    .sort(byShare);
  const looked = await Promise.all(
    suspected.slice(0, MOST_FAILING).map(async ({ service }) => {
      const { answers, failures } = await trafficSince(store, service.id, {
        since: now - HOUR,
        now,
      });
      return { service, answers, failures };
    }),
  );
  return {
    services: looked.filter(isFailing).sort(byShare),
    more: Math.max(0, suspected.length - MOST_FAILING),
  };
}

const byShare = (a: Watched, b: Watched) => b.failures / b.answers - a.failures / a.answers;
