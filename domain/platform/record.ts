/**
 * Each kind of record is defined once, beside the feature that owns it: its key, lifetime and type.
 * Decisions read records by name and never see a key (docs/decisions/0122). `deno task records`
 * prints all definitions.
 */
import type { Key } from "./store.ts";

type KeyPart = Key[number];

declare const TYPE: unique symbol;

/** The location of one record. `T` is the type of its value. */
export interface Ref<T> {
  readonly key: Key;
  /** Lifetime after a write in milliseconds; unlimited if absent. */
  readonly expireIn?: number;
  /** Exists for the compiler only: it ties the type to the location. */
  readonly [TYPE]?: T;
}

/** What was read of a record. It is also a `Ref`, so that it can be written where it was found. */
export interface Found<T> extends Ref<T> {
  /** `null` if there is no such record or it has expired. */
  readonly value: T | null;
  /** Opaque; `null` if the record was never written. */
  readonly version: string | null;
}

/** All records of a kind below some first parts of the key. */
export interface Below<T> {
  readonly prefix: Key;
  /** The next part of the first key; absent: of all. */
  readonly from?: KeyPart;
  readonly expireIn?: number;
  readonly [TYPE]?: T;
}

export interface RecordKind<T, Args extends readonly unknown[]> {
  (...args: Args): Ref<T>;
  all(...first: KeyPart[]): Below<T>;
  /** The first parts of every key. */
  readonly prefix: Key;
  readonly expireIn?: number;
  readonly about: string;
}

interface Definition<Args extends readonly unknown[]> {
  /** Shown in docs/architecture.md. */
  about: string;
  /**
   * Maximum lifetime after a write in milliseconds; a write may shorten it. Unlimited if absent.
   */
  expireIn?: number;
  /** The last parts of the key; by default the arguments themselves. */
  key?: (...args: Args) => readonly KeyPart[];
}

/**
 * Defines a kind of record. The result is called with the parts of a key and returns the record's
 * location.
 */
export function record<T, Args extends readonly unknown[] = [id: string]>(
  prefix: string | readonly [string, string],
  { about, expireIn, key = (...args) => args as unknown as readonly KeyPart[] }: Definition<Args>,
): RecordKind<T, Args> {
  const first: Key = typeof prefix === "string" ? [prefix] : prefix;
  const refTo = (...args: Args): Ref<T> => ({ key: [...first, ...key(...args)], expireIn });
  const all = (...more: KeyPart[]): Below<T> => ({
    prefix: [...first, ...more],
    expireIn,
  });
  return Object.assign(refTo, { all, prefix: first, expireIn, about });
}
