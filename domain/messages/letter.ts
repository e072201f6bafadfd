/** A letter of an agency to a citizen, and what may become of it. */
import type { AttachedFile } from "../attachments/attachment.ts";
import { record } from "../platform/record.ts";
import type { BoxItem } from "./box.ts";
import type { Proof } from "./proof.ts";

export const LETTER_KINDS = ["information", "request", "decision", "warning"] as const;
export type LetterKind = typeof LETTER_KINDS[number];

/** What a letter starts, for which the person has a period. */
export const PERIODS = ["objection", "payment", "reply", "attendance"] as const;

export interface Period {
  of: typeof PERIODS[number];
  /** When it ends, in milliseconds: at the end of a day in Tehran. */
  endsAt: number;
}

export interface Letter {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** ID of the agency's service. */
  service: string;
  accountId: string;
  /** The agency's own. */
  number?: string;
  kind: LetterKind;
  title: string;
  /** Markdown (views/messages). At most `MAX_BODY` characters. */
  body: string;
  /** Language of title and body (BCP 47). */
  language: string;
  /** When it was stored, in milliseconds. */
  at: number;
  period?: Period;
  attachments: AttachedFile[];
  /** The person is asked to confirm that they have received it. */
  needsConfirmation: boolean;
  /** It has legal effects: the person is reminded, and the agency told if it stays unopened. */
  isLegal: boolean;
  openedAt?: number;
  confirmedAt?: number;
  withdrawn?: { at: number; reason: string };
  /** The letter that takes its place. */
  replacedBy?: string;
  /** The letter whose place it takes. */
  replaces?: string;
}

/** Persian takes two bytes a character, and a record holds 64 KiB. */
export const MAX_BODY = 20_000;
export const MAX_ATTACHMENTS = 10;

export const letterRecord = record<Letter>("letter", {
  about: "a letter of an agency to a person",
});

export const letterProofRecord = record<Proof, [letter: string]>("letter_proof", {
  about: "how a letter was served, step by step, each step bound to those before",
});

/** A letter with what happened to it, to be read together. */
export const servedLetter = (id: string) => ({
  letter: letterRecord(id),
  proof: letterProofRecord(id),
});

/** How the person's list shows it. */
export function itemOf(letter: Letter): BoxItem {
  const { id, at, service, title, kind, number, period } = letter;
  const past = letter.withdrawn ? "withdrawn" : letter.replacedBy ? "replaced" : undefined;
  return { of: "letter", id, at, service, title, kind, number, endsAt: period?.endsAt, past };
}

/** A letter that is past needs nothing of anybody. */
export const awaitsConfirmation = (letter: Letter): boolean =>
  letter.needsConfirmation && letter.confirmedAt === undefined && !letter.withdrawn &&
  letter.replacedBy === undefined;
