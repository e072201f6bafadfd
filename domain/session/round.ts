/**
 * A round from a service's host to the window and back. Its time travels along, so that a browser
 * that keeps no cookies is noticed at its second arrival. An address that was kept (a bookmark) is
 * no loop, however often it is opened, because its time is old.
 */
import { SECOND } from "../platform/platform.ts";

/** A round without a person's doing takes a few seconds, even on a slow line. */
const LONGEST = 60 * SECOND;

const FORM = /^[1-9]\d{0,11}$/;

/** In whole seconds. */
export const roundAt = (now: number) => String(Math.floor(now / SECOND));

/** The value, if it has a round's form. */
export const readRound = (text?: string) => text && FORM.test(text) ? text : undefined;

/** Whether the round began a moment ago. */
export function isFresh(round: string | null, now: number): boolean {
  const began = Number(readRound(round ?? "") ?? 0) * SECOND;
  return Math.abs(now - began) <= LONGEST;
}
