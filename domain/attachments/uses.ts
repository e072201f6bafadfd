/**
 * Which letters and dossiers have a file, so that it goes with the last of them: an agency may send
 * one file to many people (docs/decisions/0313).
 */
import { enqueue } from "../outbox/enqueue.ts";
import { AT_ONCE } from "../outbox/message.ts";
import { transact } from "../platform/commit.ts";
import { listAll, type Read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { attachmentRecord } from "./attachment.ts";
import { expiryMessage } from "./expire.ts";

/** `item`: ID of the letter or dossier. */
export const attachmentUseRecord = record<true, [attachment: string, item: string]>(
  "attachment_use",
  { about: "that a letter or dossier has a file of its agency" },
);

/**
 * The letter or dossier is about to go. Its file goes, too, if no other has it. Two commits: one
 * that takes the file between them finds it leaving, and keeps it.
 */
export async function releaseAttachment(store: Store, id: string, item: string): Promise<void> {
  const wanted = { file: attachmentRecord(id), use: attachmentUseRecord(id, item) };
  await transact(store, wanted, ({ file, use }, write) => {
    write.delete(use);
    if (file.value?.isCounted) write.set(file, { ...file.value, isLeaving: true });
  });
  const gather = async (read: Read) => {
    const file = await read(attachmentRecord(id));
    const { done: isUnused } = await listAll(store, attachmentUseRecord.all(id), 1).next();
    return { file, isUnused };
  };
  await transact(store, gather, ({ file, isUnused }, write) => {
    if (!file.value?.isLeaving) return;
    const { isLeaving: _, ...attachment } = file.value;
    if (!isUnused) return void write.set(file, attachment);
    write.delete(file);
    enqueue(write, { ...expiryMessage(attachment), dueAt: AT_ONCE });
  });
}
