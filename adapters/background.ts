import { getLogger } from "@logtape/logtape";
import type { Background } from "../domain/platform.ts";

const logger = getLogger(["panjereh", "background"]);

export interface BackgroundTasks {
  run: Background;
  /** Resolves once every task that was begun has ended. */
  settled(): Promise<void>;
}

/** Runs tasks beside the answers; what they throw is logged, since nobody waits for it. */
export function createBackground(): BackgroundTasks {
  const running = new Set<Promise<void>>();
  return {
    run(task) {
      const promise = task().catch((error) => {
        logger.error("A background task failed: {error}", { error: String(error) });
      }).finally(() => running.delete(promise));
      running.add(promise);
    },
    async settled() {
      while (running.size) await Promise.all(running);
    },
  };
}
