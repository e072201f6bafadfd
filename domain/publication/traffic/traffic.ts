/**
 * How services fare: what each worker has counted for each hour, and since a revision came into
 * force. Every worker writes totals of its own, and sums are taken when they are read. Nothing of it
 * says who (docs/decisions/0339).
 */
import type { AccessRefusal } from "../../access/refusal.ts";
import { type Clock, HOUR, MINUTE, type Random } from "../../platform/platform.ts";
import { listAll } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";
import type { Service } from "../../services/service.ts";
import { createTotals, type Watched } from "./totals.ts";

/** The way of people to a service: its sign-in page, the right code, who they are, and there. */
export const FUNNEL = ["started", "code", "identity", "arrived"] as const;
export type FunnelStep = typeof FUNNEL[number];

/** Upper bounds in milliseconds of how long answers took; the last is above all. */
export const TOOK = [100, 300, 1000, 3000] as const;

export interface Traffic extends Watched {
  /** How many took less than each bound of `TOOK`, then the rest. */
  took: number[];
  funnel: Record<FunnelStep, number>;
  /** Arrived at the gateway and were refused, by reason. */
  refused: Partial<Record<AccessRefusal, number>>;
}

/** Long enough for a page that shows the last day. */
const TRAFFIC_KEPT = 50 * HOUR;

export const trafficRecord = record<Traffic, [service: string, hour: number, worker: string]>(
  "service_traffic",
  {
    about: "what one worker has counted at a service within an hour",
    expireIn: TRAFFIC_KEPT,
  },
);

/** By hour first: who looks for services that fail reads no others (failing.ts). */
export const failuresRecord = record<Watched, [hour: number, service: string, worker: string]>(
  "service_failures",
  {
    about: "what one worker has counted within an hour at a service whose servers fail, by hour",
    expireIn: 3 * HOUR,
  },
);

export const watchedRecord = record<Watched, [service: string, revision: number, worker: string]>(
  "service_watch",
  {
    about: "what one worker has counted since a revision of a service is in force",
    expireIn: 30 * MINUTE,
  },
);

/** Milliseconds between two writes; a watch must see its failures within a minute. */
export const TRAFFIC_INTERVAL = 5000;

export interface TrafficCounts {
  /** An exchange with its servers. `took` in milliseconds. */
  exchanged(service: Service, ended: { failed: boolean; took: number }): void;
  stepped(service: Pick<Service, "id">, step: FunnelStep): void;
  refused(service: Pick<Service, "id">, reason: AccessRefusal): void;
  /** Writes what has changed; meant to be called every `TRAFFIC_INTERVAL`. */
  flush(): Promise<void>;
}

const nothing = (): Traffic => ({
  answers: 0,
  failures: 0,
  took: [...TOOK, 0].map(() => 0),
  funnel: { started: 0, code: 0, identity: 0, arrived: 0 },
  refused: {},
});

/** `random` names the worker; a name is never used again. */
export function createTraffic(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): TrafficCounts {
  const worker = random.bytes(6).toHex();
  const hours = createTotals(nothing);
  const watches = createTotals((): Watched => ({ answers: 0, failures: 0 }));

  function hourOf({ id }: Pick<Service, "id">): Traffic {
    const hour = Math.floor(clock.now() / HOUR);
    const failures = failuresRecord(hour, id, worker);
    return hours.of(trafficRecord(id, hour, worker), { until: (hour + 1) * HOUR, failures });
  }

  function watchOf({ id, desk }: Service): Watched[] {
    const { revision, watchUntil } = desk?.published ?? {};
    if (revision === undefined || watchUntil === undefined) return [];
    return [watches.of(watchedRecord(id, revision, worker), { until: watchUntil + MINUTE })];
  }

  return {
    exchanged(service, { failed, took }) {
      const hour = hourOf(service);
      const place = TOOK.findIndex((bound) => took < bound);
      hour.took[place < 0 ? TOOK.length : place]++;
      for (const counted of [hour, ...watchOf(service)]) {
        counted.answers++;
        if (failed) counted.failures++;
      }
    },
    stepped: (service, step) => void hourOf(service).funnel[step]++,
    refused(service, reason) {
      const { refused } = hourOf(service);
      refused[reason] = (refused[reason] ?? 0) + 1;
    },
    async flush() {
      await hours.flush(store, clock.now());
      await watches.flush(store, clock.now());
    },
  };
}

/** The sum of all workers since the beginning of an hour. */
export async function trafficSince(
  store: Store,
  service: string,
  { since, now }: { since: number; now: number },
): Promise<Traffic> {
  const sum = nothing();
  for (let hour = Math.floor(since / HOUR); hour <= Math.floor(now / HOUR); hour++) {
    for await (const { value } of listAll(store, trafficRecord.all(service, hour))) {
      add(sum, value);
    }
  }
  return sum;
}

export async function watchedSum(
  store: Store,
  service: string,
  revision: number,
): Promise<Watched> {
  const sum: Watched = { answers: 0, failures: 0 };
  for await (const { value } of listAll(store, watchedRecord.all(service, revision))) {
    sum.answers += value.answers;
    sum.failures += value.failures;
  }
  return sum;
}

function add(sum: Traffic, { answers, failures, took, funnel, refused }: Traffic): void {
  sum.answers += answers;
  sum.failures += failures;
  for (const [place, count] of took.entries()) sum.took[place] += count;
  for (const step of FUNNEL) sum.funnel[step] += funnel[step];
  for (const [reason, count] of Object.entries(refused) as [AccessRefusal, number][]) {
    sum.refused[reason] = (sum.refused[reason] ?? 0) + count;
  }
}
