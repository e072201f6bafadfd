/** A demonstration agency, and one visit to it. */
import type { Claims } from "./assertion.ts";
import type { AgencyText, Speech } from "./texts/language.ts";

export interface Agency {
  /** Service ID at the window, and therefore the audience of its assertions. */
  id: string;
  name: AgencyText;
  /** Path and title of the pages in the menu. */
  menu: { path: string; title: AgencyText }[];
  /** Another origin to which its forms may lead. */
  formsLeadTo?(): string;
}

/** A request whose assertion was verified. */
export interface Visit {
  agency: Agency;
  issuer: string;
  path: string;
  claims: Claims;
  speech: Speech;
}
