import { getLogger } from "@logtape/logtape";
import type { Background } from "../../domain/platform/platform.ts";

const logger = getLogger(["panjereh", "background"]);

export interface BackgroundTasks {
  run: Background;
  /** Runs the task every `interval` milliseconds until `stop`; the first time after one interval. */
  every(interval: number, task: () => Promise<void>): void;
  /** Resolves once every task that was begun has ended. */
  settled(): Promise<void>;
  /** Begins nothing again, and resolves as `settled` does. */
  stop(): Promise<void>;
}

/** Runs tasks beside the answers; what they throw is logged, since nobody waits for it. */
export function createBackground(): BackgroundTasks {
  const running = new Set<Promise<void>>();
  const timers: ReturnType<typeof setInterval>[] = [];

  function run(task: () => Promise<void>) {
    const promise = task().catch((error) => {
      logger.error("A background task failed: {error}", { error: String(error) });
    }).finally(() => running.delete(promise));
    running.add(promise);
  }

  async function settled() {
    while (running.size) await Promise.all(running);
  }

  return {
    run,
    every(interval, task) {
      timers.push(setInterval(() => run(task), interval));
    },
    settled,
    stop() {
      for (const timer of timers) clearInterval(timer);
      return settled();
    },
  };
}
