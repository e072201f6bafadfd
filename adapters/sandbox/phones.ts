/** The phones' memory: what the operator delivered. */
import { z } from "zod";

export const mobileSchema = z.string().regex(/^09\d{9}$/);

export interface Message {
  /** ISO 8601, UTC. */
  at: string;
  channel: "sms";
  text: string;
  /** The one-time code in the text, or `null` when the message carries none. */
  code: string | null;
}

export interface Phones {
  /** `id` orders the messages of one phone. */
  deliver(mobile: string, id: number, message: Message): Promise<void>;
  /** The newest 100, newest first; empty for a number nobody has. */
  messages(mobile: string): Promise<Message[]>;
}

const SHOWN = 100;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export function createPhones(kv: Deno.Kv): Phones {
  return {
    async deliver(mobile, id, message) {
      await kv.set(["phone", mobile, id], message, { expireIn: KEPT_MS });
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
