/**
 * What the guides promise each person of the sandbox (sign_in.md, registration-and-errors): the
 * destination, the refusals with their way on, and the end.
 */
import type { Texts } from "../../../views/texts/types/mod.ts";

export type ServiceName = "insurance" | "vehicle" | "business" | "notary";

/**
 * One answer to a step. The last of a list is accepted; each before it is refused with a way on.
 */
export interface Attempt {
  /** Defaults to the page's or the person's own data. */
  typed?: string;
  /** Heading of the refusal. */
  refusal?(texts: Texts): string;
}

/** The end for people who must not be admitted. */
export interface Refused {
  /** The first page again, or a page of its own. */
  at: "mobile" | "refused";
  title(texts: Texts): string;
}

export interface Promised {
  persona: string;
  /** In the report. */
  end: string;
  service: ServiceName;
  refused?: Refused;
  birthDates?: Attempt[];
  /** "empty": no address is registered, so none is shown. */
  postalCodes?: (Attempt & { shown?: "empty" })[];
  companies?: Attempt[];
  /** The company that the person acts for at the service. */
  company?: string;
  level3?: { way: "card" | "face"; refusal?: Attempt["refusal"] }[];
  /** The name as the agency shows it, if it differs from the person's own data. */
  name?: string;
}

const MARYAMS_POSTAL_CODE = "1193647891";

const at = (service: string) => `at the ${service} service, level 2`;

const sim = (texts: Texts) => texts.mobile.failures.sim_mismatch.title;
const foreignSim = (texts: Texts) => texts.mobile.failures.sim_mismatch_foreign.title;
const company = (code: keyof Texts["company"]["failures"]) => (texts: Texts) =>
  texts.company.failures[code].title;

export const PROMISES: Promised[] = [
  { persona: "verified-citizen", service: "insurance", end: at("insurance") },
  {
    persona: "sim-of-another",
    service: "insurance",
    end: "first page: the number does not belong to this national ID",
    refused: { at: "mobile", title: sim },
  },
  {
    persona: "deceased",
    service: "insurance",
    end: "told so, and what relatives can do",
    refused: { at: "refused", title: (texts) => texts.refused.deceased.title },
  },
  {
    persona: "birth-date-differs",
    service: "insurance",
    end: `the card's date is wrong; with the registry's ${at("insurance")}`,
    birthDates: [
      { refusal: (texts) => texts.identity.failures.mismatch.title },
      { typed: "1368/07/12" },
    ],
  },
  {
    persona: "unknown-postal-code",
    service: "insurance",
    end: `invalid postal code; corrected, ${at("insurance")}`,
    postalCodes: [
      { refusal: (texts) => texts.postalCode.errors.unknown },
      { typed: MARYAMS_POSTAL_CODE },
    ],
  },
  {
    persona: "no-postal-code",
    service: "insurance",
    end: `types the postal code; ${at("insurance")}`,
    postalCodes: [{ shown: "empty", typed: "9185913304" }],
  },
  { persona: "two-sims", service: "vehicle", end: `${at("vehicle")}, with the number in use` },
  {
    persona: "chief-executive",
    service: "business",
    end: "no such, somebody else's, dissolved company refused; at the business service for her own",
    companies: [
      { typed: "99900009990", refusal: company("not_found") },
      { typed: "99900003031", refusal: company("not_chief_executive") },
      { typed: "99900002026", refusal: company("dissolved") },
      { typed: "99900001010" },
    ],
    company: "شرکت نمونه‌سازان آفتاب",
  },
  {
    persona: "child",
    service: "insurance",
    end: "told so, and what a guardian can do",
    refused: { at: "refused", title: (texts) => texts.refused.under_age.title },
  },
  { persona: "long-name", service: "vehicle", end: at("vehicle") },
  { persona: "arabic-letters", service: "insurance", end: at("insurance") },
  {
    persona: "hostile-name",
    service: "insurance",
    end: `${at("insurance")}; the tag is mere text`,
    name: 'سارا نمونه<img src=x onerror="alert(1)">',
  },
  {
    persona: "card-of-another",
    service: "notary",
    end: "another's card refused; with her photo at the notary, level 3",
    level3: [
      { way: "card", refusal: (texts) => texts.level3.card.failures.mismatch.title },
      { way: "face" },
    ],
  },
  {
    persona: "foreign-passport",
    service: "business",
    end: "at the business service for his own company",
    companies: [{ typed: "99900004047" }],
    company: "شرکت بازرگانی نمونه پل",
  },
  {
    persona: "foreign-naja",
    service: "notary",
    end: "no e-mail to send to; types the postal code; with his card at the notary, level 3",
    postalCodes: [{ shown: "empty", typed: "4319865338" }],
    level3: [{ way: "card" }],
  },
  { persona: "foreign-unique", service: "insurance", end: at("insurance") },
  {
    persona: "foreign-sim-of-another",
    service: "insurance",
    end: "first page: the number does not belong to this FIDA code",
    refused: { at: "mobile", title: foreignSim },
  },
];
