/** The content of a message, kept until the operator has reported on it (docs/wires.md). */
import type { Notice } from "./notice.ts";
import { MINUTE } from "../platform/platform.ts";
import { commitTo, transact, type Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export type SentMessage =
  /** The one-time code of a journey. */
  | { transaction: string; codeId: string }
  | { notice: Notice };

/** Later reports are irrelevant for a code of two minutes. */
const REPORT_LIFETIME = 10 * MINUTE;

export const sentMessageRecord = record<SentMessage, [messageId: string]>("sms_message", {
  about: "what a message in the operator's hands carries",
  expireIn: REPORT_LIFETIME,
});

export const lostMessageRecord = record<true, [messageId: string]>("sms_lost", {
  about: "the operator's report on a message that was lost before it was remembered",
  expireIn: MINUTE,
});

/** `lost` if the operator was faster and has already reported the message. */
export async function rememberSent(
  store: Store,
  messageId: string,
  sent: SentMessage,
): Promise<{ lost: boolean }> {
  // Nearly always nothing was reported before, and one commit says so.
  const lostRecord = lostMessageRecord(messageId);
  const isFirst = await commitTo(store)
    .check({ ...lostRecord, value: null, version: null })
    .set(sentMessageRecord(messageId), sent)
    .commit();
  if (isFirst) return { lost: false };
  await commitTo(store).set(sentMessageRecord(messageId), sent).commit();
  return { lost: (await read(store, lostRecord)).value !== null };
}

/** Takes the content of a lost message, once; `null` if it is unknown, or not remembered yet. */
export async function takeLost(
  store: Store,
  messageId: string,
  include: (sent: SentMessage, write: Write) => void,
): Promise<SentMessage | null> {
  return await transact(store, { sent: sentMessageRecord(messageId) }, ({ sent }, write) => {
    if (sent.value) {
      write.delete(sent);
      include(sent.value, write);
    } else write.set(lostMessageRecord(messageId), true);
    return sent.value;
  });
}
