/** The directory at the end of a ZIP archive (APPNOTE 6.3.10 §4.3), without unpacking anything. */
import type { Content } from "../file/content.ts";
import { latin1, viewOf } from "./bytes.ts";

const END_SIGNATURE = "PK\x05\x06";
export const ENTRY_SIGNATURE = "PK\x01\x02";
export const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** The longest comment behind the end record. */
const MAX_COMMENT = 0xffff;

export interface ZipEnd {
  /** Where the end record begins. */
  at: number;
  entries: number;
  directorySize: number;
  directoryAt: number;
}

export interface ZipEntry {
  name: string;
  /** 0: stored as it is. */
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  /** Where its own header begins. */
  at: number;
}

/**
 * The end records that a reader of archives could take, the last one first. Readers differ: many
 * do not care for bytes behind it.
 */
export async function findZipEnds(content: Content): Promise<ZipEnd[]> {
  const from = Math.max(0, content.size - END_BYTES - MAX_COMMENT);
  const tail = await content.bytes(from, content.size - from);
  const text = latin1(tail);
  const ends: ZipEnd[] = [];
  for (
    let i = text.lastIndexOf(END_SIGNATURE);
    i >= 0;
    i = text.lastIndexOf(END_SIGNATURE, i - 1)
  ) {
    if (i + END_BYTES <= tail.length) {
      const fields = viewOf(tail.subarray(i));
      ends.push({
        at: from + i,
        entries: fields.getUint16(10, true),
        directorySize: fields.getUint32(12, true),
        directoryAt: fields.getUint32(16, true),
      });
    }
    if (i === 0) break;
  }
  return ends;
}

/** Whether the file can be read as an archive, whatever stands before it. */
export async function isArchive(content: Content): Promise<boolean> {
  for (const { at, entries, directorySize } of await findZipEnds(content)) {
    if (entries === 0 || directorySize > at) continue;
    const begin = await content.bytes(at - directorySize, ENTRY_SIGNATURE.length);
    if (latin1(begin) === ENTRY_SIGNATURE) return true;
  }
  return false;
}

/** `null` if the directory is not exactly the entries that it says. */
export function readDirectory(directory: Uint8Array, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + ENTRY_BYTES > directory.length) return null;
    const fields = viewOf(directory.subarray(at));
    const nameBytes = fields.getUint16(28, true);
    const further = fields.getUint16(30, true) + fields.getUint16(32, true);
    const end = at + ENTRY_BYTES + nameBytes + further;
    if (latin1(directory.subarray(at, at + 4)) !== ENTRY_SIGNATURE || end > directory.length) {
      return null;
    }
    entries.push({
      name: latin1(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
      method: fields.getUint16(10, true),
      isEncrypted: (fields.getUint16(8, true) & 1) === 1,
      packed: fields.getUint32(20, true),
      unpacked: fields.getUint32(24, true),
      at: fields.getUint32(42, true),
    });
    at = end;
  }
  return entries.length === count ? entries : null;
}
