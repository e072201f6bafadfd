import { parseDigits } from "../text/digits.ts";
import { parseMobile } from "./mobile.ts";

export type NationalIdError =
  | "missing"
  | "letters"
  /** A mobile number. */
  | "mobile"
  /** More than ten digits. */
  | "long"
  /** Fewer. */
  | "format"
  | "check_digit";

/** Ten digits with a valid check digit (guide 1.7 §1.3), including leading zeros. */
export function parseNationalId(
  text: string,
): { nationalId: string } | { error: NationalIdError } {
  const digits = parseDigits(text);
  if (digits === "") return { error: "missing" };
  if (!/^\d{10}$/.test(digits)) return { error: mistakeIn(digits) };
  // Never issued, though their check digits are valid.
  if (/^(\d)\1{9}$/.test(digits)) return { error: "check_digit" };
  return checkDigit(digits) === Number(digits[9])
    ? { nationalId: digits }
    : { error: "check_digit" };
}

function mistakeIn(digits: string): NationalIdError {
  if (parseMobile(digits)) return "mobile";
  if (/\D/.test(digits)) return "letters";
  return digits.length > 10 ? "long" : "format";
}

/** Weights 10…2 over the first nine digits, modulo 11. */
function checkDigit(digits: string): number {
  const sum = [...digits.slice(0, 9)].reduce((sum, d, i) => sum + Number(d) * (10 - i), 0);
  const rest = sum % 11;
  return rest < 2 ? rest : 11 - rest;
}
