/** Where the bytes of an upload go. */
import { commitTo } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import { PIECE, pieceRecord, PIECES_AT_ONCE, storedContent } from "./pieces.ts";

/** Bytes that are written in one commit. */
const BATCH = PIECE * PIECES_AT_ONCE;

/** Where bytes are added to an attachment, in whole batches of pieces. */
export async function openPlace(
  { store, clock }: { store: Store; clock: Clock },
  from: Found<Attachment>,
) {
  let found = from;
  let attachment = from.value!;
  const buffer = new Uint8Array(BATCH);
  /** Of the first byte in the buffer. */
  let start = Math.floor(attachment.offset / PIECE) * PIECE;
  // The last piece may be a part of one.
  const content = storedContent(store, attachment.id, attachment.offset);
  const part = await content.bytes(start, attachment.offset - start);
  buffer.set(part);
  let filled = part.length;

  async function flush(): Promise<boolean> {
    const offset = start + filled;
    if (offset === attachment.offset) return true;
    const next: Attachment = { ...attachment, offset, changedAt: clock.now() };
    const write = commitTo(store).check(found).set(found, next);
    for (let at = 0; at < filled; at += PIECE) {
      const piece = buffer.slice(at, Math.min(at + PIECE, filled));
      write.set(pieceRecord(attachment.id, (start + at) / PIECE), piece);
    }
    if (!await write.commit()) return false;
    attachment = next;
    found = await read(store, attachmentRecord(attachment.id));
    if (found.value?.offset !== offset) return false;
    if (filled === BATCH) {
      start += BATCH;
      filled = 0;
    }
    return true;
  }

  return {
    attachment: () => attachment,
    flush,
    /** `false`: somebody else has added something. */
    async add(bytes: Uint8Array): Promise<boolean> {
      for (let at = 0; at < bytes.length;) {
        const count = Math.min(BATCH - filled, bytes.length - at);
        buffer.set(bytes.subarray(at, at + count), filled);
        filled += count;
        at += count;
        if (filled === BATCH && !await flush()) return false;
      }
      return true;
    },
  };
}
