/**
 * The time of a file is over: one that no letter or dossier has taken goes after a day, with its
 * bytes; one that the scanner has not seen for 30 days is not given to anybody.
 */
import type { NewMessage } from "../outbox/enqueue.ts";
import type { Message } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { commitTo } from "../platform/commit.ts";
import { DAY } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord, UNUSED_LIFETIME } from "./attachment.ts";
import { decide, type DecideDeps } from "./decide.ts";
import { MAX_SIZE } from "./file/limits.ts";
import { PIECE, pieceRecord } from "./pieces.ts";
import { unusedRecord } from "./unused.ts";

export const ATTACHMENT_EXPIRY = "attachment_expiry";

/** So long the scanner has for a file; its message waits no longer either. */
const SCANNED_WITHIN = 30 * DAY;

interface Expiry {
  attachment: string;
  /** Absent in what an older version wrote. */
  service?: string;
}

/** Looks at the attachment when its time may be over; each one is a receiver of its own. */
export const expiryMessage = (
  { id, service, changedAt }: Attachment,
): NewMessage<Expiry> => ({
  id,
  kind: ATTACHMENT_EXPIRY,
  receiver: `attachment:${id}`,
  at: changedAt,
  dueAt: changedAt + UNUSED_LIFETIME,
  content: { attachment: id, service },
});

export function createExpirySender(deps: DecideDeps): Sender {
  const { store, clock } = deps;

  /** A letter has it, and waits for the scanner. */
  async function lookAtKept(attachment: Attachment): Promise<Outcome> {
    // An older version keeps a file and leaves its mark.
    await forget(store, attachment.service, attachment.id);
    const endsAt = attachment.changedAt + SCANNED_WITHIN;
    if (attachment.state !== "pending") return { outcome: "delivered" };
    if (clock.now() < endsAt) return { outcome: "later", dueAt: endsAt };
    await decide(deps, attachment, { verdict: "unscannable", reason: "waited for 30 days" });
    return { outcome: "delivered" };
  }

  return {
    async send(message: Message): Promise<Outcome> {
      const { attachment: id, service } = message.content as Expiry;
      const found = await read(store, attachmentRecord(id));
      const attachment = found.value;
      if (!attachment) {
        // It was withdrawn, or an attempt that did not end has left some.
        await deletePieces(store, id, MAX_SIZE);
        if (service !== undefined) await forget(store, service, id);
        return { outcome: "delivered" };
      }
      if (attachment.isKept) return await lookAtKept(attachment);
      const unusedUntil = attachment.changedAt + UNUSED_LIFETIME;
      if (clock.now() < unusedUntil) return { outcome: "later", dueAt: unusedUntil };
      // A letter that takes it at this moment goes first.
      if (!await commitTo(store).check(found).delete(found).commit()) {
        return { outcome: "later", dueAt: clock.now() };
      }
      await deletePieces(store, id, attachment.offset);
      await forget(store, attachment.service, id);
      return { outcome: "delivered" };
    },
  };
}

/** It counts as unused until its bytes are gone. */
async function forget(store: Store, service: string, id: string): Promise<void> {
  await commitTo(store).delete(unusedRecord(service, id)).commit();
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
