import { parseDigits } from "../text/digits.ts";

export type CardNumberError = "missing" | "format" | "check_digit";

/**
 * Sixteen digits of an Iranian bank card, in any script, with a valid check digit (ISO/IEC 7812-1
 * annex B).
 */
export function parseCardNumber(
  text: string,
): { cardNumber: string } | { error: CardNumberError } {
  const digits = parseDigits(text);
  if (digits === "") return { error: "missing" };
  if (!/^[1-9]\d{15}$/.test(digits)) return { error: "format" };
  return luhnSum(digits) % 10 === 0 ? { cardNumber: digits } : { error: "check_digit" };
}

/** "6037 **** **** 1234": enough to recognise the card. */
export function maskCardNumber(cardNumber: string): string {
  return `${cardNumber.slice(0, 4)} **** **** ${cardNumber.slice(-4)}`;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
