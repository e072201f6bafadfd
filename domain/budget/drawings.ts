/**
 * QR codes for browsers that wait. Each is painted (5 ms) and stored for ten minutes, and anybody
 * can ask for one. The other ways in stay open.
 */
import { MINUTE } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type Counted, type Source, spendInMinute } from "./minute.ts";

export const drawingsRecord = record<Counted, [source: string, shard: string]>([
  "budget",
  "qr_drawing",
], {
  about: "QR codes drawn for browsers of a place in a minute, by its hash, in a shard",
  expireIn: MINUTE,
});

export const DRAWINGS_A_MINUTE = { browser: 20, ip: 120, network: 600 };

/** Counts one drawing in each place, or returns when there may be one again. */
export const spendDrawing = (deps: Parameters<typeof spendInMinute>[0], source: Source) =>
  spendInMinute(deps, { counted: drawingsRecord, limits: DRAWINGS_A_MINUTE }, source);
