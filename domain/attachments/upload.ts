/**
 * Uploads that can be cut and continued (draft-ietf-httpbis-resumable-upload-09): the bytes of an
 * announced file are appended in chunks, and the last one completes it.
 */
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { ownOf } from "./announce.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import { complete, type CompleteDeps } from "./complete.ts";
import { MAX_CHUNK } from "./file/limits.ts";
import type { AttachmentProblem } from "./file/problems.ts";
import { openPlace } from "./place.ts";

export interface Chunk {
  id: string;
  /** Where the client believes that it goes on. */
  offset: number;
  /** The last one. */
  isLast: boolean;
  body: AsyncIterable<Uint8Array>;
}

export type Appended =
  | { outcome: "unknown" }
  /** `attachment`: how far it is. */
  | { outcome: "refused"; problem: AttachmentProblem; attachment: Attachment }
  | { outcome: "appended" | "complete"; attachment: Attachment };

/**
 * Appends a chunk. What arrived of a chunk that is cut stays: then it throws what the body threw,
 * and the offset tells from where to go on.
 */
export async function append(
  deps: CompleteDeps,
  service: string,
  { id, offset, isLast, body }: Chunk,
): Promise<Appended> {
  const found = await read(deps.store, attachmentRecord(id));
  const attachment = ownOf(found, service);
  if (!attachment) return { outcome: "unknown" };
  const stop = (problem: AttachmentProblem, attachment: Attachment): Appended => ({
    outcome: "refused",
    problem,
    attachment,
  });
  if (attachment.state === "refused") return stop(attachment.problem!, attachment);
  if (attachment.state !== "uploading") return stop("already_complete", attachment);
  if (attachment.offset !== offset) return stop("offset_mismatch", attachment);
  const stored = await store(deps, found, body);
  if (stored.problem) return stop(stored.problem, stored.attachment);
  if (!isLast) return { outcome: "appended", attachment: stored.attachment };
  if (stored.attachment.offset < stored.attachment.size) {
    return stop("length_mismatch", stored.attachment);
  }
  const judged = await complete(deps, stored.attachment);
  return judged.problem
    ? stop(judged.problem, judged)
    : { outcome: "complete", attachment: judged };
}

/** Writes the body behind what is there, and stops where it becomes too long. */
async function store(
  deps: CompleteDeps,
  found: Found<Attachment>,
  body: AsyncIterable<Uint8Array>,
): Promise<{ attachment: Attachment; problem?: AttachmentProblem }> {
  const place = await openPlace(deps, found);
  const { size, offset } = found.value!;
  let taken = 0;
  try {
    for await (const bytes of body) {
      taken += bytes.length;
      if (taken > MAX_CHUNK) return { problem: "chunk_too_large", attachment: place.attachment() };
      if (offset + taken > size) {
        return { problem: "length_mismatch", attachment: place.attachment() };
      }
      if (!await place.add(bytes)) return moved(deps, found);
    }
  } catch (error) {
    await place.flush();
    throw error;
  }
  if (!await place.flush()) return moved(deps, found);
  return { attachment: place.attachment() };
}

/** Another request appends to the same upload. */
async function moved(deps: CompleteDeps, found: Found<Attachment>) {
  const { value } = await read(deps.store, found);
  return { problem: "offset_mismatch" as const, attachment: value ?? found.value! };
}
