/** Proof of level 3. */
import type { Explained, Labelled } from "./common.ts";

export interface AssuranceTexts {
  level3: {
    heading: string;
    lead: { never: string; /** {period} */ lapsed: string };
    chooseOne: string;
    /** {period} */
    holds: string;
    holdsSession: string;
    kept: string;
    other: string;
    card: {
      heading: string;
      kept: string;
      choose: string;
      cardNumber: Labelled;
      submit: string;
      errors: Record<"missing" | "format" | "check_digit", string>;
      /** {card} in "mismatch", {when} in the others. */
      failures: Record<"mismatch" | "registry_unavailable" | "limited", Explained>;
    };
    face: {
      heading: string;
      kept: string;
      choose: string;
      photo: Labelled;
      choosePhoto: string;
      /** What the script of the page says; a percentage follows "sending". */
      progress: Record<"shrinking" | "sending" | "checking", string>;
      submit: string;
      errors: Record<"missing" | "type" | "too_large" | "too_slow", string>;
      /** {when} in the last four. */
      failures: Record<
        "mismatch" | "not_live" | "limited" | "sending" | "busy" | "registry_unavailable",
        Explained
      >;
    };
  };
}
