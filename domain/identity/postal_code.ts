import { parseDigits } from "../text/digits.ts";

/**
 * Ten digits, the first not 0, or an error. Whether the code exists is for the post's registry to
 * say.
 */
export function parsePostalCode(
  text: string,
): { postalCode: string } | { error: "missing" | "format" } {
  const digits = parseDigits(text);
  if (digits === "") return { error: "missing" };
  return /^[1-9]\d{9}$/.test(digits) ? { postalCode: digits } : { error: "format" };
}
