/** A password of the desk is recovered, and managers who wait for an approval. */
import type { Explained } from "./common.ts";

export interface RecoveryTexts {
  recovery: {
    heading: string;
    lead: string;
    submit: string;
    codeHeading: string;
    sent: string;
    save: string;
    lost: string;
    again: string;
    /** Told on the page of sign-in. */
    done: string;
    waits: Record<"manager" | "operator", string>;
    waiting: string;
    none: string;
    ask: string;
    /** {when} */
    askedAt: string;
    approve: string;
    refuse: string;
    /** {when} */
    failures: Record<"limited" | "lapsed", Explained>;
  };
}
