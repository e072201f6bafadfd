/** A file of an application: examined and scanned like those of the agency API. */
import { announce, judgeAnnounced } from "../../attachments/announce.ts";
import type { AttachedFile } from "../../attachments/attachment.ts";
import { append } from "../../attachments/upload.ts";
import type { CompleteDeps } from "../../attachments/complete.ts";
import { MAX_CHUNK } from "../../attachments/file/limits.ts";
import { EXTENSIONS, MEDIA_TYPES } from "../../attachments/file/media_types.ts";
import type { AttachmentProblem } from "../../attachments/file/problems.ts";
import type { Scanner } from "../../attachments/ports.ts";

/** Under which an agency's files of the desk are counted and kept: no service can have this name. */
export const deskOf = (agencyId: string) => `desk ${agencyId}`;

/** What browsers call it does not count: only the end of its name does, and then its bytes. */
export function typeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (extension === "svg") return "image/svg+xml";
  if (extension === "html" || extension === "htm") return "text/html";
  const fits = (type: typeof MEDIA_TYPES[number]) =>
    (EXTENSIONS[type] as readonly string[]).includes(extension);
  return MEDIA_TYPES.find(fits) ?? "application/octet-stream";
}

/** Its bytes are kept when it returns; the scanner looks at them later. */
export async function takeFile(
  deps: CompleteDeps & { scanner?: Scanner },
  agencyId: string,
  { name: sentName, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ file: AttachedFile } | { problem: AttachmentProblem }> {
  if (!deps.scanner) return { problem: "attachments_off" };
  // Some systems take letters and their marks apart.
  const name = sentName.normalize("NFC");
  const type = typeOf(name);
  const size = bytes.length;
  const early = judgeAnnounced({ name, type, size });
  if (early) return { problem: early };
  const digest = deps.newDigest();
  digest.update(bytes);
  const service = deskOf(agencyId);
  const announced = await announce(deps, service, { name, type, size, sha256: digest.hex() });
  if (typeof announced === "string") return { problem: announced };
  const { id, sha256 } = announced;
  for (let offset = 0; offset < size; offset += MAX_CHUNK) {
    const chunk = bytes.subarray(offset, offset + MAX_CHUNK);
    const isLast = offset + MAX_CHUNK >= size;
    const body = ReadableStream.from([chunk]);
    const appended = await append(deps, service, { id, offset, isLast, body });
    if (appended.outcome === "refused") return { problem: appended.problem };
  }
  return { file: { id, name, type: announced.type, size, sha256 } };
}
