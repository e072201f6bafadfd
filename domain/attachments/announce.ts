/** An agency announces a file before its bytes come, and may withdraw it while no letter has it. */
import { enqueue } from "../outbox/enqueue.ts";
import { AT_ONCE, newMessageId } from "../outbox/message.ts";
import { commitTo, transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import { expiryMessage } from "./expire.ts";
import { judgeName } from "./file/file_name.ts";
import { MAX_SIZE } from "./file/limits.ts";
import { isMediaType } from "./file/media_types.ts";
import type { AttachmentProblem } from "./file/problems.ts";
import { hasRoom, unusedOf, unusedRecord } from "./unused.ts";

export interface Announced {
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** Hex, 64 digits in lower case. */
  sha256: string;
}

/** What can be said before the first byte. */
export function judgeAnnounced(
  { name, type, size }: Pick<Announced, "name" | "type" | "size">,
): AttachmentProblem | null {
  if (!isMediaType(type)) {
    if (type === "image/svg+xml") return "svg_not_allowed";
    return /^(?:text\/html|application\/xhtml\+xml)$/.test(type)
      ? "html_not_allowed"
      : "type_not_allowed";
  }
  if (size === 0) return "file_empty";
  if (size > MAX_SIZE) return "file_too_large";
  return judgeName(name, type);
}

/** `service`: ID of the service whose agency sends it. */
export async function announce(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
  service: string,
  { name, type, size, sha256 }: Announced,
): Promise<Attachment | AttachmentProblem> {
  const problem = judgeAnnounced({ name, type, size });
  if (problem || !isMediaType(type)) return problem ?? "type_not_allowed";
  if (!hasRoom(await unusedOf(store, service), size)) return "too_many_unused";
  const changedAt = clock.now();
  const id = newMessageId({ clock, random });
  const attachment: Attachment = {
    ...{ id, service, name, type, size, sha256, changedAt },
    offset: 0,
    state: "uploading",
  };
  const write = commitTo(store).create(attachmentRecord(id), attachment)
    .set(unusedRecord(service, id), size);
  enqueue(write, expiryMessage(attachment));
  await write.commit();
  return attachment;
}

/** `null`: there is none, or another agency's, which is the same to everybody. */
export async function findAttachment(
  store: Store,
  service: string,
  id: string,
): Promise<Attachment | null> {
  return ownOf(await read(store, attachmentRecord(id)), service);
}

/** The same for another agency's as for none. */
export const ownOf = ({ value }: Found<Attachment>, service: string): Attachment | null =>
  value?.service === service ? value : null;

/**
 * Withdraws a file; its bytes go at once, and count until then. @returns `false` if a letter or dossier has it,
 * `null` if there is none
 */
export async function withdrawAttachment(
  store: Store,
  service: string,
  id: string,
): Promise<boolean | null> {
  return await transact(store, { found: attachmentRecord(id) }, ({ found }, write) => {
    const attachment = ownOf(found, service);
    if (!attachment) return null;
    if (attachment.isKept) return false;
    write.delete(found);
    enqueue(write, { ...expiryMessage(attachment), dueAt: AT_ONCE });
    return true;
  });
}
