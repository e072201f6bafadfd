/** What a push service's answer means (RFC 8030 §5, §7.3, §8.4). */
import { outcomeOfPush, type PushAnswer } from "../events/push_answer.ts";
import type { Outcome } from "../outbox/sender.ts";

/** The browser has ended its subscription. */
export const GONE = "the subscription is gone";

export function outcomeOfAnswer(answer: Omit<PushAnswer, "body">): Outcome {
  switch (answer.status) {
    case 404:
    case 410:
      return { outcome: "refused", reason: GONE };
    // The message's fault, for ever.
    case 400:
    case 413:
      return { outcome: "refused", reason: `status ${answer.status}` };
    default:
      return outcomeOfPush(answer);
  }
}
