/**
 * Notices of letters: of a legal one at once by SMS, and again while it stays unopened; then the
 * agency is told to send paper. Of any other once, if the person chose so. They name the agency and hold no link, since no real message of the state
 * does (citizen-handbook §9).
 */
import { enqueue } from "../outbox/enqueue.ts";
import type { Include, Outcome, Sender } from "../outbox/sender.ts";
import type { Message } from "../outbox/message.ts";
import { outcomeOf, tellPerson, type TellPersonDeps } from "../notice/tell_person.ts";
import { NOTICE_ATTEMPTS, personReceiver } from "../notice/notice.ts";
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, DAY, type KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import { type Catalogue, titleIn } from "../services/catalogue.ts";
import { type Letter, letterProofRecord, letterRecord, servedLetter } from "./letter.ts";
import { type ProofStep, withSteps } from "./proof.ts";

/** When the person is told, counted from the letter's arrival. */
export const TOLD_AFTER: readonly number[] = [0, 3 * DAY, 7 * DAY];
/** When the agency is told that it stayed unopened. */
export const PAPER_AFTER = 10 * DAY;

export const LETTER_NOTICE = "letter_notice";
/** Of a letter without legal effects. Versions before these leave it to one that knows it. */
export const LETTER_NEWS = "letter_news";

interface LetterNotice {
  letter: string;
  /** Instead of telling the person: tells the agency, or notes that no operator took the notice. */
  instead?: "tell_agency" | "note_failure";
}

/** In the commit that stores the letter. `isWanted`: the person is told of any letter. */
export function enqueueNotices(
  write: Write,
  { id, accountId, at, isLegal }: Letter,
  isWanted: boolean,
): void {
  const message = { id: `${id}.0`, receiver: personReceiver(accountId), at };
  if (!isLegal) {
    const content = { letter: id };
    if (isWanted) enqueue<LetterNotice>(write, { ...message, kind: LETTER_NEWS, content });
    return;
  }
  const tell = (number: number, after: number, more: Partial<LetterNotice> = {}) =>
    enqueue<LetterNotice>(write, {
      ...message,
      id: `${id}.${number}`,
      kind: LETTER_NOTICE,
      dueAt: after === 0 ? undefined : at + after,
      content: { letter: id, ...more },
    });
  for (const [number, after] of TOLD_AFTER.entries()) tell(number, after);
  tell(TOLD_AFTER.length, PAPER_AFTER, { instead: "tell_agency" });
}

export interface LetterNoticeDeps extends TellPersonDeps {
  clock: Clock;
  hash: KeyedHash;
  catalogue: Pick<Catalogue, "current">;
}

export function createLetterNoticeSender(deps: LetterNoticeDeps): Sender {
  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send({ content }: Message): Promise<Outcome> {
      const { letter: id, instead } = content as LetterNotice;
      const { value: letter } = await read(deps.store, letterRecord(id));
      if (letter && instead === "note_failure") await noteStep(deps, id, "notice_failed");
      if (!letter || isSettled(letter) || instead === "note_failure") {
        return { outcome: "delivered" };
      }
      return instead ? await tellAgency(deps, letter) : await tellOfLegal(deps, letter);
    },
    givenUp: ({ id, content, ...message }): Include => (write) =>
      enqueue<LetterNotice>(write, {
        ...message,
        id: `${id}.failed`,
        attempts: undefined,
        content: { ...content as LetterNotice, instead: "note_failure" },
      }),
  };
}

/** Nobody has to be told any more. */
export const isSettled = ({ openedAt, withdrawn, replacedBy }: Letter): boolean =>
  openedAt !== undefined || withdrawn !== undefined || replacedBy !== undefined;

async function tellOfLegal(deps: LetterNoticeDeps, letter: Letter): Promise<Outcome> {
  const told = await tellPerson(deps, letter.accountId, newsOf(deps, letter), { isRequired: true });
  if (told === "told") await noteStep(deps, letter.id, "notice_sent");
  if (told === "unreachable") await noteStep(deps, letter.id, "notice_failed");
  return outcomeOf(told);
}

const newsOf = ({ catalogue }: Pick<LetterNoticeDeps, "catalogue">, { service, at }: Letter) => ({
  subject: "letters" as const,
  at,
  office: (language: string) => titleIn(catalogue, service, language),
});

/** Of letters without legal effects, which no proof needs. */
export function createLetterNewsSender(
  deps: TellPersonDeps & Pick<LetterNoticeDeps, "catalogue">,
): Sender {
  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send({ content }: Message): Promise<Outcome> {
      const { value: letter } = await read(
        deps.store,
        letterRecord((content as LetterNotice).letter),
      );
      if (!letter || isSettled(letter)) return { outcome: "delivered" };
      return outcomeOf(await tellPerson(deps, letter.accountId, newsOf(deps, letter)));
    },
  };
}

async function tellAgency(deps: LetterNoticeDeps, { id, service }: Letter): Promise<Outcome> {
  const { store, clock, hash } = deps;
  await transact(store, async (read) => ({
    ...await read(servedLetter(id)),
    log: await readEventLog(read, service),
  }), ({ letter, proof, log }, write) => {
    if (!letter.value || !proof.value || isSettled(letter.value)) return;
    if (hasStep(proof.value.steps, "unopened")) return;
    const at = clock.now();
    write.set(proof, withSteps(hash, proof.value, { step: "unopened", at }));
    appendEvents(write, log, [{ type: "letter.unopened", at, subject: id }]);
  });
  return { outcome: "delivered" };
}

const hasStep = (steps: readonly ProofStep[], wanted: ProofStep["step"]): boolean =>
  steps.some(({ step }) => step === wanted);

async function noteStep(
  { store, clock, hash }: LetterNoticeDeps,
  id: string,
  step: ProofStep["step"],
): Promise<void> {
  await transact(store, { proof: letterProofRecord(id) }, ({ proof }, write) => {
    if (proof.value) write.set(proof, withSteps(hash, proof.value, { step, at: clock.now() }));
  });
}
