/** What becomes of a letter at the person: it is opened, and confirmed. */
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { markRead, setNeedsMe } from "./marks.ts";
import { awaitsConfirmation, type Letter, servedLetter } from "./letter.ts";
import { type Proof, withSteps } from "./proof.ts";

export interface ServeDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
}

/** A letter with what happened to it. */
export interface ServedLetter {
  letter: Letter;
  proof: Proof;
}

/** `null` for an unknown letter as well as for another person's, after the same reads. */
export async function readOwnLetter(
  { store }: { store: Store },
  accountId: string,
  id: string,
): Promise<ServedLetter | null> {
  const { letter, proof } = await read(store, servedLetter(id));
  if (letter.value?.accountId !== accountId || !proof.value) return null;
  return { letter: letter.value, proof: proof.value };
}

/** The person opens their letter: the first time is a step of the proof, and told to the agency. */
export function openLetter(deps: ServeDeps, accountId: string, id: string): Promise<boolean> {
  return note(deps, { accountId, id, step: "opened" });
}

/** The person confirms that they have received it, which opens it too. */
export function confirmLetter(deps: ServeDeps, accountId: string, id: string): Promise<boolean> {
  return note(deps, { accountId, id, step: "confirmed" });
}

interface Act {
  accountId: string;
  id: string;
  step: "opened" | "confirmed";
}

/** @returns `false` if the person has no such letter */
async function note(deps: ServeDeps, act: Act): Promise<boolean> {
  const { store, clock, hash } = deps;
  const { accountId, id, step } = act;
  return await transact(store, async (read) => {
    const found = await read(servedLetter(id));
    const { value } = found.letter;
    const isOwn = value?.accountId === accountId;
    return { ...found, log: isOwn ? await readEventLog(read, value.service) : undefined };
  }, ({ letter, proof, log }, write) => {
    if (!log || !letter.value || !proof.value) return false;
    const at = clock.now();
    const isOpening = letter.value.openedAt === undefined;
    const isConfirming = step === "confirmed" && awaitsConfirmation(letter.value);
    markRead(write, accountId, id);
    if (isConfirming) setNeedsMe(write, accountId, id, false);
    const steps = [
      ...isOpening ? [{ step: "opened", at } as const] : [],
      ...isConfirming ? [{ step: "confirmed", at } as const] : [],
    ];
    if (steps.length === 0) return true;
    write.set(letter, {
      ...letter.value,
      openedAt: letter.value.openedAt ?? at,
      confirmedAt: isConfirming ? at : letter.value.confirmedAt,
    }).set(proof, withSteps(hash, proof.value, ...steps));
    appendEvents(
      write,
      log,
      steps.map(({ step }) => ({ type: `letter.${step}`, at, subject: id })),
    );
    return true;
  });
}
