/**
 * Reads rows by their keys. Reads that arrive while others are under way share the next query: the
 * round trips of a busy worker are most of its work (docs/decisions/0257). No read waits for
 * company, and each begins after it was asked for, so that it sees every commit before.
 */
import type { Patience } from "../patience.ts";
import { readOnce } from "./calls.ts";
import type { Pool } from "./pool.ts";
import { readRows, type Row } from "./queries.ts";

/** By the key in hex; expired records included. */
export type RowReader = (keys: readonly Uint8Array[]) => Promise<Map<string, Row>>;

/** Queries at once: while one waits for its answer, another can be on its way. */
const QUERIES = 2;
/** Keys of one query, unless one read alone has more. */
const MOST_KEYS = 100;

interface Waiting {
  keys: readonly Uint8Array[];
  isGivenUp(): boolean;
  resolve(rows: Map<string, Row>): void;
  reject(error: unknown): void;
}

export interface RowReaderOptions {
  pool: Pool;
  patience: Patience;
  read?: typeof readRows;
}

export function createRowReader(
  { pool, patience, read = readRows }: RowReaderOptions,
): RowReader {
  const waiting: Waiting[] = [];
  let running = 0;

  /** Those that come first. Nothing is read for a caller that has given up. */
  function takeSome(): Waiting[] {
    const taken: Waiting[] = [];
    let keys = 0;
    while (waiting.length > 0) {
      if (taken.length > 0 && keys + waiting[0].keys.length > MOST_KEYS) break;
      const one = waiting.shift()!;
      if (one.isGivenUp()) one.reject(new Error("given up before it began"));
      else {
        taken.push(one);
        keys += one.keys.length;
      }
    }
    return taken;
  }

  async function readTogether(some: Waiting[]): Promise<void> {
    running++;
    const keys = some.flatMap(({ keys }) => keys);
    const isGivenUp = () => some.every((one) => one.isGivenUp());
    try {
      const rows = await readOnce(pool, (sql) => read(sql, keys), isGivenUp);
      for (const { resolve } of some) resolve(rows);
    } catch (error) {
      // Each has its own time limit, and asks again if it may.
      for (const { reject } of some) reject(error);
    } finally {
      running--;
      begin();
    }
  }

  function begin(): void {
    while (running < QUERIES && waiting.length > 0) {
      const some = takeSome();
      if (some.length > 0) void readTogether(some);
    }
  }

  return (keys) =>
    patience((isGivenUp) => {
      const { promise, resolve, reject } = Promise.withResolvers<Map<string, Row>>();
      waiting.push({ keys, isGivenUp, resolve, reject });
      // What is asked for in the same turn is read together.
      queueMicrotask(begin);
      return promise;
    });
}
