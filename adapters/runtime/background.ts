import { getLogger } from "@logtape/logtape";
import type { Background } from "../../domain/platform/platform.ts";

const logger = getLogger(["panjereh", "background"]);

export interface BackgroundTasks {
  run: Background;
  /** Runs the task every `interval` milliseconds until `stop`; first after one interval. */
  every(interval: number, task: () => Promise<void>): void;
  /** Resolves once every started task has ended. */
  settled(): Promise<void>;
  /** Starts no further runs, and resolves like `settled`. */
  stop(): Promise<void>;
}

/** Runs tasks in the background; their errors are logged, since no caller awaits them. */
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
