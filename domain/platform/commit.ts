/** Writes records, and decides on what was read of them. */
import { type Places, placesIn, queueName } from "./queues.ts";
import type { Found, Ref } from "./record.ts";
import { type Read, read, type ReadOf, refsIn } from "./read.ts";
import {
  type Atomic,
  MAX_CHECKS,
  type Store,
  StoreUnavailable,
  type WriteOptions,
} from "./store.ts";

/** The writes of a commit. */
export interface Write {
  set<T>(record: Ref<T>, value: NoInfer<T>, options?: WriteOptions): this;
  delete(record: Ref<unknown>): this;
  /** The commit fails if the record already exists. */
  create<T>(record: Ref<T>, value: NoInfer<T>, options?: WriteOptions): this;
  /** The commit fails unless each record is unchanged. */
  check(...found: Found<unknown>[]): this;
}

export interface Commit extends Write {
  /** `false` if a check failed: nothing was written. */
  commit(): Promise<boolean>;
}

/** A commit without a decision. */
export function commitTo(store: Store): Commit {
  return typed(store.atomic());
}

function typed(atomic: Atomic): Commit {
  let checks = 0;
  function check(entries: readonly Pick<Found<unknown>, "key" | "version">[]) {
    checks += entries.length;
    if (checks > MAX_CHECKS) {
      throw new RangeError(`Cannot commit: it depends on more than ${MAX_CHECKS} records`);
    }
    atomic.check(...entries.map(({ key, version }) => ({ key, version })));
  }
  const write: Commit = {
    set(record, value, { expireIn = record.expireIn } = {}) {
      atomic.set(record.key, value, { expireIn });
      return write;
    },
    create(record, value, options) {
      check([{ key: record.key, version: null }]);
      return write.set(record, value, options);
    },
    delete({ key }) {
      atomic.delete(key);
      return write;
    },
    check(...found) {
      check(found);
      return write;
    },
    commit: () => atomic.commit(),
  };
  return write;
}

/** Attempts before contention counts as an outage. Only other workers interfere. */
const MAX_ATTEMPTS = 200;

/**
 * Reads, decides and commits, and starts over if another writer interfered. `wanted` names the
 * records, or is a function that reads them step by step, if one record leads to the next. `decide`
 * is a pure function of what was read: it may run several times, and only the result whose writes
 * were committed is returned. Effects follow the commit.
 *
 * Transactions of this worker on the same records follow each other. What a transaction reads first
 * it waits for; what it reads later it waits for only after a conflict.
 *
 * A store that was too slow can write after all, behind the back of the caller, who was told of a
 * failure and has left out the effects. `onLate` then makes them, in its own time.
 */
export function transact<Gathered, R>(
  store: Store,
  gather: (read: Read) => Promise<Gathered>,
  decide: (found: Gathered, write: Write) => R,
  onLate?: (outcome: R) => void,
): Promise<R>;
export function transact<const Wanted extends object, R>(
  store: Store,
  wanted: Wanted,
  decide: (found: ReadOf<Wanted>, write: Write) => R,
  onLate?: (outcome: R) => void,
): Promise<R>;
export async function transact<R>(
  store: Store,
  wanted: object | ((read: Read) => Promise<unknown>),
  // The overloads give the precise types; the implementation covers both.
  // deno-lint-ignore no-explicit-any
  decide: (found: any, write: Write) => R,
  onLate?: (outcome: R) => void,
): Promise<R> {
  const gather = typeof wanted === "function"
    ? wanted as (read: Read) => Promise<unknown>
    : (read: Read) => read(wanted);
  const places = placesIn(store);
  const touched = new Set<string>();
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const commit = typed(store.atomic());
      const found = await gather(inTurn(readFor(store, commit), places, touched));
      const outcome = decide(found, commit);
      if (await committed(commit, () => onLate?.(outcome))) return outcome;
    }
  } finally {
    places.release();
  }
  throw new StoreUnavailable("Cannot commit: the record is contended");
}

async function committed(commit: Commit, onLate: () => void): Promise<boolean> {
  try {
    return await commit.commit();
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      error.afterwards?.then((isWritten) => isWritten === true && onLate(), () => {});
    }
    throw error;
  }
}

/** The first reading of an attempt waits for what it reads and what earlier attempts have read. */
function inTurn(read: Read, places: Places, touched: Set<string>): Read {
  let isFirst = true;
  return async (wanted) => {
    for (const { key } of refsIn(wanted)) touched.add(queueName(key));
    if (isFirst) {
      isFirst = false;
      await places.take(touched);
    }
    return await read(wanted);
  };
}

/** Reads for a commit, which then depends on everything that was read. */
export function readFor(store: Store, commit: Commit): Read {
  return async (wanted) => {
    const found = await read(store, wanted);
    commit.check(...refsIn(found) as Found<unknown>[]);
    return found;
  };
}
