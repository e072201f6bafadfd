/** Connections to GSB and PGSB: asked for by agencies, reviewed by experts. */
import type { Bus, ConnectionForm } from "../../../domain/bus/connection.ts";
import type { ConnectionState } from "../../../domain/bus/state.ts";
import type { Explained } from "./common.ts";

export interface BusTexts {
  bus: {
    heading: string;
    /** What they are for. */
    lead: string;
    empty: string;
    ask: string;
    /** {number} {when} */
    line: string;
    /** {bus} */
    one: string;
    noBus: string;
    buses: Record<Bus, string>;
    states: Record<ConnectionState, string>;
    /** What the state means for the agency. */
    meaning: Record<ConnectionState, string>;
    number: string;
    state: string;
    agreed: string;
    fields: Record<keyof ConnectionForm, string>;
    hints: Record<"contactEmail" | "addresses" | "userNames", string>;
    save: string;
    send: string;
    end: string;
    history: string;
    /** {name} {when} */
    acts: Record<Exclude<ConnectionState, "draft">, string>;
    errors: {
      missing: Record<Exclude<keyof ConnectionForm, "contactEmail" | "userNames">, string>;
      format: Record<"contactMobile" | "contactEmail" | "addresses" | "userNames", string>;
      /** {count} */
      long: string;
      /** {count} */
      many: string;
    };
    /** {count} */
    tooMany: Explained;
    back: string;
    review: {
      heading: string;
      /** {agency} {bus} */
      one: string;
      lead: string;
      empty: string;
      agency: string;
      text: string;
      textHint: string;
      userNames: string;
      userNamesHint: string;
      activate: string;
      giveBack: string;
      reject: string;
      errors: Record<"text" | "userNames" | "userNamesFormat", string>;
      gone: Explained;
      back: string;
    };
  };
}
