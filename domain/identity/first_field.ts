/** The first field of the journey: a mobile number, or the national ID of an account (registration-and-errors). */
import { parseDigits } from "../text/digits.ts";
import { parseMobile } from "./mobile.ts";
import { parseNationalId } from "./national_id.ts";

export type FirstFieldError =
  | "missing"
  /** Ten digits that are not a valid national ID. */
  | "national_id"
  /** Eight or nine digits: a national ID without its first zeros. */
  | "national_id_short"
  /** Ten digits from 09: a mobile number that lacks one, or a national ID with a typing mistake. */
  | "either"
  | "mobile_short"
  | "mobile_long"
  /** A number of a landline. */
  | "landline"
  /** A number of another country. */
  | "abroad"
  /** Letters or signs. */
  | "letters"
  | "format";

/**
 * Ten digits are a national ID if they can be one. Those from 9 that cannot are a mobile number
 * whose zero was forgotten (docs/decisions/0160).
 */
export function parseFirstField(
  text: string,
): { mobile: string } | { nationalId: string } | { error: FirstFieldError } {
  const mobile = parseMobile(text);
  if (mobile) return { mobile };
  const id = parseNationalId(text);
  if (!("error" in id)) return id;
  const digits = parseDigits(text);
  if (/^9\d{9}$/.test(digits)) return { mobile: `0${digits}` };
  return { error: id.error === "missing" ? "missing" : mistakeIn(digits) };
}

/** A national ID that is also a mobile number without its zero, or with a digit too few. */
export function couldBeMobile(nationalId: string): boolean {
  return /^0?9/.test(nationalId);
}

/** The first that fits. */
const MISTAKES: [RegExp, FirstFieldError][] = [
  [/^09\d{8}$/, "either"],
  [/^\d{10}$/, "national_id"],
  [/[^\d+]/, "letters"],
  [/^(?:\+(?!98|0)|00(?!98))\d/, "abroad"],
  [/^(?:98|\+98|0098)?0?9\d{0,8}$/, "mobile_short"],
  [/^\d{8,9}$/, "national_id_short"],
  [/^(?:(?:98|\+98|0098)0?|0)9\d{10,}$|^9\d{11,}$/, "mobile_long"],
  [/^(?:\+98|0098|0)[1-8]\d{9}$/, "landline"],
];

function mistakeIn(digits: string): FirstFieldError {
  return MISTAKES.find(([pattern]) => pattern.test(digits))?.[1] ?? "format";
}
