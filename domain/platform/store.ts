/**
 * The store port: a small subset of Deno KV's semantics that every engine can provide. An engine
 * knows keys and values; features define their records (record.ts), read them by name (read.ts) and
 * commit their decisions (commit.ts).
 */
export type Key = readonly (string | number)[];

export interface Entry<T> {
  key: Key;
  /** `null` if there is no such record or it has expired. */
  value: T | null;
  /** Opaque; `null` if the key was never written. Pass the whole entry to `check`. */
  version: string | null;
}

/** What was read under several keys, in their order. */
export type Entries<T extends readonly unknown[]> = { [K in keyof T]: Entry<T[K]> };

export interface Page<T> {
  entries: (Entry<T> & { value: T })[];
  /** Pass it to the next `list`; absent on the last page. */
  cursor?: string;
}

/** In key order. */
export interface ListOptions {
  /** The page behind that with this one. */
  cursor?: string;
  /**
   * In place of a cursor: the records whose key goes on behind the prefix with this part, and those
   * behind them.
   */
  from?: Key[number];
  /** At most `MAX_PAGE`; 100 by default. */
  limit?: number;
}

export interface WriteOptions {
  /** Milliseconds from now after which the record counts as absent. */
  expireIn?: number;
}

/** As many as every engine takes in one commit; Deno KV takes no more. */
export const MAX_CHECKS = 100;

/** The largest page that `list` returns; Deno KV reads no more at once. */
export const MAX_PAGE = 500;

/** All checks hold and all writes happen, or none. */
export interface Atomic {
  check(...entries: Pick<Entry<unknown>, "key" | "version">[]): this;
  set(key: Key, value: unknown, options?: WriteOptions): this;
  delete(key: Key): this;
  /** `false` if a check failed: nothing was written. Read and decide again. */
  commit(): Promise<boolean>;
}

/** Every call throws `StoreUnavailable` if the engine is down, too slow, or locked. */
export interface Store {
  get<T>(key: Key): Promise<Entry<T>>;
  getMany<T extends readonly unknown[]>(
    keys: readonly [...{ [K in keyof T]: Key }],
  ): Promise<Entries<T>>;
  list<T>(prefix: Key, options?: ListOptions): Promise<Page<T>>;
  atomic(): Atomic;
  /** The engine's own clock, in milliseconds since 1970; absent if it has none but this machine's. */
  now?(): Promise<number>;
  close(): void;
}

/** Seconds until an outage may be over (security_cases 34). */
export const STORE_RETRY = 5;

export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
  /** What the call came to after it was given up; absent if it had ended or cannot be followed. */
  readonly afterwards?: Promise<unknown>;

  constructor(message: string, options: ErrorOptions & { afterwards?: Promise<unknown> } = {}) {
    super(message, options);
    this.afterwards = options.afterwards;
  }

  /** With what is behind it, for the log: a refusal of our own making is no outage. */
  get reason(): string {
    const { message, cause } = this;
    return cause === undefined ? message : `${message}: ${String(cause)}`;
  }
}
