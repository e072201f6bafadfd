/** What may be done with QR codes in an hour: by a person, in one of their sessions, from a network. */
import { HOUR } from "../platform/platform.ts";
import type { Atomic, Entry } from "../platform/store.ts";
import type { RetryAt } from "./day.ts";

/** When it was done, oldest first. */
export type QrUses = number[];

/** Manual codes of tickets that did not exist. */
export const QR_ENTRIES_PER_PERSON = 10;
/** Many people share a network behind carrier-grade NAT. */
export const QR_ENTRIES_PER_NETWORK = 60;

/**
 * Approvals: each asks the SIM registry, opens a session and sends an SMS. More than somebody's browsers, and far
 * fewer than a flood.
 */
export const QR_APPROVALS_PER_PERSON = 10;
/** Half of the person's: whoever holds one session of theirs cannot spend it all. */
export const QR_APPROVALS_PER_SESSION = 5;

/** Codes that a phone opened, each of which is recorded for good. Some lapse before they are approved. */
export const QR_OPENINGS_PER_PERSON = 30;
export const QR_OPENINGS_PER_SESSION = 15;

const QR_USES_LIFETIME = HOUR;

export interface QrBudget {
  uses: Entry<QrUses>;
  /** In an hour. */
  limit: number;
}

/** `null` while each budget has something left. */
export function qrAllowedAt(budgets: readonly QrBudget[], now: number): RetryAt {
  const times = budgets.map(({ uses, limit }) => useAllowedAt(recentUses(uses.value, now), limit))
    .filter((time) => time !== null);
  return times.length ? Math.max(...times) : null;
}

/** Counts one use in each, within a commit that has checked them. @returns whether it was the last for now */
export function spendQr(budgets: readonly QrBudget[], write: Atomic, now: number): boolean {
  return budgets.map(({ uses: { key, value }, limit }) => {
    const recent = [...recentUses(value, now), now];
    write.set(key, recent, { expireIn: QR_USES_LIFETIME });
    return recent.length >= limit;
  }).includes(true);
}

/** Takes the use of `at` back: it came to nothing through no fault of the person's. */
export function refundQr(uses: readonly Entry<QrUses>[], write: Atomic, at: number): void {
  for (const { key, value } of uses) {
    const index = value?.lastIndexOf(at) ?? -1;
    if (index >= 0) write.set(key, value!.toSpliced(index, 1), { expireIn: QR_USES_LIFETIME });
  }
}

export function recentUses(stored: QrUses | null, now: number): QrUses {
  return (stored ?? []).filter((time) => time > now - HOUR);
}

export function useAllowedAt(recent: QrUses, limit: number): RetryAt {
  return recent.length < limit ? null : recent[recent.length - limit] + HOUR;
}
