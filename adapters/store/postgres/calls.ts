/** Reads and commits by the pool, with what their failures mean. */
import type { Patience } from "../patience.ts";
import type { Gathered } from "./commit.ts";
import { isConflict, isLost, isReadOnly, isUnsent, PassingFailure } from "./failures.ts";
import type { Sql } from "./link.ts";
import type { Pool } from "./pool.ts";
import type { Key } from "../../../domain/platform/store.ts";

export type ReadBy = <T>(query: (sql: Sql) => Promise<T>) => Promise<T>;

/** A read that lost its connection is made again: it has changed nothing. */
export function createReadBy(pool: Pool, patience: Patience): ReadBy {
  return (query) => patience((isGivenUp) => readOnce(pool, query, isGivenUp));
}

export async function readOnce<T>(
  pool: Pool,
  query: (sql: Sql) => Promise<T>,
  isGivenUp: () => boolean,
): Promise<T> {
  try {
    return await pool.use(query, isGivenUp);
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new PassingFailure((error as Error).message, { cause: error });
  }
}

export interface CommitByOptions {
  pool: Pool;
  patience: Patience;
  /** Called with the record whose check failed. */
  onConflict?(key: Key): void;
}

/**
 * `false` if a check failed. A commit that lost its connection is not made again: nobody knows
 * whether it has happened.
 */
export function createCommitBy({ pool, patience, onConflict }: CommitByOptions) {
  return (gather: () => Gathered): Promise<boolean> =>
    patience(async (isGivenUp) => {
      const gathered = gather();
      const place = await pool.use((sql) => commitOnce(sql, gathered), isGivenUp);
      if (place > 0) onConflict?.(gathered.keys.at(place - 1)!);
      return place === 0;
    });
}

/** 0, or the place of the key whose check failed. */
export async function commitOnce(sql: Sql, { arguments: given, keys }: Gathered): Promise<number> {
  const { keys: all, checks, writes, data, ends, version } = given;
  try {
    const [{ place }] = await sql<[{ place: number }]>`
      select kv_commit(${all}::bytea[], ${checks}::bigint[], ${writes}::smallint[],
        ${data}::text[], ${ends}::bigint[], ${version}::bigint) as place`;
    return place;
  } catch (error) {
    if (isReadOnly(error) || isUnsent(error)) {
      throw new PassingFailure((error as Error).message, { cause: error });
    }
    if (!isConflict(error)) throw error;
    return placeIn(error, keys.length);
  }
}

/** A deadlock names no key: the first one counts. */
function placeIn(error: unknown, most: number): number {
  const place = Number((error as Error).message);
  return Number.isInteger(place) && place >= 1 && place <= most ? place : 1;
}
