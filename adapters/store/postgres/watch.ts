/**
 * Watches a record by reading it again and again. Notifications within commits would make all
 * commits of the country wait for each other (docs/decisions/0220).
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Entry } from "../../../domain/platform/store.ts";

/** Milliseconds; a session must end everywhere within a second. */
const PAUSE = 200;

export async function* watchBy<T>(
  get: () => Promise<Entry<T>>,
  signal: AbortSignal,
): AsyncGenerator<Entry<T>> {
  let seen: Entry<T> | undefined;
  while (!signal.aborted) {
    const entry = await get();
    if (seen?.version !== entry.version) yield seen = entry;
    await delay(PAUSE, undefined, { signal }).catch(() => {});
  }
}
