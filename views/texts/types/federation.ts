/** Sites that are not behind the gateway and ask who is there. */
import type { Attribute } from "../../../domain/services/attributes.ts";

export interface FederationTexts {
  consent: {
    /** {site} */
    heading: string;
    /** {site}, {host} */
    lead: string;
    receives: string;
    always: string;
    /** {company} */
    company: string;
    attributes: Record<Attribute, string>;
    never: string;
    agree: string;
    refuse: string;
    once: string;
  };
}
