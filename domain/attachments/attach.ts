/** Files become part of a letter or dossier: in its commit, or not at all. */
import type { Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import type { AttachedFile, Attachment } from "./attachment.ts";
import type { AttachmentProblem } from "./file/problems.ts";
import { unusedRecord } from "./unused.ts";
import { attachmentUseRecord } from "./uses.ts";

export type Attachable = { file: AttachedFile } | { problem: AttachmentProblem | "unknown" };

/**
 * Whether a letter of this service may have the file; `unknown`: there is none, or another
 * agency's. It need not be scanned yet.
 */
export function judgeAttachable({ value }: Found<Attachment>, service: string): Attachable {
  if (value?.service !== service) return { problem: "unknown" };
  const { id, name, type, size, sha256 } = value;
  switch (value.state) {
    case "pending":
    case "clean":
      return { file: { id, name, type, size, sha256 } };
    case "uploading":
      return { problem: "file_not_uploaded" };
    case "refused":
      return { problem: value.problem! };
    default:
      return { problem: `file_${value.state}` };
  }
}

/** Why a letter cannot be posted: the place of the file among its files, and what is wrong. */
export interface FileRefused {
  file: number;
  problem: AttachmentProblem | "unknown";
}

/** All files of a letter, or the first one that it cannot have. */
export function judgeAll(
  found: readonly Found<Attachment>[],
  service: string,
): AttachedFile[] | FileRefused {
  const files: AttachedFile[] = [];
  for (const [file, one] of found.entries()) {
    const judged = judgeAttachable(one, service);
    if ("problem" in judged) return { file, problem: judged.problem };
    files.push(judged.file);
  }
  return files;
}

/**
 * Keeps the file as long as the letter or dossier (`item`, its ID). `found` was read in the
 * transaction of that.
 */
export function includeAttached(write: Write, found: Found<Attachment>, item: string): void {
  if (!found.value) return;
  const { isLeaving, ...attachment } = found.value;
  write.set(attachmentUseRecord(attachment.id, item), true);
  if (attachment.isKept && !isLeaving) return;
  const isCounted = !attachment.isKept || attachment.isCounted;
  write.set(found, { ...attachment, isKept: true, isCounted })
    .delete(unusedRecord(attachment.service, attachment.id));
}
