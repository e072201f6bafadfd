/** A registration before a code has come back from the first manager's mobile: for half an hour. */
import { spendDaily } from "../budget/daily.ts";
import type { CodeRules } from "../budget/code.ts";
import { PersonLedger } from "../budget/ledger.ts";
import { PERSON_LIMITS, type PersonBudget, type PersonLimits } from "../budget/person.ts";
import type { RetryAt } from "../budget/uses.ts";
import type { OneTimeCode } from "../journey/one_time_code.ts";
import { transact } from "../platform/commit.ts";
import { DAY, MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { Ports } from "../ports.ts";
import type { RegistrationForm } from "./registration.ts";

export type RegisterPorts = Pick<
  Ports,
  "store" | "clock" | "random" | "hash" | "seal" | "audit" | "sms" | "calendar"
>;

export const REGISTRATION_CODE_RULES: CodeRules = { digits: 6, lifetime: 5 * MINUTE, tries: 5 };

export interface PendingRegistration {
  form: RegistrationForm;
  /** Where the code goes. */
  mobile: string;
  code: OneTimeCode;
  /** The code came back. */
  isConfirmed: boolean;
  /** The registration that is to be corrected. */
  corrects?: string;
  /** The registration that it became. */
  number?: string;
}

export const pendingRegistrationRecord = record<PendingRegistration, [digest: string]>(
  "registration_pending",
  {
    about: "a registration that waits for the code of its manager, by the hash of its token",
    expireIn: 30 * MINUTE,
  },
);

export const registrationNetworkRecord = record<number[], [network: string]>(
  ["budget", "registration_network"],
  {
    about: "registrations of agencies that began on a network within a day, by its hash",
    expireIn: DAY,
  },
);
export const registrationPersonRecord = record<PersonBudget, [mobile: string]>(
  ["budget", "registration_person"],
  {
    about: "codes that went to a manager's mobile for registrations, by its hash and by network",
    expireIn: 2 * DAY,
  },
);

const PER_NETWORK = 20;
/** Anybody may type a mobile: strangers use up their own network's, and never another's. */
const MOBILE_LIMITS: PersonLimits = { ...PERSON_LIMITS, codesPerDay: 5, resendAfter: 0 };

/** Counts one code, unless the network, or the mobile from there, has had enough today. */
export async function spendRegistration(
  deps: Pick<RegisterPorts, "store" | "clock" | "hash">,
  { network, mobile }: { network: string; mobile: string },
): Promise<RetryAt> {
  const uses = registrationNetworkRecord(network);
  const closed = await spendDaily(deps, { uses, limit: PER_NETWORK });
  if (closed !== null) return closed;
  const wanted = { budget: registrationPersonRecord(deps.hash.digest("mobile", mobile)) };
  return await transact(deps.store, wanted, ({ budget }, write) => {
    const now = deps.clock.now();
    const ledger = new PersonLedger(budget.value, `network:${network}`, now, MOBILE_LIMITS);
    const retryAt = ledger.codeAllowedAt();
    if (retryAt !== null) return retryAt;
    ledger.spendCode();
    write.set(budget, ledger.budget);
    return null;
  });
}
