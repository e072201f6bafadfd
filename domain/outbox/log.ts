/** The event log: what became of each message that its receiver may want to see again. */
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type Message, timePart } from "./message.ts";
import type { Fate } from "./sender.ts";

export interface Logged extends Message {
  fate: Fate;
  endedAt: number;
  attempts: number;
  reason?: string;
}

/** Its keys are in order of time, the newest first. */
export const logRecord = record<Logged, [receiver: string, message: Pick<Message, "at" | "id">]>(
  "outbox_log",
  {
    about: "what became of a message, by receiver, the newest first",
    expireIn: 30 * DAY,
    key: (receiver, { at, id }) => [receiver, `${timePart(Number.MAX_SAFE_INTEGER - at)} ${id}`],
  },
);
