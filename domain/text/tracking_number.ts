/**
 * The number by which anybody who has it follows a dossier: twelve random digits and a check digit.
 * The check finds every single wrong digit and every two neighbours that were swapped (H. M. Damm,
 * "Total anti-symmetrische Quasigruppen", Marburg 2004, with the table of order 10).
 */
import { newDigits, type Random } from "../platform/platform.ts";
import { parseDigits } from "./digits.ts";

export type TrackingNumberError = "format" | "check_digit";

const LENGTH = 13;

const TABLE = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

/** 0 for a number that ends with its check digit. */
const interimDigit = (digits: string): number =>
  [...digits].reduce((interim, digit) => Number(TABLE[interim][Number(digit)]), 0);

/** Programs that take it for a number drop leading zeros, so it has none. */
export function newTrackingNumber(random: Random): string {
  const digits = newDigits(random, LENGTH - 1);
  return digits.startsWith("0") ? newTrackingNumber(random) : digits + interimDigit(digits);
}

/** In the digits of any script; spaces and dashes do not count. */
export function parseTrackingNumber(
  text: string,
): { trackingNumber: string } | { error: TrackingNumberError } {
  const digits = parseDigits(text);
  if (!/^\d{13}$/.test(digits)) return { error: "format" };
  return interimDigit(digits) === 0 ? { trackingNumber: digits } : { error: "check_digit" };
}
