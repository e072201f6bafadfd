/** Why somebody does something at the desk, in words that others read. */
import { oneLine, withoutInvisible } from "../text/invisible.ts";

/** Characters that can be seen. */
export const LEAST_REASON = 10;
export const MAX_REASON = 200;
/** Characters that a form takes: what is too long comes back to who wrote it. */
export const MAX_TYPED_REASON = 4000;

export type ReasonFault = "short" | "long";

export function parseReason(typed: string): { reason: string } | { fault: ReasonFault } {
  const reason = oneLine(typed);
  if (withoutInvisible(reason).length < LEAST_REASON) return { fault: "short" };
  return reason.length > MAX_REASON ? { fault: "long" } : { reason };
}
