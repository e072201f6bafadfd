import { parseDigits } from "../text/digits.ts";

/**
 * As contacts and messengers write it: with or without the country's code, which one zero or two may
 * stand before, and which may be followed by the zero that it replaces; the plus may have ended up
 * behind the digits on a page that runs from right to left.
 */
const MOBILE = /^(?:\+?0{0,2}980?|0)(9\d{9})\+?$/;

/** An Iranian mobile number in canonical form, "09…" with 11 digits (guide 1.7 §1), or `null`. */
export function parseMobile(text: string): string | null {
  const match = MOBILE.exec(parseDigits(text));
  return match ? `0${match[1]}` : null;
}

/** "0912***4567": enough for the owner to recognise it. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 4)}***${mobile.slice(-4)}`;
}
