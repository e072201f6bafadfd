/** Writes records, and decides on what was read of them. */
import type { Found, Ref } from "./record.ts";
import { type Read, read, type ReadOf, refsIn } from "./read.ts";
import { type Atomic, type Store, StoreUnavailable, type WriteOptions } from "./store.ts";

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

/** A commit that does not depend on what `transact` reads. */
export function commitTo(store: Store): Commit {
  return typed(store.atomic());
}

function typed(atomic: Atomic): Commit {
  const write: Commit = {
    set(record, value, { expireIn = record.expireIn } = {}) {
      atomic.set(record.key, value, { expireIn });
      return write;
    },
    create(record, value, options) {
      atomic.check({ key: record.key, version: null });
      return write.set(record, value, options);
    },
    delete({ key }) {
      atomic.delete(key);
      return write;
    },
    check(...found) {
      atomic.check(...found.map(({ key, version }) => ({ key, version })));
      return write;
    },
    commit: () => atomic.commit(),
  };
  return write;
}

/**
 * Attempts before contention counts as an outage: 100 concurrent requests on one record need about
 * 60.
 */
const MAX_ATTEMPTS = 200;
/** Maximum records that one commit may depend on: Deno KV's limit of checks. */
export const MAX_RECORDS_READ = 100;

/**
 * Reads, decides and commits, and starts over if another writer interfered. `wanted` names the
 * records, or is a function that reads them step by step, if one record leads to the next. `decide`
 * is a pure function of what was read: it may run several times, and only the result whose writes
 * were committed is returned. Effects follow the commit.
 */
export function transact<Gathered, R>(
  store: Store,
  gather: (read: Read) => Promise<Gathered>,
  decide: (found: Gathered, write: Write) => R | Promise<R>,
): Promise<R>;
export function transact<const Wanted extends object, R>(
  store: Store,
  wanted: Wanted,
  decide: (found: ReadOf<Wanted>, write: Write) => R | Promise<R>,
): Promise<R>;
export async function transact<R>(
  store: Store,
  wanted: object | ((read: Read) => Promise<unknown>),
  // The overloads give the precise types; the implementation covers both.
  // deno-lint-ignore no-explicit-any
  decide: (found: any, write: Write) => R | Promise<R>,
): Promise<R> {
  const gather = typeof wanted === "function"
    ? wanted as (read: Read) => Promise<unknown>
    : (read: Read) => read(wanted);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const commit = typed(store.atomic());
    const found = await gather(readFor(store, commit));
    const outcome = await decide(found, commit);
    if (await commit.commit()) return outcome;
  }
  throw new StoreUnavailable("Cannot commit: the record is contended");
}

/** Reads for a commit, which then depends on everything that was read. */
export function readFor(store: Store, commit: Commit): Read {
  let count = 0;
  return async (wanted) => {
    const found = await read(store, wanted);
    const entries = refsIn(found) as Found<unknown>[];
    count += entries.length;
    if (count > MAX_RECORDS_READ) {
      throw new RangeError(
        `Cannot decide: the commit would depend on more than ${MAX_RECORDS_READ} records`,
      );
    }
    commit.check(...entries);
    return found;
  };
}
