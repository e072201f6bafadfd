/** Why somebody does something at the desk, in words that others read. */
import { HALF_SPACE, withoutInvisible } from "../text/invisible.ts";

/** Characters that can be seen. */
export const LEAST_REASON = 10;
export const MAX_REASON = 200;

/** One line, as it is kept. */
export const oneLine = (typed: string): string =>
  withoutInvisible(typed, HALF_SPACE).replaceAll(/\s+/g, " ").trim();

/** `null`: too short to be one. */
export function parseReason(typed: string): string | null {
  const reason = oneLine(typed);
  return withoutInvisible(reason).length < LEAST_REASON ? null : reason;
}
