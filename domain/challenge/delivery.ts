/** Ports that carry a message to a person. */

export type SmsMessage =
  /** The one-time code. */
  | { template: "code"; code: string }
  /** Tells the former number that the account moved to another SIM, of which it sees the last four digits. */
  | { template: "sim_changed"; newMobileTail: string };

export interface SmsGateway {
  /**
   * Hands the message to the operator, once: never repeated by the adapter, since a message may have left.
   * Throws `DeliveryFailed` when it was refused or no answer came in time.
   */
  send(mobile: string, message: SmsMessage): Promise<void>;
}

export class DeliveryFailed extends Error {
  override name = "DeliveryFailed";
  /** `retryAfter` in seconds; `mayHaveLeft` when no answer came, so that the message may yet arrive. */
  constructor(readonly retryAfter: number, readonly mayHaveLeft: boolean, cause?: unknown) {
    super("Cannot hand the message to the operator", { cause });
  }
}
