/** Storage of the mail that the server accepted. */
import type { Clock } from "../../../domain/platform/platform.ts";

export interface ReceivedMail {
  /** ISO 8601, UTC. */
  at: string;
  subject: string;
  text: string;
  /** The one-time code in the text, or `null` when the mail carries none. */
  code: string | null;
}

export interface Mailboxes {
  deliver(address: string, mail: Pick<ReceivedMail, "subject" | "text">): Promise<void>;
  /** The newest 100, newest first; empty for an address without mail. */
  mails(address: string): Promise<ReceivedMail[]>;
}

const SHOWN = 100;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export const addressPattern = /^[\w.+-]{1,64}@[\w.-]{1,190}$/;

export function createMailboxes(kv: Deno.Kv, clock: Clock): Mailboxes {
  let lastId = 0;
  return {
    async deliver(address, { subject, text }) {
      const now = clock.now();
      // Keeps the order of two mails of the same millisecond.
      lastId = Math.max(lastId + 1, now);
      const code = /(?<!\d)\d{5,8}(?!\d)/.exec(text.split("\n\n")[1] ?? "")?.[0] ?? null;
      const mail: ReceivedMail = { at: new Date(now).toISOString(), subject, text, code };
      await kv.set(["mailbox", address.toLowerCase(), lastId], mail, { expireIn: KEPT_MS });
    },
    async mails(address) {
      const found = kv.list<ReceivedMail>({ prefix: ["mailbox", address.toLowerCase()] }, {
        reverse: true,
        limit: SHOWN,
      });
      return (await Array.fromAsync(found)).map(({ value }) => value);
    },
  };
}
