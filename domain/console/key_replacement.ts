/**
 * All keys that sign are replaced at once: what to do when one has leaked. Two operators decide it
 * (docs/decisions/0357), and the worker that signs next makes new keys; older ones are used no more.
 */
import { record } from "../platform/record.ts";

export const keysReplacedRecord = record<number, []>("keys_replaced", {
  about: "when operators replaced all signing keys last: older ones neither sign nor verify",
});

/** `replacedAt` in milliseconds. A key that is announced may have leaked as well as one that signs. */
export const isReplaced = (
  { current, next }: { current: { since: number }; next: { publishedAt: number } },
  replacedAt: number,
): boolean => Math.min(current.since, next.publishedAt) < replacedAt;
