/** Files become part of a letter or dossier: in its commit, or not at all. */
import type { Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import type { AttachedFile, Attachment } from "./attachment.ts";
import type { AttachmentProblem } from "./file/problems.ts";

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
      return { problem: "not_uploaded" };
    case "refused":
      return { problem: value.problem! };
    default:
      return { problem: value.state };
  }
}

/** Keeps the file for good. `found` was read in the transaction of the letter. */
export function includeAttached(write: Write, found: Found<Attachment>): void {
  if (found.value && !found.value.isKept) write.set(found, { ...found.value, isKept: true });
}
