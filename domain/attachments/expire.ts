/** Attachments that no letter or dossier has taken go after a day, with their bytes. */
import type { NewMessage } from "../outbox/enqueue.ts";
import type { Message } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { commitTo } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord, UNUSED_LIFETIME } from "./attachment.ts";
import { MAX_SIZE } from "./file/limits.ts";
import { PIECE, pieceRecord } from "./pieces.ts";

export const ATTACHMENT_EXPIRY = "attachment_expiry";

/** Looks at the attachment when its time may be over; each one is a receiver of its own. */
export const expiryMessage = (
  { id, changedAt }: Attachment,
): NewMessage<{ attachment: string }> => ({
  id,
  kind: ATTACHMENT_EXPIRY,
  receiver: `attachment:${id}`,
  at: changedAt,
  dueAt: changedAt + UNUSED_LIFETIME,
  content: { attachment: id },
});

export function createExpirySender({ store, clock }: { store: Store; clock: Clock }): Sender {
  return {
    async send(message: Message): Promise<Outcome> {
      const { attachment: id } = message.content as { attachment: string };
      const found = await read(store, attachmentRecord(id));
      const attachment = found.value;
      if (!attachment) {
        // An attempt that did not end may have left some.
        await deletePieces(store, id, MAX_SIZE);
        return { outcome: "delivered" };
      }
      if (attachment.isKept) return { outcome: "delivered" };
      const endsAt = attachment.changedAt + UNUSED_LIFETIME;
      if (clock.now() < endsAt) return { outcome: "later", dueAt: endsAt };
      // A letter that takes it at this moment goes first.
      if (!await commitTo(store).check(found).delete(found).commit()) {
        return { outcome: "later", dueAt: clock.now() };
      }
      await deletePieces(store, id, attachment.offset);
      return { outcome: "delivered" };
    },
  };
}

/** Deletions in one commit. */
const DELETED_AT_ONCE = 100;

async function deletePieces(store: Store, id: string, size: number): Promise<void> {
  const count = Math.ceil(size / PIECE);
  for (let first = 0; first < count; first += DELETED_AT_ONCE) {
    const write = commitTo(store);
    const end = Math.min(first + DELETED_AT_ONCE, count);
    for (let index = first; index < end; index++) write.delete(pieceRecord(id, index));
    await write.commit();
  }
}
