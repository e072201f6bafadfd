/**
 * Bank cards: a number for every person, with an issuer prefix that is not assigned to any bank.
 */
import type { Person } from "./person.ts";

const ISSUER = "999999";

/**
 * Sixteen digits derived from the person's own; the last is the check digit (ISO/IEC 7812-1 annex
 * B).
 */
export function cardNumberOf({ nationalId, fidaCode }: Person): string {
  const digits = ISSUER + (fidaCode ?? nationalId).slice(-9);
  const sum = [...digits].reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + (10 - sum % 10) % 10;
}

export function withCard<P extends Person>(person: P): P {
  return { ...person, cardNumber: cardNumberOf(person) };
}
