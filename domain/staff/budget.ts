/**
 * Guesses of passwords and second factors. A stranger uses up only the budget of their own network:
 * nobody can lock a member of staff out (budget/ledger.ts). Names that nobody has are counted alike,
 * so that limits do not tell which exist.
 */
import { PersonLedger } from "../budget/ledger.ts";
import { PERSON_LIMITS, type PersonBudget, type PersonLimits } from "../budget/person.ts";
import { DAY, type KeyedHash } from "../platform/platform.ts";
import { type Found, record } from "../platform/record.ts";

export const STAFF_LIMITS: PersonLimits = {
  ...PERSON_LIMITS,
  codesPerDay: 10,
  // NIST SP 800-63B-4 §3.2.2 allows no more than 100 in a row.
  wrongPerDay: 20,
  wrongSinceSuccess: 60,
  closedFor: DAY,
};

export const staffBudgetRecord = record<PersonBudget, [userNameDigest: string]>(
  ["budget", "staff"],
  {
    about: "what a user name of the desk has spent, by its hash; second factors by their member's",
    expireIn: 2 * DAY,
  },
);

/**
 * Of second factors, wherever they are tried: who tries them knows the password, and may ask from any
 * number of networks. In a record of its own, from which no stranger's networks displace it.
 */
export const factorBudgetRecord = (hash: KeyedHash, staffId: string) =>
  staffBudgetRecord(hash.digest("user_name", "factor", staffId));

/** The one source of that record. */
export const FACTOR_SOURCE = "factor";

/** The source: the network, or a browser in which this member has signed in before. */
export const ledgerOf = (found: Found<PersonBudget>, source: string, now: number) =>
  new PersonLedger(found.value, source, now, STAFF_LIMITS);
