/** Keys of a person's list, which count back, so that the newest item comes first. */
import type { Key } from "../platform/store.ts";

export type ItemArgs = [accountId: string, id: string];

export const newestFirst = (accountId: string, id: string) => [accountId, countedBack(id)];

const DIGITS = [..."0123456789abcdef"];
const COMPLEMENTS = new Map(DIGITS.map((digit, i) => [digit, DIGITS[15 - i]]));

/** The complement of each hexadecimal digit: it sorts the other way round, and is its own inverse. */
export function countedBack(id: string): string {
  let back = "";
  for (const character of id) back += COMPLEMENTS.get(character) ?? character;
  return back;
}

/** Of an item or a mark, counted back. */
export const placeIn = (key: Key) => String(key.at(-1));
