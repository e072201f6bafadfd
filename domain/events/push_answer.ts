/** What a receiver's answer to a pushed event means (RFC 8935 §2.2–2.4). */
import type { Outcome } from "../outbox/sender.ts";
import { SECOND } from "../platform/platform.ts";

export interface PushAnswer {
  status: number;
  /** As it was received. */
  retryAfter?: string;
  /** The beginning of the body of a 400. */
  body?: string;
}

/** Errors that are the event's: it would be refused for ever. All others may pass. */
const FINAL = ["invalid_request", "invalid_issuer", "invalid_audience", "invalid_state"];

/** Nothing of the receiver's own words is kept but an error code. */
export function outcomeOfPush({ status, retryAfter, body = "" }: PushAnswer): Outcome {
  if (status >= 200 && status < 300) return { outcome: "delivered" };
  const err = status === 400 ? errorIn(body) : undefined;
  if (err !== undefined && FINAL.includes(err)) return { outcome: "refused", reason: err };
  const reason = err ?? `status ${status}`;
  const seconds = /^\d{1,6}$/.test(retryAfter ?? "") ? Number(retryAfter) : undefined;
  return {
    outcome: "failed",
    reason,
    ...seconds !== undefined && { retryAfter: seconds * SECOND },
  };
}

/** The code in a body `{"err": …}` (RFC 8935 §2.3). */
export function errorIn(body: string): string | undefined {
  try {
    return errorCode(JSON.parse(body)?.err);
  } catch {
    return undefined;
  }
}

/** A code in the form of those of RFC 8935 §2.4; anything else may be a text with somebody's name. */
export function errorCode(err: unknown): string | undefined {
  return typeof err === "string" && /^[a-z][a-z_]{0,39}$/.test(err) ? err : undefined;
}
