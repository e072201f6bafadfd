import type { Store } from "../../domain/platform/store.ts";

export interface Readiness {
  /** Rejects while new requests cannot be served. */
  check(): Promise<void>;
  /** All workers are up. */
  allUp(): void;
}

/** Not before all workers are up, not after `stopping`, and only while the store answers. */
export function createReadiness(
  { store, workers, stopping }: { store: Store; workers: number; stopping: AbortSignal },
): Readiness {
  let isUp = workers === 1;
  return {
    async check() {
      stopping.throwIfAborted();
      if (!isUp) throw new Error("Cannot serve yet: other workers are coming up");
      await store.get(["ready"]);
    },
    allUp: () => void (isUp = true),
  };
}
