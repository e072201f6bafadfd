import type { Random } from "../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import { createDeadlines } from "./deadlines.ts";

/**
 * Milliseconds between attempts, as at a locked file: 1 to 4 at first, since a commit takes less,
 * then up to 1 to 32.
 */
const SHORTEST_PAUSE = 1;
const FIRST_JITTER = 3;
const LONGEST_JITTER = 31;

/**
 * Runs one call of the engine. A passing failure is retried with jitter; any other failure or
 * timeout becomes `StoreUnavailable`. A call that waits by itself asks `isGivenUp` before it begins.
 */
export type Patience = <T>(call: (isGivenUp: () => boolean) => T | Promise<T>) => Promise<T>;

export interface PatienceOptions {
  /** Milliseconds for a call with all its attempts, as long as the event loop is on time. */
  timeout: number;
  random: Random;
  onRetry?(): void;
  /** Whether a call failed without any effect and may succeed soon; by default a locked file. */
  isPassing?(error: unknown): boolean;
}

export function createPatience(
  { timeout, random, onRetry, isPassing = isLocked }: PatienceOptions,
): Patience {
  const startDeadline = createDeadlines(timeout);

  async function untilPassed<T>(
    call: (isGivenUp: () => boolean) => T | Promise<T>,
    { isGivenUp, onPassing }: { isGivenUp(): boolean; onPassing(error: unknown): void },
  ): Promise<T> {
    for (let jitter = FIRST_JITTER;; jitter = Math.min(2 * jitter + 1, LONGEST_JITTER)) {
      try {
        return await call(isGivenUp);
      } catch (error) {
        if (!isPassing(error)) throw error;
        onPassing(error);
        const [byte] = random.bytes(1);
        await new Promise((go) => setTimeout(go, SHORTEST_PAUSE + (byte & jitter)));
        // The caller was told that the call failed; a further attempt could still write.
        if (isGivenUp()) throw error;
        onRetry?.();
      }
    }
  }

  return async (call) => {
    const limit = Promise.withResolvers<never>();
    let isGivenUp = false;
    /** What the attempts have met: a time limit alone would say nothing. */
    let met = "";
    const endDeadline = startDeadline(() => {
      isGivenUp = true;
      limit.reject(new Error(`no answer within ${timeout} ms${met}`));
    });
    const attempts = untilPassed(call, {
      isGivenUp: () => isGivenUp,
      onPassing: (error) => met = `: ${(error as Error).message}`,
    });
    try {
      return await Promise.race([attempts, limit.promise]);
    } catch (cause) {
      const afterwards = isGivenUp ? attempts : undefined;
      // Who does not ask for it is not told that it failed.
      afterwards?.catch(() => {});
      throw new StoreUnavailable("Cannot reach the store", { cause, afterwards });
    } finally {
      endDeadline();
    }
  };
}

/**
 * SQLite's "busy", which Deno 2.9 throws as a plain `TypeError` when another writer holds the file.
 */
function isLocked(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes("database is locked");
}
