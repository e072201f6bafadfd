/** How a receiver stands that does not get its messages at once: a pure account of its failures. */
import { DAY, HOUR, MINUTE, SECOND } from "../platform/platform.ts";
import { record } from "../platform/record.ts";

export interface ReceiverState {
  /**
   * `behind`: its queue is tried again at `nextAt`. `paused`: it failed for a day, and somebody must
   * resume it. `held`: its messages wait until it fetches them or asks to go on.
   */
  state: "behind" | "paused" | "held";
  /** Since when. */
  since: number;
  /** Attempts that failed one after the other. */
  failures: number;
  nextAt: number;
  /** The last fault, without anything about a person. */
  reason?: string;
}

/** Absent while the receiver gets everything at once. */
export const receiverRecord = record<ReceiverState, [receiver: string]>("outbox_receiver", {
  about: "how a receiver stands whose messages wait in a queue",
});

/** Between attempts; the last one repeats. */
export const PAUSES: readonly number[] = [
  SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
];
/** A receiver that asks for more patience than this does not get it (RFC 9110 §10.2.3). */
const LONGEST_PAUSE = HOUR;
/** After so long a receiver is paused. */
export const GIVE_UP_AFTER = DAY;

/** The state after another attempt has failed. */
export function afterFailure(
  former: ReceiverState | null,
  { now, ...failure }: Failure & { now: number },
): ReceiverState & { state: "behind" | "paused" } {
  const { reason } = failure;
  const failing = former?.state === "behind" && former.failures > 0 ? former : undefined;
  const since = failing?.since ?? now;
  const failures = (failing?.failures ?? 0) + 1;
  const isGivenUp = now >= since + GIVE_UP_AFTER;
  if (isGivenUp) return { state: "paused", since, failures, nextAt: now, reason };
  return { state: "behind", since, failures, nextAt: now + pauseAfter(failures, failure), reason };
}

export interface Failure {
  /** Without anything about a person. */
  reason: string;
  /** Milliseconds, as the receiver said. */
  retryAfter?: number;
  pauses?: readonly number[];
}

/** Milliseconds until the next attempt after so many have failed. */
export function pauseAfter(
  failures: number,
  { retryAfter = 0, pauses = PAUSES }: Pick<Failure, "retryAfter" | "pauses">,
): number {
  const pause = pauses[Math.min(failures, pauses.length) - 1];
  return Math.max(pause, Math.min(retryAfter, LONGEST_PAUSE));
}

/** The state of a receiver whose queue is to be worked through from now on. */
export const behindFrom = (now: number): ReceiverState => ({
  state: "behind",
  since: now,
  failures: 0,
  nextAt: now,
});
