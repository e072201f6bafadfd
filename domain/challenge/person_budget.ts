/**
 * What one mobile number has spent, source by source (security_cases 18–24).
 *
 * A stranger can spend only the budget of the place they come from: a browser that the person has used
 * has a budget of its own, and so has each network. All unknown networks together get twice one budget.
 */
import { DAY, SECOND } from "../platform.ts";

export interface PersonBudget {
  sources: Record<string, SourceBudget>;
}

interface SourceBudget {
  /** When codes were sent that have not been used. */
  codes: number[];
  /** When wrong codes were entered. */
  wrong: number[];
  wrongSinceSuccess: number;
  /** When identities were checked against the registries. */
  identities: number[];
}

/** Guessing budget of security_cases.md; NIST SP 800-63B-4 §3.2.2 allows no more than 100 failures. */
export interface PersonLimits {
  codesPerDay: number;
  wrongPerDay: number;
  wrongSinceSuccess: number;
  identitiesPerDay: number;
  /** Milliseconds between two codes. */
  resendAfter: number;
}

export const PERSON_LIMITS: PersonLimits = {
  codesPerDay: 3,
  wrongPerDay: 9,
  wrongSinceSuccess: 10,
  identitiesPerDay: 10,
  resendAfter: 60 * SECOND,
};

/** `null` when allowed, else when to come back. */
export type RetryAt = number | null;

const UNKNOWN_FACTOR = 2;

/** Who dials holds the SIM: what strangers have spent elsewhere does not count there. */
export const SIM_SOURCE = "sim";

/** Works on a private copy; read `budget` when done. Times are milliseconds since the epoch. */
export class PersonLedger {
  readonly budget: PersonBudget;
  readonly #own: SourceBudget;

  constructor(
    stored: PersonBudget | null,
    private readonly source: string,
    private readonly now: number,
    private readonly limits: PersonLimits,
  ) {
    this.budget = { sources: {} };
    for (const [name, spent] of Object.entries(stored?.sources ?? {})) {
      const kept = this.#withoutOld(spent);
      if (kept) this.budget.sources[name] = kept;
    }
    this.#own = this.budget.sources[source] ??= {
      codes: [],
      wrong: [],
      wrongSinceSuccess: 0,
      identities: [],
    };
  }

  codeAllowedAt(): RetryAt {
    const { codesPerDay, resendAfter } = this.limits;
    const last = this.#own.codes.at(-1);
    return latest(
      freeAt(this.#own.codes, codesPerDay),
      freeAt(this.#strangers("codes"), codesPerDay * UNKNOWN_FACTOR),
      last !== undefined && last + resendAfter > this.now ? last + resendAfter : null,
      this.guessAllowedAt(),
    );
  }

  guessAllowedAt(): RetryAt {
    const { wrongPerDay, wrongSinceSuccess } = this.limits;
    const last = this.#own.wrong.at(-1);
    return latest(
      freeAt(this.#own.wrong, wrongPerDay),
      freeAt(this.#strangers("wrong"), wrongPerDay * UNKNOWN_FACTOR),
      this.#own.wrongSinceSuccess >= wrongSinceSuccess && last !== undefined ? last + DAY : null,
    );
  }

  identityAllowedAt(): RetryAt {
    return freeAt(this.#own.identities, this.limits.identitiesPerDay);
  }

  spendCode(): void {
    this.#own.codes.push(this.now);
  }

  /** The operator refused the message sent at `at`: nothing left the house. */
  refundCode(at: number): void {
    this.#own.codes = this.#own.codes.filter((time) => time !== at);
  }

  spendGuess(): void {
    this.#own.wrong.push(this.now);
    this.#own.wrongSinceSuccess++;
  }

  spendIdentity(): void {
    this.#own.identities.push(this.now);
  }

  refundIdentity(): void {
    this.#own.identities.pop();
  }

  /** A code was entered rightly: codes that reached the person no longer count against them. */
  succeed(): void {
    this.#own.codes = [];
    const dialled = this.budget.sources[SIM_SOURCE];
    if (dialled) dialled.codes = [];
    this.#own.wrongSinceSuccess = 0;
  }

  #withoutOld(spent: SourceBudget): SourceBudget | null {
    const recent = (times: number[]) => times.filter((time) => time > this.now - DAY);
    const kept = {
      codes: recent(spent.codes),
      wrong: recent(spent.wrong),
      wrongSinceSuccess: spent.wrongSinceSuccess,
      identities: recent(spent.identities),
    };
    const empty = !kept.codes.length && !kept.wrong.length && !kept.identities.length &&
      !kept.wrongSinceSuccess;
    return empty ? null : kept;
  }

  #strangers(kind: "codes" | "wrong"): number[] {
    if (!this.source.startsWith("network:")) return [];
    return Object.entries(this.budget.sources)
      .filter(([name]) => name.startsWith("network:"))
      .flatMap(([, spent]) => spent[kind])
      .sort((a, b) => a - b);
  }
}

/** When fewer than `limit` of the times will lie within the last day. */
function freeAt(times: number[], limit: number): RetryAt {
  return times.length < limit ? null : times[times.length - limit] + DAY;
}

function latest(...times: RetryAt[]): RetryAt {
  const set = times.filter((time) => time !== null);
  return set.length ? Math.max(...set) : null;
}
