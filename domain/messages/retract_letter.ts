/** An agency takes a letter back, or puts another in its place: both stay visible. */
import { type Read, read } from "../platform/read.ts";
import { transact } from "../platform/commit.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { newMessageId } from "../outbox/message.ts";
import { markUnread, putItem, setNeedsMe } from "./box.ts";
import { itemOf, letterProofRecord, letterRecord } from "./letter.ts";
import {
  type Idempotency,
  letterKeyRecord,
  type NewLetter,
  type PostDeps,
  type Posted,
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
  const found = await read(store, lettersWanted(id));
  if (found.letter.value?.service !== service.id || !found.proof.value) return null;
  return { letter: found.letter.value, proof: found.proof.value };
}

const lettersWanted = (id: string) => ({ letter: letterRecord(id), proof: letterProofRecord(id) });

/** @returns `past` if it was withdrawn or replaced before, `null` if there is none */
export async function withdrawLetter(
  { store, clock, hash }: PostDeps,
  service: Service,
  { id, reason }: { id: string; reason: string },
): Promise<"withdrawn" | "past" | null> {
  return await transact(store, lettersWanted(id), ({ letter, proof }, write) => {
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
  { id, content }: { id: string; content: Omit<NewLetter, "recipient"> },
  { key, digest }: Idempotency,
): Promise<Posted | "past" | "key_reused" | null> {
  const { store, clock, hash } = deps;
  const newId = newMessageId(deps);
  const gather = async (read: Read) =>
    await read({
      ...lettersWanted(id),
      answered: letterKeyRecord(service.id, key),
    });
  return await transact(store, gather, ({ letter, proof, answered }, write) => {
    if (answered.value) {
      const { digest: formerDigest, ...posted } = answered.value;
      return formerDigest === digest ? posted : "key_reused";
    }
    const former = letter.value;
    if (former?.service !== service.id || !proof.value) return null;
    if (former.withdrawn || former.replacedBy !== undefined) return "past";
    const at = clock.now();
    const { accountId } = former;
    const replaced = { ...former, replacedBy: newId };
    write.set(letter, replaced)
      .set(proof, withSteps(hash, proof.value, { step: "replaced", at }))
      .set(answered, { id: newId, state: "accepted", digest });
    putItem(write, accountId, itemOf(replaced));
    setNeedsMe(write, accountId, id, false);
    writeLetter(deps, write, {
      ...content,
      id: newId,
      service: service.id,
      accountId,
      at,
      replaces: id,
    });
    return { id: newId, state: "accepted" };
  });
}
