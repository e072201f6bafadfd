/** What a person changes of themselves, who was told, and what services have received. */
import type { KnownReason, ToldState } from "../../../domain/profile/changes.ts";

export interface ProfileTexts {
  postalCodeChange: {
    heading: string;
    /** {postalCode} */
    now: string;
    lead: string;
    same: string;
    back: string;
  };
  changes: {
    heading: string;
    lead: string;
    empty: string;
    /** {when} */
    at: string;
    nobody: string;
    /** {when} in "told", "accepted" and "refused". */
    states: Record<ToldState["state"], string>;
    reasons: Record<KnownReason, string>;
    /** {code} */
    otherReason: string;
    /** {service} */
    retry: string;
    retried: string;
    tooSoon: string;
    back: string;
  };
}
