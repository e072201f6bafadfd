import type { Random } from "../../domain/platform.ts";
import { StoreUnavailable } from "../../domain/store.ts";

/** Milliseconds between two tries at a locked file: 2 to 2 + 31. */
const SHORTEST_PAUSE = 2;
const JITTER_MASK = 31;

/**
 * Runs one call of the engine: a locked file is tried again with jitter, and whatever fails or lasts
 * too long becomes `StoreUnavailable`.
 */
export type Patience = <T>(
  call: () => T | Promise<T>,
  options?: { limited: boolean },
) => Promise<T>;

/** `timeout` in milliseconds bounds a call with all its tries. */
export function createPatience(
  { timeout, random, onRetry }: { timeout: number; random: Random; onRetry?(): void },
): Patience {
  /** `isGivenUp` ends the tries of a call for which nobody waits any more. */
  async function untilUnlocked<T>(
    call: () => T | Promise<T>,
    isGivenUp: () => boolean,
  ): Promise<T> {
    while (true) {
      try {
        return await call();
      } catch (error) {
        if (!isLocked(error) || isGivenUp()) throw error;
        onRetry?.();
        const [byte] = random.bytes(1);
        await new Promise((go) => setTimeout(go, SHORTEST_PAUSE + (byte & JITTER_MASK)));
      }
    }
  }

  return async (call, { limited } = { limited: true }) => {
    const limit = Promise.withResolvers<never>();
    let isGivenUp = false;
    const timer = limited
      ? setTimeout(() => {
        isGivenUp = true;
        limit.reject(new Error(`no answer within ${timeout} ms`));
      }, timeout)
      : undefined;
    try {
      return await Promise.race([untilUnlocked(call, () => isGivenUp), limit.promise]);
    } catch (cause) {
      throw new StoreUnavailable("Cannot reach the store", { cause });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** SQLite's "busy", which Deno 2.9 throws as a bare `TypeError` when another writer holds the file. */
function isLocked(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes("database is locked");
}
