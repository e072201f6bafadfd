import { getLogger } from "@logtape/logtape";
import type { Clock } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import { createThrottle } from "../../domain/platform/throttle.ts";
import type { WriteProbe } from "../store/write_probe.ts";

export interface Readiness {
  /** Rejects while new requests cannot be served. */
  check(): Promise<void>;
  /** All workers are up. */
  allUp(): void;
}

export interface ReadinessOptions {
  store: Store;
  writeProbe: WriteProbe;
  clock: Clock;
  workers: number;
  stopping: AbortSignal;
}

const logger = getLogger(["panjereh", "store"]);

/** Not before all workers are up, not after `stopping`, and only while the store takes commits. */
export function createReadiness(
  { store, writeProbe, clock, workers, stopping }: ReadinessOptions,
): Readiness {
  let isUp = workers === 1;
  const admit = createThrottle(clock);
  return {
    async check() {
      stopping.throwIfAborted();
      if (!isUp) throw new Error("Cannot serve yet: other workers are coming up");
      try {
        await store.get(["ready"]);
        await writeProbe.check();
      } catch (error) {
        const reason = error instanceof StoreUnavailable ? error.reason : String(error);
        if (admit(reason) !== null) logger.error("Not ready: {error}", { error: reason });
        throw error;
      }
    },
    allUp: () => void (isUp = true),
  };
}
