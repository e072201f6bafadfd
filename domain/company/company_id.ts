import { parseDigits } from "../text/digits.ts";

export type CompanyIdError = "missing" | "format" | "check_digit";

/** «شناسه ملی» of a legal person: eleven digits including a check digit; leading zeros count. */
export function parseCompanyId(text: string): { companyId: string } | { error: CompanyIdError } {
  const digits = parseDigits(text);
  if (digits === "") return { error: "missing" };
  if (!/^\d{11}$/.test(digits)) return { error: "format" };
  // Never issued, though some of their check digits are valid.
  if (/^(\d)\1{10}$/.test(digits)) return { error: "check_digit" };
  return checkDigit(digits) === Number(digits[10])
    ? { companyId: digits }
    : { error: "check_digit" };
}

const COEFFICIENTS = [29, 27, 23, 19, 17];

/**
 * Weighted sum over the first ten digits, each plus the tenth digit plus two, modulo 11; ten counts
 * as zero.
 */
function checkDigit(digits: string): number {
  const shift = Number(digits[9]) + 2;
  const sum = [...digits.slice(0, 10)].reduce(
    (sum, digit, i) => sum + (Number(digit) + shift) * COEFFICIENTS[i % COEFFICIENTS.length],
    0,
  );
  return sum % 11 % 10;
}
