/** The bytes of an attachment in the store, in pieces that every engine takes. */
import type { Content } from "./file/content.ts";
import { record } from "../platform/record.ts";
import { read } from "../platform/read.ts";
import { type Store, StoreUnavailable } from "../platform/store.ts";

/** Deno KV takes 64 KiB as a value; in PostgreSQL bytes are a third longer (decisions/0221). */
export const PIECE = 32 * 1024;

/** Pieces in a commit or a reading: Deno KV takes 800 KiB. */
export const PIECES_AT_ONCE = 16;

export const pieceRecord = record<Uint8Array, [attachment: string, index: number]>(
  "attachment_piece",
  { about: "some bytes of an agency's file" },
);

/** The first `size` bytes of an attachment. Memory stays below `PIECES_AT_ONCE` pieces. */
export function storedContent(store: Store, id: string, size: number): Content {
  async function pieces(first: number, count: number): Promise<Uint8Array[]> {
    const refs = Array.from({ length: count }, (_, i) => pieceRecord(id, first + i));
    const found = await read(store, refs);
    return found.map(({ value }) => {
      // Only what was committed is asked for, and nothing of it changes.
      if (!value) throw new StoreUnavailable("A piece of an attachment is missing");
      return value;
    });
  }

  async function* stream(from = 0, to = size): AsyncGenerator<Uint8Array> {
    const end = Math.min(to, size);
    const last = Math.ceil(end / PIECE);
    for (let first = Math.floor(from / PIECE); first < last; first += PIECES_AT_ONCE) {
      const count = Math.min(PIECES_AT_ONCE, last - first);
      for (const [i, piece] of (await pieces(first, count)).entries()) {
        const start = (first + i) * PIECE;
        const part = piece.subarray(Math.max(0, from - start), end - start);
        if (part.length > 0) yield part;
      }
    }
  }

  return {
    size,
    stream,
    async bytes(from, length) {
      const start = Math.max(0, from);
      const end = Math.min(size, start + length);
      const all = new Uint8Array(Math.max(0, end - start));
      let at = 0;
      for await (const part of stream(start, end)) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
