/** The subject of a code, and the ledgers in which it is counted. */
import type { Ports } from "../ports.ts";
import type { JourneyPorts } from "./ports.ts";
import { accountRecord, findAccountByMobile } from "../identity/account.ts";
import { type FirstFieldError, parseFirstField } from "../identity/first_field.ts";
import { accountByIdentity } from "../identity/person_identity.ts";
import { read } from "../platform/read.ts";
import type { Ref } from "../platform/record.ts";
import { isKnownBrowser } from "../session/known_browser.ts";
import { type PersonBudget, personBudgetRecord } from "../budget/person.ts";
import type { Source } from "../budget/source.ts";
import type { Caller } from "./caller.ts";
import type { Transaction } from "./transaction.ts";

export type Subject = Pick<Transaction, "mobile" | "nationalId">;

/**
 * Resolves the first field: a number, or the number of the account behind a national ID, if there
 * is one.
 */
export async function findSubject(
  deps: JourneyPorts,
  typed: string,
): Promise<Subject | { error: FirstFieldError }> {
  const field = parseFirstField(typed);
  if (!("nationalId" in field)) return field;
  const { nationalId } = field;
  const byNationalId = accountByIdentity(deps.hash, { kind: "iranian", nationalId });
  const { value: id } = await read(deps.store, byNationalId);
  // Read in either case, so that both take the same time.
  const { value: account } = await read(deps.store, accountRecord(id ?? ""));
  return { mobile: account?.mobile ?? "", nationalId };
}

export const isSameSubject = (a: Subject, b: Subject) =>
  a.mobile === b.mobile && a.nationalId === b.nationalId;

/** A person who starts over finds the identity's fields as they left them. */
export function typedBefore(
  running: Transaction | null,
  subject: Subject,
): Transaction["typedIdentity"] {
  if (running && isSameSubject(running, subject) && running.typedIdentity) {
    return running.typedIdentity;
  }
  const { nationalId } = subject;
  return nationalId === undefined ? undefined : { nationalId, day: "", month: "", year: "" };
}

export const budgetOfMobile = ({ hash }: Pick<Ports, "hash">, mobile: string) =>
  personBudgetRecord(hash.digest("mobile", mobile));

/** Of what was typed: a number, or a national ID. */
export const subjectDigest = (
  { hash }: Pick<Ports, "hash">,
  { mobile, nationalId }: Subject,
): string =>
  nationalId === undefined ? hash.digest("mobile", mobile) : hash.digest("national_id", nationalId);

/**
 * A typed national ID has its own budget, which alone decides on the response: a limit must not
 * reveal whose number it is. The number behind it is counted silently as well.
 */
export function budgetsOf(
  deps: Pick<Ports, "hash">,
  subject: Subject,
): { own: Ref<PersonBudget>; behind?: Ref<PersonBudget> } {
  const own = personBudgetRecord(subjectDigest(deps, subject));
  const { mobile, nationalId } = subject;
  return nationalId === undefined
    ? { own }
    : { own, behind: budgetOfMobile(deps, mobile || nationalId) };
}

/** This caller's source for the limits of the person behind `mobile`. */
export async function sourceOf(
  { store, hash, clock }: Pick<Ports, "store" | "hash" | "clock">,
  { ip, network, browser }: Caller,
  mobile: string,
): Promise<Source> {
  // A browser without a record of use is not known to this person either.
  if (!browser) return { ip, network };
  const account = await findAccountByMobile(store, hash, mobile);
  const known = account && await isKnownBrowser(store, browser, account, clock.now());
  return { ip, network, knownBrowser: known ? browser : undefined };
}
