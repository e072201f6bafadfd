/**
 * Requests of sites that wait for a person to sign in. Each is stored for an hour, and anybody can
 * send a browser here with one. Thousands of people may be behind one address of a mobile carrier.
 */
import { MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type Counted, type Source, spendInMinute } from "./minute.ts";

export const siteRequestsRecord = record<Counted, [source: string, shard: string]>([
  "budget",
  "site_request",
], {
  about: "requests of sites that people of a place brought in a minute, by its hash, in a shard",
  expireIn: MINUTE,
});

export const SITE_REQUESTS_A_MINUTE = { browser: 60, ip: 600, network: 3000 };

/** Counts one request in each place, or returns when there may be one again. */
export const spendSiteRequest = (deps: Parameters<typeof spendInMinute>[0], source: Source) =>
  spendInMinute(deps, { counted: siteRequestsRecord, limits: SITE_REQUESTS_A_MINUTE }, source);
