/** Letters and dossiers: the person's copy goes, and their agencies learn what they must. */
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import {
  type Dossier,
  dossierByNumberRecord,
  dossierByRefRecord,
  dossierEntryRecord,
  dossierRecord,
} from "../dossier/dossier.ts";
import { turnOf } from "../dossier/state.ts";
import { type BoxItem, boxItemRecord } from "../messages/box.ts";
import { keptProofRecord } from "../messages/kept_proof.ts";
import { type Letter, servedLetter } from "../messages/letter.ts";
import { isSettled } from "../messages/letter_notices.ts";
import { type Proof, withSteps } from "../messages/proof.ts";
import { transact } from "../platform/commit.ts";
import { listAll, type Read } from "../platform/read.ts";
import { deleting, type EraseDeps, type Eraser } from "./erase.ts";
import { eraseDossierFiles, eraseLetterFiles } from "./erase_files.ts";

/** With its item go a letter or a dossier and their files, which are found by it alone. */
export const eraseItems: Eraser = async function* (deps, accountId) {
  const { store } = deps;
  for await (const { value: item } of listAll(store, boxItemRecord.all(accountId))) {
    if (item.of === "letter") {
      yield* eraseLetterFiles(store, item.id);
      yield () => eraseLetter(deps, accountId, item);
    } else {
      yield* eraseDossierFiles(store, item.id);
      yield* deleting(store, listAll(store, dossierEntryRecord.all(item.id)));
      yield () => eraseDossier(deps, accountId, item);
    }
  }
};

/**
 * The agency may have to prove how it served a letter with legal effects, or one that the person
 * confirmed: the steps stay, without the letter.
 */
const mustBeProved = ({ isLegal, needsConfirmation }: Letter) => isLegal || needsConfirmation;

async function eraseLetter(deps: EraseDeps, accountId: string, { id }: BoxItem): Promise<void> {
  const { store, clock, hash } = deps;
  const gather = async (read: Read) => {
    const found = await read(servedLetter(id));
    const { value } = found.letter;
    return { ...found, log: value?.isLegal ? await readEventLog(read, value.service) : undefined };
  };
  await transact(store, gather, ({ letter, proof, log }, write) => {
    write.delete(boxItemRecord(accountId, id)).delete(letter).delete(proof);
    if (!letter.value || !proof.value) return;
    const at = clock.now();
    const last = unopened(letter.value, proof.value)
      ? withSteps(hash, proof.value, { step: "unopened", at })
      : proof.value;
    if (mustBeProved(letter.value)) {
      const { service, at } = letter.value;
      write.set(keptProofRecord(id), { letter: { id, service, at }, proof: withoutSalt(last) });
    }
    // Nobody will open it here any more: paper has to be sent.
    if (log && last !== proof.value) {
      appendEvents(write, log, [{ type: "letter.unopened", at, subject: id }]);
    }
  });
}

/** Its text could be guessed from the digest and the salt. */
const withoutSalt = ({ content, ...proof }: Proof): Proof =>
  content ? { ...proof, content: { sha256: content.sha256 } } : proof;

const unopened = (letter: Letter, { steps }: Proof): boolean =>
  letter.isLegal && !isSettled(letter) && steps.every(({ step }) => step !== "unopened");

async function eraseDossier(deps: EraseDeps, accountId: string, { id }: BoxItem): Promise<void> {
  const { store, clock } = deps;
  const gather = async (read: Read) => {
    const dossier = await read(dossierRecord(id));
    const { value } = dossier;
    return { dossier, log: value ? await readEventLog(read, value.service) : undefined };
  };
  await transact(store, gather, ({ dossier, log }, write) => {
    write.delete(boxItemRecord(accountId, id)).delete(dossier);
    if (!dossier.value || !log) return;
    const { service, agencyRef, trackingNumber } = dossier.value;
    write.delete(dossierByRefRecord(service, agencyRef))
      .delete(dossierByNumberRecord(trackingNumber));
    if (!isUnderWay(dossier.value)) return;
    const left = { type: "dossier.person_left", at: clock.now(), subject: id };
    appendEvents(write, log, [left]);
  });
}

/** Somebody still has to do something about it. */
export const isUnderWay = ({ state }: Pick<Dossier, "state">): boolean =>
  turnOf(state) !== "nobody";
