/** Why somebody does something at the desk, in words that others read. */
import { oneLine, withoutInvisible } from "../text/invisible.ts";

/** Characters that can be seen. */
export const LEAST_REASON = 10;
export const MAX_REASON = 200;

/** `null`: too short to be one. */
export function parseReason(typed: string): string | null {
  const reason = oneLine(typed);
  return withoutInvisible(reason).length < LEAST_REASON ? null : reason;
}
