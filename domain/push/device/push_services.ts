/** The wire to the push services of browsers (RFC 8030). */
import type { Outcome } from "../../outbox/sender.ts";

/** What a browser hands out when it subscribes (W3C Push API §9, RFC 8291 §3.2). */
export interface PushSubscription {
  /** URL at the browser's push service: a holder of it and of our key can write to the browser. */
  endpoint: string;
  /** Public key of the browser: base64url of an uncompressed point of P-256, 65 bytes. */
  p256dh: string;
  /** Shared secret: base64url of 16 bytes. */
  auth: string;
}

/** The push services of browsers, and our key at them. */
export interface PushServices {
  /** Hosts at which a browser may have subscribed. */
  hosts: readonly string[];
  /**
   * What a browser subscribes for (RFC 8292 §4): base64url of an uncompressed point of P-256, and
   * its name among our keys.
   */
  currentKey(): Promise<{ kid: string; publicKey: string }>;
  /** Whether messages can be encrypted for the browser. */
  isUsable(subscription: PushSubscription): Promise<boolean>;
  /** One attempt, bounded in time. */
  send(push: Push): Promise<Outcome>;
}

export interface Push {
  subscription: PushSubscription;
  /** Name of the key for which it was made. */
  kid: string;
  text: string;
  /** Milliseconds for which the push service keeps it for a browser that is not there. */
  lifetime: number;
  /** A later one with the same topic takes its place: at most 32 characters of base64url. */
  topic: string;
}
