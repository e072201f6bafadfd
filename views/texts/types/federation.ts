/** Sites that are not behind the gateway and ask who is there. */
import type { Attribute } from "../../../domain/services/attributes.ts";

export interface FederationTexts {
  consent: {
    /** {site} */
    heading: string;
    /** {host} */
    lead: string;
    receives: string;
    attributes: Record<Attribute, string>;
    company: string;
    level: string;
    masked: string;
    /** {company} */
    acting: string;
    subject: string;
    agree: string;
    refuse: string;
    /** Before the link to the privacy statement. */
    once: string;
  };
}
