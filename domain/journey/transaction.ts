/**
 * One browser's sign-in in progress. Its token is in a cookie, its record under the token's hash.
 * All tabs of a browser share it; each tab's destination is in its own URL.
 */
import type { CodeChannel, OneTimeCode } from "./one_time_code.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";
import type { JalaliDate } from "../identity/calendar.ts";
import type { CivilRecord } from "../registry/registries.ts";
import { type Clock, MINUTE } from "../platform/platform.ts";
import { readSession } from "../session/use_session.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type JourneyEvent, nextStep, type Step } from "./journey.ts";

export interface Transaction {
  step: Step;
  /** Empty if the typed national ID has no account with a number. */
  mobile: string;
  /**
   * Typed instead of the number. No page may reveal whose number it led to, or whether there is
   * one.
   */
  nationalId?: string;
  /**
   * Absent before the journey, after a right code, and while one can be obtained by dialling only.
   */
  code?: OneTimeCode;
  /** The operator reported that the message did not reach the phone. */
  codeLost?: boolean;
  /** ID of the code that was also sent by e-mail. */
  codeEmailed?: string;
  /** ID of the code that was issued to a person who dialled. */
  codeDialled?: string;
  /** The operator refused the message; a new one may be requested at `resendAt`. */
  codeUndelivered?: boolean;
  /** How the code that was entered correctly had come. */
  channel?: CodeChannel;
  /** When the code was entered correctly; the session's age is counted from it. */
  authTime?: number;
  /**
   * Digest of the session whose person continues verification; the journey is invalid once that
   * session has ended.
   */
  session?: string;
  /** When another code may be requested. */
  resendAt: number;
  /** The account that this known browser returns to. */
  accountId?: string;
  /** As typed, to be shown again. */
  typedIdentity?: TypedIdentity;
  identity?: CheckedIdentity;
  /** Number of postal codes looked up. */
  addressLookups?: number;
  /** Why the person was sent back to the first page. */
  failure?: "sim_mismatch" | "sim_mismatch_foreign";
  refusal?: "deceased" | "under_age";
}

/** The registries' confirmed data. */
export interface CheckedIdentity {
  who: PersonIdentity;
  birthDate: JalaliDate;
  person: CivilRecord;
}

export type TypedIdentity = TypedIranian | TypedForeigner;

export interface TypedIranian {
  kind?: "iranian";
  nationalId: string;
  day: string;
  month: string;
  year: string;
}

export interface TypedForeigner {
  kind: "foreign";
  fidaCode: string;
  documentKind: string;
  documentNumber: string;
  day: string;
  month: string;
  year: string;
}

/** Without progress for this long, the journey starts over. */
export const TRANSACTION_LIFETIME = 30 * MINUTE;

export const transactionRecord = record<Transaction, [digest: string]>("transaction", {
  about: "a journey under way, by the hash of its token",
  expireIn: TRANSACTION_LIFETIME,
});

/**
 * The journey in progress in a browser. One that continued from a session is `null` without that
 * session.
 */
export async function readTransaction(
  { store, clock }: { store: Store; clock: Clock },
  { transaction: digest, session }: { transaction: string; session?: string },
): Promise<Transaction | null> {
  const { value } = await read(store, transactionRecord(digest));
  if (!value?.session) return value;
  const live = value.session === session &&
    await readSession(store, session, clock.now()) !== null;
  return live ? value : null;
}

/** How the code with this ID came, as far as that is known: SMS and mail carry the same one. */
export function channelOf({ codeEmailed, codeDialled }: Transaction, id: string): CodeChannel {
  if (id === codeEmailed) return "email";
  return id === codeDialled ? "dial" : "sms";
}

/** The transaction after an event, or `null` if the event does not belong to its step. */
export function advance(
  transaction: Transaction,
  event: JourneyEvent,
  changes: Partial<Transaction> = {},
): Transaction | null {
  const step = nextStep(transaction.step, event);
  return step && { ...transaction, ...changes, step };
}
