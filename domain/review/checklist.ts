/**
 * What an expert looks at before an approval (agency-service-request, and what a service may learn of
 * people), and what the program finds by itself.
 */
import type { ApplicationContent } from "../application/content.ts";
import { DAY } from "../platform/platform.ts";

export const CHECKS = [
  "mandate",
  "letter",
  "texts",
  "level",
  "reasons",
  "hosts",
  "methods",
  "contacts",
] as const;
export type Check = typeof CHECKS[number];

/** Those that an application gives reason for. */
export function checklistFor({ details }: ApplicationContent): Check[] {
  const asksNothing = Object.keys(details.attributes).length === 0;
  return CHECKS.filter((check) => check !== "reasons" || !asksNothing);
}

/** What is not ticked of what must be. */
export const unchecked = (content: ApplicationContent, checked: readonly Check[]): Check[] =>
  checklistFor(content).filter((check) => !checked.includes(check));

export type Finding =
  /** Accounts of level 1 have nothing but a mobile number. */
  | "attributes_need_level"
  | "no_max_age_at_level_3"
  | "letter_old"
  | "contact_unconfirmed"
  | "one_contact"
  | "title_languages"
  | "plain_http";

/** A letter that is older speaks of another time. */
const LETTER_AGE = 365 * DAY;

/** What deserves a second look; none of it forbids an approval. */
export function findingsIn(
  { details, contacts, letter }: ApplicationContent,
  now: number,
): Finding[] {
  const { level, maxAge, attributes, title, way } = details;
  const asked = Object.keys(attributes).filter((one) => one !== "phone_number");
  const findings: [Finding, boolean][] = [
    ["attributes_need_level", level === 1 && asked.length > 0],
    ["no_max_age_at_level_3", level === 3 && maxAge === undefined],
    ["letter_old", Date.parse(letter.date) < now - LETTER_AGE],
    ["contact_unconfirmed", contacts.some(({ mobileConfirmedAt }) => !mobileConfirmedAt)],
    ["one_contact", contacts.length < 2],
    ["title_languages", !title.ar || !title.en],
    ["plain_http", way.way === "upstream" && way.upstream.some((one) => !isTls(one))],
  ];
  return findings.filter(([, holds]) => holds).map(([finding]) => finding);
}

const isTls = (url: string) => url.toLowerCase().startsWith("https:");
