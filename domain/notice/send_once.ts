/** One SMS as the outcome of a message of the outbox. */
import type { Outcome } from "../outbox/sender.ts";
import { DeliveryFailed, type SmsGateway, type SmsMessage } from "./delivery.ts";

export async function sendOnce(
  sms: SmsGateway,
  mobile: string,
  message: SmsMessage,
): Promise<Outcome> {
  try {
    await sms.send(mobile, message);
    return { outcome: "delivered" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    return { outcome: "failed", reason: "the operator did not take it" };
  }
}
