import { getLogger } from "@logtape/logtape";
import type { Background, Clock } from "../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import { createThrottle } from "../../domain/platform/throttle.ts";

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

/**
 * Runs tasks in the background; their errors are logged, since no caller awaits them. Many tasks
 * fail alike while the store is away: the first one is logged, then at most one each ten seconds.
 */
export function createBackground(clock: Clock): BackgroundTasks {
  const admit = createThrottle(clock);
  const running = new Set<Promise<void>>();
  const timers: ReturnType<typeof setInterval>[] = [];

  function logFailure(failure: unknown) {
    const unsaid = admit(String(failure));
    if (unsaid === null) return;
    const error = failure instanceof StoreUnavailable ? failure.reason : String(failure);
    logger.error("A background task failed: {error}", { error, unsaid });
  }

  function run(task: () => Promise<void>) {
    const promise = task().catch(logFailure).finally(() => running.delete(promise));
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
