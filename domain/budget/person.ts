/**
 * The budget of one mobile number, source by source (security_cases 18–24).
 *
 * A stranger can use up only the budget of their own source: a browser that the person has used has
 * a budget of its own, and so has each network. All unknown networks together get twice one budget.
 */
import { DAY, HOUR, SECOND } from "../platform/platform.ts";
import { freeAt, type RetryAt, withinDay } from "./day.ts";
import { record } from "../platform/record.ts";

export interface PersonBudget {
  sources: Record<string, SourceBudget>;
}

export const personBudgetRecord = record<PersonBudget, [digest: string]>(["budget", "person"], {
  about: "what a mobile or a typed national ID has spent, by its hash",
  // Longer than anything that it counts: a source may be closed for thirty days.
  expireIn: 31 * DAY,
});

interface SourceBudget {
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

const UNKNOWN_FACTOR = 2;
const FRESH_NETWORK_EVERY = HOUR;
/** Keeps the record far below the store's maximum for a value (64 KiB). */
const MAX_SOURCES = 100;

/** A person who dials holds the SIM, so what strangers have used up elsewhere does not count. */
export const SIM_SOURCE = "sim";

/** Works on a private copy; read `budget` at the end. Times are milliseconds since the epoch. */
export class PersonLedger {
  readonly budget: PersonBudget;
  readonly #own: SourceBudget;

  constructor(
    stored: PersonBudget | null,
    private readonly source: string,
    readonly now: number,
    private readonly limits: PersonLimits,
  ) {
    this.budget = { sources: {} };
    const newest = Object.entries(stored?.sources ?? {})
      .sort(([, a], [, b]) => lastUse(b) - lastUse(a)).slice(0, MAX_SOURCES);
    for (const [name, spent] of newest) {
      const kept = this.#withoutOld(spent);
      if (kept) this.budget.sources[name] = kept;
    }
    this.#own = this.budget.sources[source] ??= {
      codes: [],
      uncertain: [],
      wrong: [],
      wrongSinceSuccess: 0,
      lastWrongAt: 0,
      identities: [],
    };
  }

  codeAllowedAt(): RetryAt {
    const { codesPerDay, uncertainPerDay, resendAfter } = this.limits;
    const last = Math.max(
      0,
      ...this.#own.codes,
      ...this.#own.uncertain,
      ...this.#strangers("codes"),
    );
    return latest(
      freeAt(this.#own.codes, codesPerDay),
      freeAt(this.#own.uncertain, uncertainPerDay),
      this.#pooled("codes", codesPerDay),
      last + resendAfter > this.now ? last + resendAfter : null,
      this.guessAllowedAt(),
    );
  }

  guessAllowedAt(): RetryAt {
    const { wrongPerDay, wrongSinceSuccess, closedFor } = this.limits;
    const isClosed = this.#own.wrongSinceSuccess >= wrongSinceSuccess;
    return latest(
      freeAt(this.#own.wrong, wrongPerDay),
      this.#pooled("wrong", wrongPerDay),
      isClosed ? this.#own.lastWrongAt + closedFor : null,
    );
  }

  /**
   * The common budget of all unknown networks. When it is used up, a network that has not used any
   * of it is slowed to one code an hour, not closed: strangers elsewhere must not be able to lock
   * the owner of the number out.
   */
  #pooled(kind: "codes" | "wrong", perDay: number): RetryAt {
    const spent = this.#strangers(kind);
    const full = freeAt(spent, perDay * UNKNOWN_FACTOR);
    if (full === null || this.#own[kind].length) return full;
    const next = spent.at(-1)! + FRESH_NETWORK_EVERY;
    return kind === "codes" && next > this.now ? next : null;
  }

  identityAllowedAt(): RetryAt {
    return freeAt(this.#own.identities, this.limits.identitiesPerDay);
  }

  spendCode(): void {
    this.#own.codes.push(this.now);
  }

  /** The operator refused the message sent at `at`: it was not sent. */
  refundCode(at: number): void {
    this.#own.codes = this.#own.codes.filter((time) => time !== at);
  }

  /** The operator gave no answer to the message sent at `at`: it may have been sent. */
  doubtCode(at: number): void {
    this.refundCode(at);
    this.#own.uncertain.push(at);
  }

  spendGuess(): void {
    this.#own.wrong.push(this.now);
    this.#own.lastWrongAt = this.now;
    this.#own.wrongSinceSuccess++;
  }

  spendIdentity(): void {
    this.#own.identities.push(this.now);
  }

  refundIdentity(): void {
    this.#own.identities.pop();
  }

  /** A code was entered correctly: codes that reached the person no longer count against them. */
  succeed(): void {
    this.#own.codes = [];
    const dialled = this.budget.sources[SIM_SOURCE];
    if (dialled) dialled.codes = [];
    this.#own.uncertain = [];
    this.#own.wrongSinceSuccess = 0;
  }

  #withoutOld(spent: SourceBudget): SourceBudget | null {
    const recent = (times: number[]) => withinDay(times, this.now);
    const closed = spent.lastWrongAt > this.now - this.limits.closedFor;
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

  #strangers(kind: "codes" | "wrong"): number[] {
    if (!this.source.startsWith("network:")) return [];
    return Object.entries(this.budget.sources)
      .filter(([name]) => name.startsWith("network:"))
      .flatMap(([, spent]) => spent[kind])
      .sort((a, b) => a - b);
  }
}

function lastUse({ codes, uncertain, identities, lastWrongAt }: SourceBudget): number {
  return Math.max(lastWrongAt, ...codes, ...uncertain, ...identities);
}

/** The latest of them; `null` if none is set. */
export function latest(...times: RetryAt[]): RetryAt {
  const set = times.filter((time) => time !== null);
  return set.length ? Math.max(...set) : null;
}
