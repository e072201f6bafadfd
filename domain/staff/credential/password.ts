/**
 * Passwords of the desk: long enough, and none that attackers try first. No other rule of
 * composition (NIST SP 800-63B-4 §3.1.1.2), since those make people write them down.
 */
import { toLatinDigits } from "../../text/digits.ts";

/** With a second factor; NIST asks for 8 there. */
export const MIN_PASSWORD = 10;
/** Characters; longer ones would only make the hash slow. */
export const MAX_PASSWORD = 128;

export type PasswordFault = "missing" | "short" | "long" | "common" | "personal" | "repeating";

/** Whether a password is among those that leaked most often, in small letters. */
export type IsCommonPassword = (password: string) => Promise<boolean>;

/**
 * The same characters in one form, whatever keyboard wrote them (NFKC, RFC 8265 §4.2). Digits are
 * Latin, since a Persian keyboard writes others.
 */
export const normalPassword = (typed: string): string => toLatinDigits(typed.normalize("NFKC"));

/** What others know of a member. */
export const personalOf = (
  { userName, mobile, name }: { userName: { value: string }; mobile: string; name: string },
): string[] => [userName.value, mobile, ...name.split(/\s+/)];

/** `null` if it may be used. `personal`: names and numbers that others know of the person. */
export async function faultOf(
  password: string,
  { personal, isCommon }: { personal: readonly string[]; isCommon: IsCommonPassword },
): Promise<PasswordFault | null> {
  const { length } = [...password];
  if (length === 0) return "missing";
  if (length < MIN_PASSWORD) return "short";
  if (length > MAX_PASSWORD) return "long";
  const folded = password.toLowerCase();
  if (new Set(folded).size < 5) return "repeating";
  // What stands around the name is short: "reza.ahmadi1" is the name.
  const isPersonal = personal.map((word) => word.toLowerCase())
    .some((word) => word.length > 3 && folded.includes(word) && length - word.length < 6);
  if (isPersonal) return "personal";
  return await isCommon(folded) || await isCommon(withoutTail(folded)) ? "common" : null;
}

/** "password123!" is as common as "password". */
const withoutTail = (password: string) => password.replace(/[\d!@#$%^&*._-]+$/, "");
