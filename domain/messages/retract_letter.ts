/** An agency takes a letter back, or puts another in its place: both stay visible. */
import { judgeAll } from "../attachments/attach.ts";
import { attachmentRecord } from "../attachments/attachment.ts";
import { type Read, read } from "../platform/read.ts";
import { transact } from "../platform/commit.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { newMessageId } from "../outbox/message.ts";
import { putItem } from "./box.ts";
import { itemOf, letterRecord, servedLetter } from "./letter.ts";
import { markUnread, setNeedsMe } from "./marks.ts";
import {
  type Idempotency,
  letterKeyRecord,
  lettersTelling,
  type NewLetter,
  type PostAnswer,
  type PostDeps,
  writeLetter,
} from "./post_letter.ts";
import { withSteps } from "./proof.ts";
import type { ServedLetter } from "./serve_letter.ts";

/** `null` for an unknown letter as well as for another agency's. */
export async function readPostedLetter(
  { store }: { store: Store },
  service: Service,
  id: string,
): Promise<ServedLetter | null> {
  const found = await read(store, servedLetter(id));
  if (found.letter.value?.service !== service.id || !found.proof.value) return null;
  return { letter: found.letter.value, proof: found.proof.value };
}

/** @returns `past` if it was withdrawn or replaced before, `null` if there is none */
export async function withdrawLetter(
  { store, clock, hash }: PostDeps,
  service: Service,
  { id, reason }: { id: string; reason: string },
): Promise<"withdrawn" | "past" | null> {
  return await transact(store, servedLetter(id), ({ letter, proof }, write) => {
    const former = letter.value;
    if (former?.service !== service.id || !proof.value) return null;
    // Asked again, it gives the same answer.
    if (former.withdrawn?.reason === reason) return "withdrawn";
    if (former.withdrawn || former.replacedBy !== undefined) return "past";
    const at = clock.now();
    const next = { ...former, withdrawn: { at, reason } };
    write.set(letter, next)
      .set(proof, withSteps(hash, proof.value, { step: "withdrawn", at }));
    putItem(write, former.accountId, itemOf(next));
    setNeedsMe(write, former.accountId, id, false);
    markUnread(write, former.accountId, id);
    return "withdrawn";
  });
}

/**
 * Posts a letter to the same person that takes the place of an earlier one.
 * @returns `null` if there is none, `past` if that one was withdrawn or replaced before
 */
export async function replaceLetter(
  deps: PostDeps,
  service: Service,
  { id, content: { attachments: wantedFiles, ...content } }: {
    id: string;
    content: Omit<NewLetter, "recipient">;
  },
  { key, digest }: Idempotency,
): Promise<PostAnswer | "past" | null> {
  const { store, clock, hash } = deps;
  const newId = newMessageId(deps);
  const { value: current } = await read(store, letterRecord(id));
  const telling = await lettersTelling(store, current?.accountId ?? null);
  const gather = async (read: Read) =>
    await read({
      ...servedLetter(id),
      answered: letterKeyRecord(service.id, key),
      files: wantedFiles.map((id) => attachmentRecord(id)),
    });
  return await transact(store, gather, ({ letter, proof, answered, files }, write) => {
    if (answered.value) {
      const { digest: formerDigest, ...posted } = answered.value;
      return formerDigest === digest ? posted : "key_reused";
    }
    const former = letter.value;
    if (former?.service !== service.id || !proof.value) return null;
    if (former.withdrawn || former.replacedBy !== undefined) return "past";
    const attachments = judgeAll(files, service.id);
    if (!Array.isArray(attachments)) return attachments;
    const at = clock.now();
    const { accountId } = former;
    const replaced = { ...former, replacedBy: newId };
    write.set(letter, replaced)
      .set(proof, withSteps(hash, proof.value, { step: "replaced", at }))
      .set(answered, { id: newId, state: "accepted", digest });
    putItem(write, accountId, itemOf(replaced));
    setNeedsMe(write, accountId, id, false);
    const ids = { id: newId, service: service.id, accountId, replaces: id };
    const replacement = { ...content, ...ids, attachments, at };
    writeLetter(deps, write, replacement, { files, ...telling });
    return { id: newId, state: "accepted" };
  });
}
