/** An agency, and one visit to it. */
import type { Claims } from "./assertion.ts";
import type { AgencyText, Speech } from "./texts/language.ts";

export interface Agency {
  /** Service id at the window, and so the audience of its assertions. */
  id: "insurance" | "vehicle" | "business" | "notary";
  name: AgencyText;
  /** Path and title of the pages in the menu. */
  menu: { path: string; title: AgencyText }[];
}

/** One request by a citizen whose assertion was verified. */
export interface Visit {
  agency: Agency;
  issuer: string;
  path: string;
  claims: Claims;
  speech: Speech;
}
