/** How far the standbys of the store are behind, asked whenever the metrics are read. */
import { Gauge, type Registry } from "prom-client";
import type { Standby } from "../../store/postgres/standbys.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";

type AskStandbys = () => Promise<Standby[]>;

/** Returns what takes the way to ask, once the store is open; without it there are no series. */
export function createReplicationGauges(registers: Registry[]): (ask: AskStandbys) => void {
  let ask: AskStandbys = () => Promise.resolve([]);
  let asked: Promise<Standby[]> | undefined;

  /** The gauges are collected together and share one answer; none while the store is away. */
  const standbys = () =>
    asked ??= ask()
      .catch((error) => {
        if (error instanceof StoreUnavailable) return [];
        throw error;
      })
      .finally(() => asked = undefined);

  // Each worker sees the same standbys.
  const common = { aggregator: "max" as const, registers };
  new Gauge({
    name: "panjereh_store_standbys",
    help: "Standbys that follow the primary, by what PostgreSQL says of their replication",
    labelNames: ["sync"],
    ...common,
    async collect() {
      const counts = Map.groupBy(await standbys(), ({ sync }) => sync);
      this.reset();
      for (const [sync, { length }] of counts) this.set({ sync }, length);
    },
  });
  const measures = [
    ["bytes", "Bytes that were written and are not visible on the standby yet"],
    ["seconds", "How long what was written takes to become visible on the standby"],
  ] as const;
  for (const [unit, help] of measures) {
    new Gauge({
      name: `panjereh_store_replication_lag_${unit}`,
      help,
      labelNames: ["standby"],
      ...common,
      async collect() {
        const found = await standbys();
        this.reset();
        for (const { name, lag } of found) if (lag) this.set({ standby: name }, lag[unit]);
      },
    });
  }
  return (given) => void (ask = given);
}
