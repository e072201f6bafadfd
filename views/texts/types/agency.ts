/** Organisations that register at the desk, and the experts who decide. */
import type { RegistrationForm, RegistrationState } from "../../../domain/agency/registration.ts";
import type { RegistrationFault } from "../../../domain/agency/registration_form.ts";
import type { Explained } from "./common.ts";

export interface AgencyTexts {
  agency: {
    heading: string;
    lead: string;
    /** Of the page of sign-in. */
    link: string;
    /** Above their fields. */
    parts: Record<"organisation" | "letter" | "first" | "second", string>;
    fields: Record<keyof RegistrationForm, string>;
    /** {field} */
    optional: string;
    /** {example} */
    hints: Record<"website" | "letterDate" | "m1Mobile", string>;
    /** {field} {count}; what is wrong with a date stands among `applications`. */
    errors: Record<Exclude<RegistrationFault, "future" | "gregorian" | "no_such_day">, string>;
    submit: string;
    failures: {
      /** {when} */
      limited: Explained;
      /** {when} */
      undelivered: Explained;
      lapsed: Explained;
    };
    code: {
      heading: string;
      /** {mobile} */
      sent: string;
      label: string;
      submit: string;
      /** {count} of tries that are left. */
      errors: Record<"missing" | "format" | "wrong", string>;
      again: string;
    };
    state: {
      heading: string;
      lead: string;
      number: string;
      show: string;
      errors: Record<"format" | "unknown", string>;
      label: string;
      since: string;
      reason: string;
      names: Record<RegistrationState, string>;
      meaning: Record<RegistrationState, string>;
      /** Keep the number. */
      keep: string;
      correct: string;
      correctLead: string;
    };
    correct: { heading: string; lead: string; submit: string };
    review: {
      heading: string;
      lead: string;
      empty: string;
      decided: string;
      /** {number} {when} */
      line: string;
      /** {name} */
      one: string;
      isAgency: string;
      others: string;
      text: string;
      textHint: string;
      /** {count} */
      errors: Record<"missing" | "long", string>;
      approve: string;
      giveBack: string;
      reject: string;
      invite: string;
      managers: string;
      /** {name} */
      standing: Record<"none" | "invited" | "active" | "other", string>;
      history: string;
      /** {name} {when} */
      acts: Record<RegistrationState, string>;
      gone: Explained;
      duplicate: Explained;
      back: string;
    };
  };
}
