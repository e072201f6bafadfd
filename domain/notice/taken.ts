import { type Clock, SECOND } from "../platform/platform.ts";
import { DeliveryFailed } from "./delivery.ts";

/** Whether an operator or mail server took a message. Any other failure is a fault, and thrown. */
export async function isTaken(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if (error instanceof DeliveryFailed) return false;
    throw error;
  }
}

export type SentOutcome = { outcome: "sent" } | { outcome: "undelivered"; retryAt: number };

/** The same, with the time from which another attempt makes sense. */
export async function sentOutcome(sending: Promise<unknown>, clock: Clock): Promise<SentOutcome> {
  try {
    await sending;
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    return { outcome: "undelivered", retryAt: clock.now() + error.retryAfter * SECOND };
  }
}
