/** Manual codes of QR tickets that did not exist, by the hour. */
import { HOUR } from "../platform.ts";
import type { RetryAt } from "./person_budget.ts";

/** When wrong codes were typed, oldest first. */
export type QrEntries = number[];

export const QR_ENTRIES_PER_PERSON = 10;
/** Many people share a network behind carrier-grade NAT. */
export const QR_ENTRIES_PER_NETWORK = 60;
export const QR_ENTRIES_LIFETIME = HOUR;

export function recentEntries(stored: QrEntries | null, now: number): QrEntries {
  return (stored ?? []).filter((time) => time > now - HOUR);
}

export function entryAllowedAt(recent: QrEntries, limit: number): RetryAt {
  return recent.length < limit ? null : recent[recent.length - limit] + HOUR;
}
