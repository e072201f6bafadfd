/** What a person changes of themselves, who was told, and what services have received. */
import type { LookedAt } from "../../../domain/profile/looks.ts";
import type { ReleasedBy } from "../../../domain/receipts/receipt.ts";
import type { Explained } from "./common.ts";
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
  /** The way through a long list. */
  otherPages: {
    pages: string;
    older: string;
    newest: string;
  };
  connected: {
    heading: string;
    lead: string;
    empty: string;
    /** {when} */
    first: string;
    /** {when} */
    last: string;
    /** {when} */
    agreed: string;
    /** {attributes} */
    received: string;
    nothing: string;
    /** {service} */
    end: string;
    ended: string;
    back: string;
  };
  receipts: {
    heading: string;
    lead: string;
    empty: string;
    /** {number}, {when} */
    at: string;
    by: Record<ReleasedBy, string>;
    download: string;
    verify: string;
    back: string;
  };
  looks: {
    heading: string;
    lead: string;
    empty: string;
    window: string;
    /** {when}, {data} */
    at: string;
    data: Record<LookedAt, string>;
    /** {role} */
    role: string;
    /** {reason} */
    reason: string;
    back: string;
  };
  myData: {
    heading: string;
    lead: string;
    contains: string[];
    download: string;
    careful: string;
    kept: Explained;
    /** {when} */
    limited: Explained;
    back: string;
  };
}
