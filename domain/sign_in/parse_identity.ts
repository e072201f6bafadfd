/** Parses the fields of either tab of the identity page, before any registry is asked. */
import { type BirthDateError, parseBirthDate } from "../identity/birth_date.ts";
import type { CalendarName, JalaliCalendar, JalaliDate } from "../identity/calendar.ts";
import {
  type ForeignIdError,
  parseDocumentKind,
  parseDocumentNumber,
  parseFidaCode,
} from "../identity/foreign_id.ts";
import { type NationalIdError, parseNationalId } from "../identity/national_id.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";
import type { TypedForeigner, TypedIdentity } from "../journey/transaction.ts";

export interface IdentityErrors {
  nationalId?: NationalIdError;
  fidaCode?: ForeignIdError;
  documentKind?: "missing";
  documentNumber?: ForeignIdError;
  birthDate?: BirthDateError;
}

/** In which a document states a date of birth. */
const CALENDARS: Record<"iranian" | "foreign", readonly CalendarName[]> = {
  iranian: ["jalali"],
  foreign: ["jalali", "gregorian"],
};

export type ParsedIdentity =
  | { who: PersonIdentity; birthDate: JalaliDate }
  | { errors: IdentityErrors };

export function parseIdentity(
  typed: TypedIdentity,
  calendar: JalaliCalendar,
  now: number,
): ParsedIdentity {
  const date = parseBirthDate(typed, CALENDARS[typed.kind ?? "iranian"], calendar, now);
  const birthDateError = "error" in date ? date.error : undefined;
  if (typed.kind === "foreign") {
    const { who, errors } = parseForeigner(typed);
    return who && "birthDate" in date
      ? { who, birthDate: date.birthDate }
      : { errors: { ...errors, birthDate: birthDateError } };
  }
  const id = parseNationalId(typed.nationalId);
  if ("nationalId" in id && "birthDate" in date) {
    return { who: { kind: "iranian", ...id }, birthDate: date.birthDate };
  }
  return {
    errors: { nationalId: "error" in id ? id.error : undefined, birthDate: birthDateError },
  };
}

function parseForeigner(
  typed: TypedForeigner,
): { who?: PersonIdentity; errors: IdentityErrors } {
  const fida = parseFidaCode(typed.fidaCode);
  const documentKind = parseDocumentKind(typed.documentKind);
  // Without a kind, only the number's presence can be checked.
  const document = parseDocumentNumber(typed.documentNumber, documentKind ?? "passport");
  if (documentKind && "fidaCode" in fida && "documentNumber" in document) {
    return { who: { kind: "foreign", ...fida, documentKind, ...document }, errors: {} };
  }
  const numberError = "error" in document ? document.error : undefined;
  return {
    errors: {
      fidaCode: "error" in fida ? fida.error : undefined,
      documentKind: documentKind ? undefined : "missing",
      documentNumber: documentKind || numberError === "missing" ? numberError : undefined,
    },
  };
}
