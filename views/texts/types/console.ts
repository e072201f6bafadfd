/** The console of those who run the window. */
import type { AccountAct } from "../../../domain/console/freeze.ts";
import type { LookErrors } from "../../../domain/console/look_up.ts";
import type { Explained } from "./common.ts";

export interface ConsoleTexts {
  console: {
    people: {
      heading: string;
      lead: string;
      who: string;
      reason: string;
      /** {count} */
      reasonHint: string;
      ticket: string;
      submit: string;
      errors: {
        who: Record<NonNullable<LookErrors["who"]>, string>;
        reason: string;
        ticket: Record<NonNullable<LookErrors["ticket"]>, string>;
      };
      failures: {
        nobody: Explained;
        /** {when} {count} */
        limited: Explained;
      };
    };
    person: {
      heading: string;
      /** {reason} */
      seen: string;
      initials: string;
      identity: string;
      mobile: string;
      level: string;
      created: string;
      frozen: string;
      deletion: string;
      noSessions: string;
      acts: Record<AccountAct, string>;
      effect: Record<AccountAct, string>;
      done: Record<AccountAct, string>;
      another: string;
    };
  };
}
