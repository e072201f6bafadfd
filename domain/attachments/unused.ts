/**
 * Files that no letter or dossier has yet: a mark for each, so that nothing can drift, and a limit
 * for each service.
 */
import { DAY } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { MEBIBYTE } from "./file/limits.ts";

/** A whole batch, with a file for each letter. Files that are announced at once may pass it. */
export const MAX_UNUSED_FILES = 1000;
/** As announced. */
export const MAX_UNUSED_BYTES = 4096 * MEBIBYTE;

/** Longer than any upload stays unused: a mark that an older version left behind goes by itself. */
const MARKED = 7 * DAY;

export const unusedRecord = record<number, [service: string, attachment: string]>(
  "unused_attachment",
  { about: "the announced bytes of a file that no letter or dossier has yet", expireIn: MARKED },
);

export interface Unused {
  files: number;
  /** As announced. */
  bytes: number;
}

export async function unusedOf(store: Store, service: string): Promise<Unused> {
  const unused = { files: 0, bytes: 0 };
  for await (const { value } of listAll(store, unusedRecord.all(service))) {
    unused.files++;
    unused.bytes += value;
  }
  return unused;
}

/** Whether a service that has these may announce one more. */
export const hasRoom = ({ files, bytes }: Unused, size: number): boolean =>
  files < MAX_UNUSED_FILES && bytes + size <= MAX_UNUSED_BYTES;
