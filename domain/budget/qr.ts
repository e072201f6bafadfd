/** Hourly budgets for QR codes: per person, per session, and per network. */
import { HOUR } from "../platform/platform.ts";
import { freeAt, latest, recentUses, type RetryAt } from "./uses.ts";
import type { Write } from "../platform/commit.ts";
import { type Found, record } from "../platform/record.ts";

/** Times of use, oldest first. */
export type QrUses = number[];

/** Manual codes of tickets that do not exist. */
export const QR_ENTRIES_PER_PERSON = 10;
/** Many people share a network behind carrier-grade NAT. */
export const QR_ENTRIES_PER_NETWORK = 60;

/**
 * Approvals: each asks the SIM registry, opens a session and sends an SMS. More than anybody has
 * browsers, and too few for a flood.
 */
export const QR_APPROVALS_PER_PERSON = 10;
/** Half of the person's budget, so that the holder of one session cannot use it up. */
export const QR_APPROVALS_PER_SESSION = 5;

/**
 * Codes that a phone opened, each of which is audited permanently. Some expire before they are
 * approved.
 */
export const QR_OPENINGS_PER_PERSON = 30;
export const QR_OPENINGS_PER_SESSION = 15;

const qrUses = (kind: string, about: string) =>
  record<QrUses>(["budget", kind], { about, expireIn: HOUR });

export const qrEntriesOfPerson = qrUses("qr_person", "unknown manual codes that a person entered");
export const qrEntriesOfNetwork = qrUses("qr_network", "unknown manual codes from a network");
export const qrOpeningsOfPerson = qrUses("qr_opening_person", "QR codes that a person opened");
export const qrOpeningsOfSession = qrUses("qr_opening_session", "QR codes opened in a session");
export const qrApprovalsOfPerson = qrUses("qr_approval_person", "QR codes that a person approved");
export const qrApprovalsOfSession = qrUses("qr_approval_session", "QR codes approved in a session");

export interface QrBudget {
  uses: Found<QrUses>;
  /** Maximum in an hour. */
  limit: number;
}

/** `null` while no budget is used up. */
export function qrAllowedAt(budgets: readonly QrBudget[], now: number): RetryAt {
  return latest(
    ...budgets.map(({ uses, limit }) => freeAt(recentUses(uses.value, now, HOUR), limit, HOUR)),
  );
}

/**
 * Counts one use in each, within a commit that has checked them. @returns whether a budget is used
 * up now
 */
export function spendQr(budgets: readonly QrBudget[], write: Write, now: number): boolean {
  return budgets.map(({ uses, limit }) => {
    const recent = [...recentUses(uses.value, now, HOUR), now];
    write.set(uses, recent);
    return recent.length >= limit;
  }).includes(true);
}

/** Takes the use of `at` back: it failed through no fault of the person's. */
export function refundQr(uses: readonly Found<QrUses>[], write: Write, at: number): void {
  for (const found of uses) {
    const index = found.value?.lastIndexOf(at) ?? -1;
    if (index >= 0) write.set(found, found.value!.toSpliced(index, 1));
  }
}
