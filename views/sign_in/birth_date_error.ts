import type { BirthDateError } from "../../domain/identity/birth_date.ts";
import type { DatePart } from "../../domain/identity/date_parts.ts";
import type { Page } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { withinSentence } from "../texts/within_sentence.ts";

/** What is wrong with a date of birth, and in which of its inputs. */
export interface ShownDateError {
  text: string;
  parts: readonly DatePart[];
}

export function birthDateError(page: Page, error: BirthDateError): ShownDateError {
  const text = page.texts.identity.errors.birthDate[error.code];
  return { text: fillPlain(text, valuesOf(page, error)), parts: partsOf(error) };
}

function valuesOf({ texts: { identity }, format }: Page, error: BirthDateError) {
  const yearsOf = (years: number[]) => format.enumerate(years.map(format.digits), "disjunction");
  const values: Record<string, string> = {};
  switch (error.code) {
    case "parts":
      values.parts = format.enumerate(
        error.parts.map((part) => withinSentence(identity[part])),
        "conjunction",
      );
      break;
    case "century":
      values.years = yearsOf(error.years);
      break;
    case "gregorian_year":
      values.year = format.digits(error.year);
      values.years = yearsOf(error.years);
      break;
    case "no_such_day":
      values.month = format.month(error);
      values.year = format.digits(error.year);
      values.days = format.digits(error.days);
  }
  return values;
}

function partsOf(error: BirthDateError): readonly DatePart[] {
  switch (error.code) {
    case "missing":
    case "unclear":
      return ["day", "month", "year"];
    case "parts":
      return error.parts;
    case "calendars":
      return ["month", "year"];
    case "day":
    case "no_such_day":
      return ["day"];
    case "month":
      return ["month"];
    default:
      return ["year"];
  }
}
