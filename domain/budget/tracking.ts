/**
 * Tracking numbers that a place asks for, so that nobody tries them one after another. Thousands of
 * people may be behind one address of a mobile carrier.
 */
import { MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type Counted, type Source, spendInMinute } from "./minute.ts";

export const trackingRecord = record<Counted, [source: string, shard: string]>([
  "budget",
  "tracking",
], {
  about: "tracking numbers that a place asked for in a minute, by its hash, in a shard",
  expireIn: MINUTE,
});

export const TRACKING_A_MINUTE = { browser: 20, ip: 60, network: 300 };

/** Counts one number in each place, or returns when there may be one again. */
export const spendTracking = (deps: Parameters<typeof spendInMinute>[0], source: Source) =>
  spendInMinute(deps, { counted: trackingRecord, limits: TRACKING_A_MINUTE }, source);
