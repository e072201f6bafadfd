/**
 * What is counted for thousands of people at once is counted in several records, and the count is
 * their sum. Each worker of each machine has records of its own, so that no two of them write the
 * same one; transactions of one worker on one record follow each other (docs/decisions/0241).
 */
import type { Random } from "../platform/platform.ts";

/** The name of the record in which to count the next thing. */
export type NewShard = () => string;

/** Of one worker: as many transactions count for the same place at once. */
const SHARDS = 8;

/** `random` names the worker; a name is never used again. */
export function createShards(random: Random): NewShard {
  const worker = random.bytes(6).toHex();
  let drawn = 0;
  return () => `${worker}-${drawn++ % SHARDS}`;
}
