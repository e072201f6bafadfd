/** What a registration must say before anybody looks at it. */
import { parseCompanyId } from "../company/company_id.ts";
import type { JalaliCalendar } from "../identity/calendar.ts";
import { parseEmail } from "../identity/contact_email.ts";
import { type LetterDateFault, parseLetterDate } from "../identity/letter_date.ts";
import { parseMobile } from "../identity/mobile.ts";
import { parseNationalId } from "../identity/national_id.ts";
import { oneLine, trimmed, withoutInvisible } from "../text/invisible.ts";
import type { ManagerEntry, Registered, RegistrationForm } from "./registration.ts";

/** Characters of a name or position. */
export const MAX_WORDS = 120;

/** `same`: of the other manager. `fixed`: the mobile that a code has confirmed. */
export type RegistrationFault = "missing" | "format" | "long" | "same" | "fixed" | LetterDateFault;
export type RegistrationFaults = Partial<Record<keyof RegistrationForm, RegistrationFault>>;

type Judged = { registered: Registered } | { faults: RegistrationFaults };

export function judgeRegistration(
  form: RegistrationForm,
  { calendar, now }: { calendar: JalaliCalendar; now: number },
): Judged {
  const faults: RegistrationFaults = {};
  const note = (name: keyof RegistrationForm, fault: RegistrationFault | undefined) => {
    if (fault) faults[name] = fault;
  };
  const words = (name: keyof RegistrationForm, isOptional = false): string => {
    const text = oneLine(form[name]);
    note(name, text === "" ? isOptional ? undefined : "missing" : faultOfLength(text));
    return text;
  };
  const number = <T extends string>(
    name: keyof RegistrationForm,
    parsed: T | null,
  ): string => {
    note(name, parsed !== null ? undefined : trimmed(form[name]) === "" ? "missing" : "format");
    return parsed ?? "";
  };
  const letterDate = (): string => {
    const parsed = parseLetterDate({ day: form.letterDate, month: "", year: "" }, calendar, now);
    note("letterDate", "fault" in parsed ? parsed.fault : undefined);
    return "date" in parsed ? parsed.date : "";
  };
  const manager = (which: "m1" | "m2"): ManagerEntry => {
    const nationalId = parseNationalId(form[`${which}NationalId`]);
    const email = parseEmail(form[`${which}Email`]);
    return {
      name: words(`${which}Name`),
      nationalId: number(
        `${which}NationalId`,
        "nationalId" in nationalId ? nationalId.nationalId : null,
      ),
      position: words(`${which}Position`),
      mobile: number(`${which}Mobile`, parseMobile(form[`${which}Mobile`])),
      email: number(`${which}Email`, "address" in email ? email.address : null),
    };
  };
  const company = parseCompanyId(form.companyId);
  const name = { fa: words("nameFa"), en: words("nameEn", true), ar: words("nameAr", true) };
  const registered: Registered = {
    name: { fa: name.fa, ...name.en && { en: name.en }, ...name.ar && { ar: name.ar } },
    companyId: number("companyId", "companyId" in company ? company.companyId : null),
    website: number("website", websiteIn(form.website)),
    letter: {
      number: words("letterNumber"),
      date: letterDate(),
    },
    managers: [manager("m1"), manager("m2")],
  };
  const [first, second] = registered.managers;
  for (const [field, key] of [["m2NationalId", "nationalId"], ["m2Mobile", "mobile"]] as const) {
    if (!faults[field] && first[key] === second[key]) faults[field] = "same";
  }
  return Object.keys(faults).length > 0 ? { faults } : { registered };
}

const faultOfLength = (text: string) => text.length > MAX_WORDS ? "long" : undefined;

/** With its scheme, which people leave out. A name of a machine inside is none. */
function websiteIn(typed: string): string | null {
  const text = withoutInvisible(typed).trim();
  if (text === "" || text.length > MAX_WORDS) return null;
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  const isSite = url && url.username === "" && url.password === "" && url.hostname.includes(".") &&
    /[a-z]/.test(url.hostname.split(".").at(-1)!);
  return isSite ? url.href : null;
}
