/** Storage of the messages that the operator delivered. */
import { z } from "zod";

export const mobileSchema = z.string().regex(/^09\d{9}$/);

export interface Message {
  /** ISO 8601, UTC. */
  at: string;
  /** "ussd": shown on the screen after dialling. */
  channel: "sms" | "ussd";
  text: string;
  /** The one-time code in the text, or `null` when the message carries none. */
  code: string | null;
}

export interface Phones {
  /** Returns the message's number, which increases. */
  deliver(mobile: string, message: Message): Promise<number>;
  /** The newest 100, newest first; empty for an unknown number. */
  messages(mobile: string): Promise<Message[]>;
}

const SHOWN = 100;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export function createPhones(kv: Deno.Kv): Phones {
  let lastId = 0;
  return {
    async deliver(mobile, message) {
      // Keeps the order of two messages of the same millisecond.
      lastId = Math.max(lastId + 1, Date.parse(message.at));
      const id = lastId;
      await kv.set(["phone", mobile, id], message, { expireIn: KEPT_MS });
      return id;
    },
    async messages(mobile) {
      const found = kv.list<Message>({ prefix: ["phone", mobile] }, {
        reverse: true,
        limit: SHOWN,
      });
      return (await Array.fromAsync(found)).map(({ value }) => value);
    },
  };
}
