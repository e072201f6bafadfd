/** What a service's answer to new values means. */
import { errorIn, outcomeOfPush, type PushAnswer } from "../events/push_answer.ts";
import type { Outcome } from "../outbox/sender.ts";
import { TAKEN_OVER } from "./change_message.ts";

/**
 * 202: it has them (RFC 8935 §2.2). 200 and 204: it has taken them over. 422: it will not, and may
 * say a code. Anything else is as for an event.
 */
export function outcomeOfChange(answer: PushAnswer): Outcome {
  const { status, body = "" } = answer;
  if (status === 200 || status === 204) return { outcome: "delivered", reason: TAKEN_OVER };
  if (status === 422) return { outcome: "refused", reason: errorIn(body) ?? "refused" };
  return outcomeOfPush(answer);
}
