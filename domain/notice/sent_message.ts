/** What a message in the operator's hands carries, until the operator has reported on it (docs/wires.md). */
import type { Notice } from "./notice.ts";
import { MINUTE } from "../platform/platform.ts";
import { type Atomic, type Key, type Store, transact } from "../platform/store.ts";

export type SentMessage =
  /** The one-time code of a journey. */
  | { transaction: string; codeId: string }
  | { notice: Notice };

/** Reports that come later than this change nothing for a code of two minutes. */
const REPORT_LIFETIME = 10 * MINUTE;

const sentKey = (messageId: string): Key => ["sms_message", messageId];
const lostKey = (messageId: string): Key => ["sms_lost", messageId];

/** `lost` when the operator was faster: it has reported on the message already. */
export async function rememberSent(
  store: Store,
  messageId: string,
  sent: SentMessage,
): Promise<{ lost: boolean }> {
  await store.atomic().set(sentKey(messageId), sent, { expireIn: REPORT_LIFETIME }).commit();
  return { lost: (await store.get(lostKey(messageId))).value !== null };
}

/** Takes what a lost message carried, once; `null` when it is nobody's, or not remembered yet. */
export async function takeLost(
  store: Store,
  messageId: string,
  include: (sent: SentMessage, write: Atomic) => void,
): Promise<SentMessage | null> {
  return await transact<[SentMessage], SentMessage | null>(
    store,
    [sentKey(messageId)],
    ([{ key, value: sent }], write) => {
      if (sent) {
        write.delete(key);
        include(sent, write);
      } else write.set(lostKey(messageId), true, { expireIn: MINUTE });
      return sent;
    },
  );
}
