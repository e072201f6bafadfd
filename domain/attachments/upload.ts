/**
 * Uploads that can be cut and continued (draft-ietf-httpbis-resumable-upload-09): an attachment is
 * announced, its bytes are appended in chunks, and the last one completes it.
 */
import { enqueue } from "../outbox/enqueue.ts";
import { newMessageId } from "../outbox/message.ts";
import { commitTo, transact, type Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import { expiryMessage } from "./expire.ts";
import type { NewDigest } from "./file/content.ts";
import { judgeName } from "./file/file_name.ts";
import { MAX_CHUNK, MAX_SIZE } from "./file/limits.ts";
import { isMediaType } from "./file/media_types.ts";
import type { AttachmentProblem } from "./file/problems.ts";
import { inspect } from "./inspect/mod.ts";
import { PIECE, pieceRecord, PIECES_AT_ONCE, storedContent } from "./pieces.ts";
import { scanMessage } from "./scan.ts";

export interface UploadDeps {
  store: Store;
  clock: Clock;
  random: Random;
  newDigest: NewDigest;
}

export interface Announced {
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** Hex, 64 digits in lower case. */
  sha256: string;
}

export type Refused = { outcome: "refused"; problem: AttachmentProblem };

const refused = (problem: AttachmentProblem): Refused => ({ outcome: "refused", problem });

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
  if (size === 0) return "empty";
  if (size > MAX_SIZE) return "too_large";
  return judgeName(name, type);
}

/** `service`: ID of the service whose agency sends it. */
export async function announce(
  { store, clock, random }: UploadDeps,
  service: string,
  { name, type, size, sha256 }: Announced,
): Promise<{ outcome: "created"; attachment: Attachment } | Refused> {
  const problem = judgeAnnounced({ name, type, size });
  if (problem || !isMediaType(type)) return refused(problem ?? "type_not_allowed");
  const changedAt = clock.now();
  const id = newMessageId({ clock, random });
  const attachment: Attachment = {
    ...{ id, service, name, type, size, sha256, changedAt },
    offset: 0,
    state: "uploading",
  };
  const write = commitTo(store).create(attachmentRecord(id), attachment);
  enqueue(write, expiryMessage(attachment));
  await write.commit();
  return { outcome: "created", attachment };
}

/** `null`: there is none, or another agency's, which is the same to everybody. */
export async function findAttachment(
  store: Store,
  service: string,
  id: string,
): Promise<Attachment | null> {
  return ownOf(await read(store, attachmentRecord(id)), service);
}

const ownOf = ({ value }: Found<Attachment>, service: string): Attachment | null =>
  value?.service === service ? value : null;

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
  deps: UploadDeps,
  service: string,
  { id, offset, isLast, body }: Chunk,
): Promise<Appended> {
  const found = await read(deps.store, attachmentRecord(id));
  const attachment = ownOf(found, service);
  if (!attachment) return { outcome: "unknown" };
  const stop = (problem: AttachmentProblem, attachment: Attachment): Appended => ({
    ...refused(problem),
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

/** Bytes that are written in one commit. */
const BATCH = PIECE * PIECES_AT_ONCE;

/** Writes the body behind what is there, and stops where it becomes too long. */
async function store(
  deps: UploadDeps,
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
async function moved(deps: UploadDeps, found: Found<Attachment>) {
  const { value } = await read(deps.store, found);
  return { problem: "offset_mismatch" as const, attachment: value ?? found.value! };
}

/** Where bytes are added to an attachment, in whole batches of pieces. */
async function openPlace({ store, clock }: UploadDeps, from: Found<Attachment>) {
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

/** All bytes are here: it is examined, and handed to the scanner if it is what was announced. */
async function complete(deps: UploadDeps, whole: Attachment): Promise<Attachment> {
  const content = storedContent(deps.store, whole.id, whole.size);
  const problem = await inspect(content, whole, deps.newDigest);
  return await transact(
    deps.store,
    { found: attachmentRecord(whole.id) },
    ({ found }, write) => {
      const attachment = found.value;
      // Another request has completed it, or its time was over.
      if (attachment?.state !== "uploading") return attachment ?? whole;
      const judged = judgedAs(attachment, problem, deps.clock.now());
      write.set(found, judged);
      if (!problem) includeScan(deps, write, judged);
      return judged;
    },
  );
}

const judgedAs = (
  attachment: Attachment,
  problem: AttachmentProblem | null,
  changedAt: number,
): Attachment =>
  problem
    ? { ...attachment, changedAt, state: "refused", problem }
    : { ...attachment, changedAt, state: "pending" };

const includeScan = (deps: UploadDeps, write: Write, attachment: Attachment): void =>
  enqueue(write, scanMessage(deps, attachment));
