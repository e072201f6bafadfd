/** How what runs here stands: the store, the outbox, and the services' own servers. */
import { receiversBehind } from "../../outbox/control.ts";
import { outboxLateness } from "../../outbox/lateness.ts";
import { type Clock, HOUR, MINUTE } from "../../platform/platform.ts";
import { type Store, StoreUnavailable } from "../../platform/store.ts";
import { trafficSince } from "../../publication/traffic.ts";
import { isFailing } from "../../publication/watch.ts";
import type { Catalogue } from "../../services/catalogue.ts";
import type { Service } from "../../services/service.ts";

/** A message that was due so long ago is late. */
const LATE = MINUTE;

export interface OutboxHealth {
  /** Milliseconds by which the oldest message that is due is late; 0 while none is. */
  late: number;
  /** Receivers that get nothing at once, by what happens with them. */
  behind: number;
  paused: number;
}

export async function readOutbox(deps: Deps): Promise<OutboxHealth> {
  const longest = await outboxLateness(deps);
  const states = (await Array.fromAsync(receiversBehind(deps.store))).map(({ state }) => state);
  return {
    late: longest >= LATE ? longest : 0,
    behind: states.filter((state) => state === "behind").length,
    paused: states.filter((state) => state === "paused").length,
  };
}

/** Whether the store takes commits now. `probe` rejects with `StoreUnavailable` if not. */
export async function takesCommits(probe: () => Promise<void>): Promise<boolean> {
  try {
    await probe();
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

interface Deps {
  store: Store;
  clock: Clock;
}

export interface ServerHealth {
  service: Pick<Service, "id" | "title">;
  /** Of this hour and the one before. */
  answers: number;
  failures: number;
}

/** The services whose own servers fail too often, the worst first. */
export async function readFailingServers(
  { store, clock, catalogue }: Deps & { catalogue: Pick<Catalogue, "current"> },
): Promise<ServerHealth[]> {
  const now = clock.now();
  const services = [...catalogue.current().values()];
  const found = await Promise.all(services.map(async (service) => {
    const sum = await trafficSince(store, service.id, { since: now - HOUR, now });
    return { service, answers: sum.answers, failures: sum.failures };
  }));
  return found.filter(isFailing)
    .toSorted((a, b) => b.failures / b.answers - a.failures / a.answers);
}
