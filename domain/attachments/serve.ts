/** Which file an address gives, and nothing that is not clean. */
import { read } from "../platform/read.ts";
import type { Clock, Seal } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { openAddress } from "./address.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import type { Content } from "./file/content.ts";
import { storedContent } from "./pieces.ts";
import type { Scanner } from "./ports.ts";

export interface ServedFile {
  attachment: Attachment;
  content: Content;
}

export interface ServeFileDeps {
  store: Store;
  clock: Clock;
  seal: Seal;
  scanner?: Scanner;
}

/** `null` for every reason alike. */
export async function findFile(
  deps: ServeFileDeps,
  asked: { attachment: string; key: string },
): Promise<ServedFile | null> {
  const address = deps.scanner && openAddress(deps, asked);
  if (!address) return null;
  const { value } = await read(deps.store, attachmentRecord(address.attachment));
  if (value?.state !== "clean") return null;
  return { attachment: value, content: storedContent(deps.store, value.id, value.size) };
}
