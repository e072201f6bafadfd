/** Messages to ourselves: it is time to look at what waits for a receiver. */
import { type Message, outboxRef } from "./message.ts";
import type { Write } from "../platform/commit.ts";

/** The kind of the message that tells to look at a receiver's queue. */
export const WAKE = "wake";
/** The same for one lane (`set_aside.ts`). A version without lanes puts it off. */
const LANE_WAKE = "wake_lane";

export const isWake = ({ kind }: Pick<Message, "kind">) => kind === WAKE || kind === LANE_WAKE;

/** The lane that is to be looked at; `undefined` if it is the whole queue. */
export const laneOfWake = ({ kind, order }: Message) => kind === LANE_WAKE ? order : undefined;

/** `order`: only this lane. */
export function wakeAt(
  write: Write,
  receiver: string,
  { dueAt, since, order }: { dueAt: number; since: number; order?: string },
): void {
  const message: Message = order === undefined
    ? { id: WAKE, kind: WAKE, receiver, at: since, content: null }
    : { id: `${LANE_WAKE}:${order}`, kind: LANE_WAKE, receiver, at: since, order, content: null };
  write.set(outboxRef(message, dueAt), message);
}
