/** One attempt to deliver a message to an agency's server, bounded in time. */
import { UpstreamFailed } from "../../domain/gateway/upstream/upstream.ts";
import type { Outcome } from "../../domain/outbox/sender.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { withTimeLimit } from "../runtime/time_limit.ts";

const ATTEMPT_LIMIT = 2.5 * SECOND;

/** `outcomeOf` judges the answer; without one the attempt failed. */
export async function attempt<Answer>(
  post: (signal: AbortSignal) => Promise<Answer>,
  outcomeOf: (answer: Answer) => Outcome,
): Promise<Outcome> {
  try {
    return outcomeOf(await withTimeLimit(ATTEMPT_LIMIT, post));
  } catch (error) {
    return { outcome: "failed", reason: nameOf(error) };
  }
}

/** The receiver's fault, or the error's name: its message may say more. */
function nameOf(error: unknown): string {
  if (error instanceof UpstreamFailed && error.fault) {
    return `${error.fault.address}: ${error.fault.reason}`;
  }
  return error instanceof Error ? error.name : "error";
}
