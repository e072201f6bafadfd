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
