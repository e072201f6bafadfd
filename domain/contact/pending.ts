/** An address on its way to be confirmed, and how many codes a person may send. */
import type { CodeRules } from "../budget/code.ts";
import type { DailyBudget } from "../budget/daily.ts";
import type { OneTimeCode } from "../journey/one_time_code.ts";
import { DAY, HOUR, MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";

export interface PendingEmail {
  address: string;
  code: OneTimeCode;
}

/** A mail may take minutes, and be read on another device. */
const CODE_LIFETIME = 30 * MINUTE;

/** Six digits and five tries: 25 guesses a day, with five mails, of a million. */
export const EMAIL_CODE_RULES: CodeRules = { digits: 6, lifetime: CODE_LIFETIME, tries: 5 };

/** By account: the code can be entered in any browser of the person. */
export const pendingEmailRecord = record<PendingEmail, [accountId: string]>("email_pending", {
  about: "an e-mail address that a person has entered and not yet confirmed",
  // Longer than its code, so that nobody has to type it again.
  expireIn: HOUR,
});

export const emailCodesRecord = record<number[], [accountId: string]>(["budget", "email"], {
  about: "when a person had a code sent to an e-mail address",
  expireIn: DAY,
});

/**
 * Counts for who sends, never for the address: nobody can use up what its owner needs. An account is
 * a person with a national ID, so that an address gets few mails from few.
 */
export const emailCodes = (accountId: string): DailyBudget => ({
  uses: emailCodesRecord(accountId),
  limit: 5,
});
