/** The browsers that wait for a code of a number, so that it can be shown after dialling. */
import type { KeyedHash } from "../platform/platform.ts";
import { isBrowserSource } from "../budget/source.ts";
import { record } from "../platform/record.ts";
import { TRANSACTION_LIFETIME } from "./transaction.ts";

/**
 * Source (domain/budget/source.ts) → its latest transaction, so that a stranger cannot take another
 * source's place.
 */
export type Waiting = Record<string, { transaction: string; askedAt: number }>;

const MAX_WAITING = 4;

export const waitingRecord = record<Waiting, [hash: KeyedHash, mobile: string]>("waiting", {
  about: "which browsers wait for a code of a mobile, by its hash",
  expireIn: TRANSACTION_LIFETIME,
  key: (hash, mobile) => [hash.digest("mobile", mobile)],
});

/** Adds one; beyond four the oldest is removed, known browsers last. */
export function addWaiting(
  stored: Waiting | null,
  source: string,
  one: Waiting[string],
): Waiting {
  const isKnown = (name: string) => isBrowserSource(name) ? 1 : 0;
  const all = Object.entries({ ...stored, [source]: one }).sort(([a, x], [b, y]) =>
    isKnown(b) - isKnown(a) || y.askedAt - x.askedAt
  );
  return Object.fromEntries(all.slice(0, MAX_WAITING));
}
