/** A person's own e-mail address, which they have confirmed by a code (docs/decisions/0314). */
import { z } from "zod";
import { toLatinDigits } from "../text/digits.ts";
import { withoutInvisible } from "../text/invisible.ts";

export interface ContactEmail {
  address: string;
  /** In milliseconds. */
  confirmedAt: number;
  /** In which session, and in which browser: «من نبودم» of either takes the address away. */
  session: string;
  browser?: string;
}

/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
const MAX_LENGTH = 254;
const form = z.email().max(MAX_LENGTH);

/** As it is kept: the part behind the @ in lower case. */
export function parseEmail(typed: string): { address: string } | { error: "missing" | "format" } {
  const text = toLatinDigits(withoutInvisible(typed)).replace(/^\s*mailto:/i, "").trim();
  if (text === "") return { error: "missing" };
  const at = text.lastIndexOf("@");
  const address = text.slice(0, at) + text.slice(at).toLowerCase();
  return form.safeParse(address).success ? { address } : { error: "format" };
}
