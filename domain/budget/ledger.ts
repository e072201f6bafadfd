/**
 * Applies the limits of one person, source by source (security_cases 18–24).
 *
 * A stranger can use up only the budget of their own source: a browser that the person has used has
 * a budget of its own, and so has each network. All unknown networks together get twice one budget.
 */
import { HOUR } from "../platform/platform.ts";
import { freeAt, latest, type RetryAt } from "./uses.ts";
import {
  currentBudget,
  type PersonBudget,
  type PersonLimits,
  type SourceBudget,
} from "./person.ts";

const UNKNOWN_FACTOR = 2;
const FRESH_NETWORK_EVERY = HOUR;

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
    this.budget = currentBudget(stored, now, limits);
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

  /** Whether this source has been sent a code since then that it has not used. */
  isAwaitingCode(since: number): boolean {
    return [...this.#own.codes, ...this.#own.uncertain].some((time) => time >= since);
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

  /** The last guess was right: it was counted before it was judged. */
  refundGuess(): void {
    this.#own.wrong.pop();
    this.#own.wrongSinceSuccess = Math.max(0, this.#own.wrongSinceSuccess - 1);
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

  #strangers(kind: "codes" | "wrong"): number[] {
    if (!this.source.startsWith("network:")) return [];
    return Object.entries(this.budget.sources)
      .filter(([name]) => name.startsWith("network:"))
      .flatMap(([, spent]) => spent[kind])
      .sort((a, b) => a - b);
  }
}
