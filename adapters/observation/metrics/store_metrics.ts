/** Calls to the store. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { Atomic, Store } from "../../../domain/platform/store.ts";
import { createReplicationGauges } from "./replication_metrics.ts";
import type { PostgresWatch } from "../../store/postgres/store.ts";

/** Seconds; a call over two seconds counts as an outage. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 2];

export interface StoreMetrics {
  measure(store: Store): Store;
  /** Told of the seconds by which this machine's clock is ahead of the store's. */
  onClocksCompared(seconds: number): void;
  /** What the engine tells of itself. */
  engine: PostgresWatch;
}

export function createStoreMetrics(registry: Registry): StoreMetrics {
  const registers = [registry];
  const duration = new Histogram({
    name: "panjereh_store_duration_seconds",
    help:
      "Calls of the store with their repetitions, by operation and outcome (ok, conflict, unavailable)",
    labelNames: ["operation", "outcome"],
    buckets: BUCKETS,
    registers,
  });
  async function timed<T>(operation: string, call: () => Promise<T>): Promise<T> {
    const began = performance.now();
    let outcome = "unavailable";
    try {
      const answer = await call();
      outcome = answer === false ? "conflict" : "ok";
      return answer;
    } finally {
      duration.observe({ operation, outcome }, (performance.now() - began) / SECOND);
    }
  }

  function measureAtomic(atomic: Atomic): Atomic {
    const commit = atomic.commit.bind(atomic);
    // Its other methods return the object itself, so it must stay the measured one.
    return Object.assign(atomic, { commit: () => timed("commit", commit) });
  }

  return {
    measure: (store) => ({
      ...store,
      get: (key) => timed("get", () => store.get(key)),
      getMany: (keys) => timed("get_many", () => store.getMany(keys)),
      list: (prefix, options) => timed("list", () => store.list(prefix, options)),
      atomic: () => measureAtomic(store.atomic()),
    }),
    onClocksCompared: createClockGauge(registers),
    engine: createEngineWatch(registers),
  };
}

function createClockGauge(registers: Registry[]): (seconds: number) => void {
  const difference = new Gauge({
    name: "panjereh_clock_difference_seconds",
    help: "By how much this machine's clock is ahead of the store's; 0 where the store is a file",
    aggregator: "average",
    registers,
  });
  return (seconds) => difference.set(seconds);
}

/** Conflicts and connections are PostgreSQL's; Deno KV does not tell which check failed. */
function createEngineWatch(registers: Registry[]): PostgresWatch {
  const retries = new Counter({
    name: "panjereh_store_retries_total",
    help: "Calls repeated because the store's file was locked, or its database not to be reached",
    registers,
  });
  const conflicts = new Counter({
    name: "panjereh_store_conflicts_total",
    help: "Commits that another one overtook, by the kind of the record that had changed",
    labelNames: ["kind"],
    registers,
  });
  const primaryChanges = new Counter({
    name: "panjereh_store_primary_changes_total",
    help: "Times that another server was found to be the primary",
    registers,
  });
  const askStandbys = createReplicationGauges(registers);
  let countConnections = () => 0;
  new Gauge({
    name: "panjereh_store_connections",
    help: "Connections to the database, of all workers; 0 where the store is a file",
    registers,
    collect() {
      this.set(countConnections());
    },
  });
  return {
    onRetry: () => retries.inc(),
    // The first part of a key is written in the code, never taken from a request.
    onConflict: ([kind]) => conflicts.inc({ kind }),
    onPrimaryChange: () => primaryChanges.inc(),
    onOpened({ connections, standbys }) {
      countConnections = connections;
      askStandbys(standbys);
    },
  };
}
