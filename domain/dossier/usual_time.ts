/**
 * How long cases of a kind usually take at an agency, without the time in which they waited for
 * others. Counted over the latest decided cases, in a fixed number of records, so that decisions
 * rarely meet at one (docs/decisions/0291).
 */
import { DAY, HOUR } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

/** Hours that each decided case took, the newest last. */
export type DecidedCases = readonly number[];

/** A kind that has not been decided about for so long is not usual any more. */
const LIFETIME = 730 * DAY;

export const decidedCasesRecord = record<
  DecidedCases,
  [service: string, kind: string, shard: number]
>("dossier_decided_cases", {
  about: "how long the latest decided dossiers of a kind took, in a shard",
  expireIn: LIFETIME,
});

const SHARDS = 8;
/** Of one shard. */
const MOST_CASES = 64;
/** Fewer say nothing about the next one. */
export const FEWEST_CASES = 10;

/** What is said of a case: where it belongs, and how long it took the last time it was decided. */
interface Decided {
  id: string;
  service: string;
  kind: string;
  /** Hours, if it was decided before and then reopened. */
  decidedAfter?: number;
}

/** IDs end with a random hexadecimal digit. */
const shardOf = (id: string) => parseInt(id.slice(-1), 16) % SHARDS;

export const decidedCasesOf = ({ id, service, kind }: Decided): Ref<DecidedCases> =>
  decidedCasesRecord(service, kind, shardOf(id));

export const inHours = (milliseconds: number): number => Math.round(milliseconds / HOUR);

/** With this case, which took `hours`: a reopened one counts once, with its last decision. */
export function withCase(
  cases: DecidedCases,
  { decidedAfter }: Pick<Decided, "decidedAfter">,
  hours: number,
): DecidedCases {
  const former = decidedAfter === undefined ? -1 : cases.indexOf(decidedAfter);
  const others = cases.filter((_, i) => i !== former);
  return [...others, hours].slice(-MOST_CASES);
}

/** In hours. */
export interface UsualTime {
  /** Half of the cases took no longer. */
  median: number;
  /** Nine of ten cases took no longer. */
  ninthDecile: number;
}

/** `null`: too few cases have been decided. By nearest ranks. */
export function usualTimeOf(cases: DecidedCases): UsualTime | null {
  if (cases.length < FEWEST_CASES) return null;
  const sorted = cases.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
  return { median: at(0.5), ninthDecile: at(0.9) };
}

export async function readUsualTime(
  store: Store,
  { service, kind }: { service: string; kind: string },
): Promise<UsualTime | null> {
  const shards = await read(
    store,
    Array.from({ length: SHARDS }, (_, shard) => decidedCasesRecord(service, kind, shard)),
  );
  return usualTimeOf(shards.flatMap(({ value }) => value ?? []));
}
