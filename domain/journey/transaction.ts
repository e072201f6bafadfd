/**
 * One browser's sign-in under way. Its token is in a cookie, its record under the token's hash. All tabs of a
 * browser share it; where each tab is going travels in its own address.
 */
import type { OneTimeCode } from "./one_time_code.ts";
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
  /** Empty when the typed national ID has no account with a number. */
  mobile: string;
  /** Typed in place of the number. No page may tell whose number it led to, or whether to any. */
  nationalId?: string;
  /** Absent before the journey, after a right one, and while one can be had by dialling only. */
  code?: OneTimeCode;
  /** The operator reported that the message did not reach the phone. */
  codeLost?: boolean;
  /** Id of the code that went out by mail too. */
  codeEmailed?: string;
  /** The operator did not take the message; a new one may be asked for at `resendAt`. */
  codeUndelivered?: boolean;
  /** When the code was entered rightly: what the session's age is counted from. */
  authTime?: number;
  /** The session (digest) whose person goes on to verify; without it alive the journey is nobody's. */
  session?: string;
  /** When another code may be asked for. */
  resendAt: number;
  /** The account that this known browser is returning to. */
  accountId?: string;
  /** As typed, to be shown again. */
  typedIdentity?: TypedIdentity;
  identity?: CheckedIdentity;
  /** How many postal codes the post was asked about. */
  addressLookups?: number;
  /** Why the person was sent back to the first page. */
  failure?: "sim_mismatch" | "sim_mismatch_foreign";
  refusal?: "deceased" | "under_age";
}

/** What the registries confirmed. */
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
  /** "gregorian", or anything else for Jalali. */
  calendar: string;
  day: string;
  month: string;
  year: string;
}

/** Without progress for this long, the journey begins again. */
export const TRANSACTION_LIFETIME = 30 * MINUTE;

export const transactionRecord = record<Transaction, [digest: string]>("transaction", {
  about: "a journey under way, by the hash of its token",
  expireIn: TRANSACTION_LIFETIME,
});

/** The journey under way in a browser. One that went on from a session is nobody's without it. */
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

/** The transaction after an event, or `null` when the event does not belong to its step. */
export function advance(
  transaction: Transaction,
  event: JourneyEvent,
  changes: Partial<Transaction> = {},
): Transaction | null {
  const step = nextStep(transaction.step, event);
  return step && { ...transaction, ...changes, step };
}
