/** Whose code is asked for, and the ledgers that it is counted in. */
import { type Account, accountKey, findAccountByMobile } from "../identity/account.ts";
import { parseFirstField } from "../identity/first_field.ts";
import { identityKey } from "../identity/person_identity.ts";
import { DAY } from "../platform/platform.ts";
import type { Key } from "../platform/store.ts";
import { isKnownBrowser } from "../session/known_browser.ts";
import type { Source } from "../budget/source.ts";
import type { Caller, SignInDeps } from "./deps.ts";
import type { Transaction } from "./transaction.ts";

export type Subject = Pick<Transaction, "mobile" | "nationalId">;

/** A budget outlives what it counts: a source may be closed for thirty days. */
export const PERSON_BUDGET_LIFETIME = 31 * DAY;

/** What the first field names: a number, or the one of the account behind a national ID, if there is any. */
export async function findSubject(
  deps: SignInDeps,
  typed: string,
): Promise<Subject | { error: "missing" | "format" | "national_id" }> {
  const field = parseFirstField(typed);
  if (!("nationalId" in field)) return field;
  const { nationalId } = field;
  const key = identityKey(deps.hash, { kind: "iranian", nationalId });
  const { value: id } = await deps.store.get<string>(key);
  // Asked for either way, so that both take the same time.
  const { value: account } = await deps.store.get<Account>(accountKey(id ?? ""));
  return { mobile: account?.mobile ?? "", nationalId };
}

export const isSameSubject = (a: Subject, b: Subject) =>
  a.mobile === b.mobile && a.nationalId === b.nationalId;

export const personKey = (deps: SignInDeps, mobile: string): Key => [
  "budget",
  "person",
  deps.hash.digest("mobile", mobile),
];

/**
 * A typed national ID has a ledger of its own, first, which alone decides what is answered: so nobody learns from
 * a limit whose number it is. The number behind it is counted too, in silence.
 */
export function ledgerKeys(deps: SignInDeps, { mobile, nationalId }: Subject): Key[] {
  if (nationalId === undefined) return [personKey(deps, mobile)];
  const own: Key = ["budget", "person", deps.hash.digest("national_id", nationalId)];
  return [own, personKey(deps, mobile || nationalId)];
}

/** The source of this caller as the limits of the person behind `mobile` see it. */
export async function sourceOf(
  { store, hash, clock }: Pick<SignInDeps, "store" | "hash" | "clock">,
  { ip, network, browser }: Caller,
  mobile: string,
): Promise<Source> {
  // A browser that nobody has used is not known to this person either, whoever they are.
  if (!browser) return { ip, network };
  const account = await findAccountByMobile(store, hash, mobile);
  const known = account && await isKnownBrowser(store, browser, account, clock.now());
  return { ip, network, knownBrowser: known ? browser : undefined };
}
