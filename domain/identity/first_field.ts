/** The first field of the journey: a mobile number, or the national ID of an account (registration-and-errors). */
import { parseMobile } from "./mobile.ts";
import { parseNationalId } from "./national_id.ts";

export type FirstFieldError = "missing" | "format" | "national_id";

/**
 * `national_id`: ten digits that are not a valid national ID. Any other text that is not a mobile
 * number is `format`.
 */
export function parseFirstField(
  text: string,
): { mobile: string } | { nationalId: string } | { error: FirstFieldError } {
  const mobile = parseMobile(text);
  if (mobile) return { mobile };
  const id = parseNationalId(text);
  if (!("error" in id)) return id;
  return { error: id.error === "check_digit" ? "national_id" : id.error };
}
