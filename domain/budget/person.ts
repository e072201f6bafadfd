/**
 * What one person has spent, source by source, and the limits (security_cases 18–24); ledger.ts
 * applies them.
 */
import { DAY, SECOND } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { recentUses } from "./uses.ts";

export interface PersonBudget {
  sources: Record<string, SourceBudget>;
}

export const personBudgetRecord = record<PersonBudget, [digest: string]>(["budget", "person"], {
  about: "what a mobile or a typed national ID has spent, by its hash",
  // Longer than anything that it counts: a source may be closed for thirty days.
  expireIn: 31 * DAY,
});

export interface SourceBudget {
  /** Times of codes that have not been used. */
  codes: number[];
  /** Times at which the operator gave no answer, so that the message may have been sent. */
  uncertain: number[];
  /** Times of wrong codes. */
  wrong: number[];
  wrongSinceSuccess: number;
  lastWrongAt: number;
  /** Times of identity checks against the registries. */
  identities: number[];
}

/**
 * Guessing budget of security_cases.md; NIST SP 800-63B-4 §3.2.2 allows no more than 100 failures.
 */
export interface PersonLimits {
  codesPerDay: number;
  wrongPerDay: number;
  wrongSinceSuccess: number;
  /** Milliseconds for which a source is closed after `wrongSinceSuccess` wrong codes. */
  closedFor: number;
  uncertainPerDay: number;
  identitiesPerDay: number;
  /** Milliseconds between two codes. */
  resendAfter: number;
}

export const PERSON_LIMITS: PersonLimits = {
  codesPerDay: 3,
  wrongPerDay: 9,
  wrongSinceSuccess: 10,
  closedFor: 30 * DAY,
  uncertainPerDay: 6,
  identitiesPerDay: 10,
  resendAfter: 60 * SECOND,
};

/** Keeps the record far below the store's maximum for a value (64 KiB). */
const MAX_SOURCES = 100;

/** Without what no longer counts: the sources that were used last. */
export function currentBudget(
  stored: PersonBudget | null,
  now: number,
  limits: PersonLimits,
): PersonBudget {
  const newest = Object.entries(stored?.sources ?? {})
    .sort(([, a], [, b]) => lastUse(b) - lastUse(a)).slice(0, MAX_SOURCES);
  const sources: PersonBudget["sources"] = {};
  for (const [name, spent] of newest) {
    const kept = withoutOld(spent, now, limits);
    if (kept) sources[name] = kept;
  }
  return { sources };
}

function withoutOld(
  spent: SourceBudget,
  now: number,
  { closedFor }: PersonLimits,
): SourceBudget | null {
  const recent = (times: number[]) => recentUses(times, now);
  const closed = spent.lastWrongAt > now - closedFor;
  const kept = {
    codes: recent(spent.codes),
    uncertain: recent(spent.uncertain),
    wrong: recent(spent.wrong),
    wrongSinceSuccess: closed ? spent.wrongSinceSuccess : 0,
    lastWrongAt: closed ? spent.lastWrongAt : 0,
    identities: recent(spent.identities),
  };
  const { codes, uncertain, wrong, identities, wrongSinceSuccess } = kept;
  const count = codes.length + uncertain.length + wrong.length + identities.length;
  return count + wrongSinceSuccess > 0 ? kept : null;
}

function lastUse({ codes, uncertain, identities, lastWrongAt }: SourceBudget): number {
  return Math.max(lastWrongAt, ...codes, ...uncertain, ...identities);
}
