import { parseNumber } from "../text/digits.ts";

/**
 * An Iranian mobile number in canonical form, "09…" with 11 digits (guide 1.7 §1), or `null`. The
 * prefixes `+98`, `0098` and `98` are accepted.
 */
export function parseMobile(text: string): string | null {
  const match = /^(?:\+98|0098|98|0)(9\d{9})$/.exec(parseNumber(text.trim()));
  return match ? `0${match[1]}` : null;
}

/** "0912***4567": enough for the owner to recognise it. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 4)}***${mobile.slice(-4)}`;
}
