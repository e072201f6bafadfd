/**
 * The store port: a small subset of Deno KV's semantics that every engine can give.
 * Nothing per entity; repositories are plain functions over these calls.
 */
export type Key = readonly (string | number)[];

export interface Entry<T> {
  key: Key;
  /** `null` when there is no such record or it has expired. */
  value: T | null;
  /** Opaque; `null` when the key was never written. Pass the whole entry to `check`. */
  version: string | null;
}

/** What was read under several keys. */
export type Entries<T extends readonly unknown[]> = { [K in keyof T]: Entry<T[K]> };

export interface Page<T> {
  entries: (Entry<T> & { value: T })[];
  /** Pass it to the next `list`; absent on the last page. */
  cursor?: string;
}

export interface WriteOptions {
  /** Milliseconds from now after which the record counts as absent. */
  expireIn?: number;
}

/** All checks hold and all writes happen, or none. */
export interface Atomic {
  check(...entries: Pick<Entry<unknown>, "key" | "version">[]): this;
  set(key: Key, value: unknown, options?: WriteOptions): this;
  delete(key: Key): this;
  /** `false` when a check failed: nothing was written, read again and decide again. */
  commit(): Promise<boolean>;
}

/** Every call throws `StoreUnavailable` when the engine is down, slow beyond its limit, or locked. */
export interface Store {
  get<T>(key: Key): Promise<Entry<T>>;
  getMany<T extends readonly unknown[]>(
    keys: readonly [...{ [K in keyof T]: Key }],
  ): Promise<Entries<T>>;
  /** In key order. `limit` is at most 500 (100 unless told). */
  list<T>(prefix: Key, options?: { cursor?: string; limit?: number }): Promise<Page<T>>;
  atomic(): Atomic;
  /** Yields the entry now and after each change, in any worker that shares the store, until aborted. */
  watch<T>(key: Key, signal: AbortSignal): AsyncIterable<Entry<T>>;
  close(): void;
}

/** Seconds until an outage may be over (security_cases 34). */
export const STORE_RETRY = 5;

export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}

/** Attempts before contention counts as an outage: 100 racing requests on one record need about 60. */
const MAX_ATTEMPTS = 200;

/**
 * Reads, decides and commits until no other writer came in between. `decide` must be free of effects:
 * it may run many times, and only the outcome whose writes were committed is returned.
 */
export async function transact<T extends readonly unknown[], R>(
  store: Store,
  keys: readonly [...{ [K in keyof T]: Key }],
  decide: (entries: Entries<T>, write: Atomic) => R | Promise<R>,
): Promise<R> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const entries = await store.getMany<T>(keys);
    const write = store.atomic().check(...entries as Entry<unknown>[]);
    const outcome = await decide(entries, write);
    if (await write.commit()) return outcome;
  }
  throw new StoreUnavailable("Cannot commit: the record is contended");
}

/** The largest page that `list` gives. */
const MAX_PAGE = 500;

/** Every record below a prefix, in key order, page by page: `list` alone gives the first page only. */
export async function* listAll<T>(
  store: Store,
  prefix: Key,
): AsyncGenerator<Entry<T> & { value: T }> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await store.list<T>(prefix, { cursor, limit: MAX_PAGE });
    yield* page.entries;
    cursor = page.cursor;
  } while (cursor);
}
