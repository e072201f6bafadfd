/** A registration before a code has come back from the first manager's mobile: for half an hour. */
import { spendDaily } from "../budget/daily.ts";
import type { CodeRules } from "../budget/code.ts";
import type { RetryAt } from "../budget/uses.ts";
import type { OneTimeCode } from "../journey/one_time_code.ts";
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

const uses = (kind: string, about: string) =>
  record<number[], [who: string]>(["budget", kind], { about, expireIn: DAY });

export const registrationNetworkRecord = uses(
  "registration_network",
  "registrations of agencies that began on a network within a day, by its hash",
);
export const registrationMobileRecord = uses(
  "registration_mobile",
  "codes that went to a manager's mobile for a registration within a day, by its hash",
);

export const REGISTRATION_LIMITS = { network: 20, mobile: 5 };

/** Counts one code, unless the network or the mobile has had enough today. */
export async function spendRegistration(
  deps: Pick<RegisterPorts, "store" | "clock" | "hash">,
  { network, mobile }: { network: string; mobile: string },
): Promise<RetryAt> {
  const limits = REGISTRATION_LIMITS;
  const ofNetwork = { uses: registrationNetworkRecord(network), limit: limits.network };
  const digest = deps.hash.digest("mobile", mobile);
  const ofMobile = { uses: registrationMobileRecord(digest), limit: limits.mobile };
  const closed = await spendDaily(deps, ofNetwork);
  return closed === null ? await spendDaily(deps, ofMobile) : closed;
}
