/** A commit as it travels to the store. */
import type { Key } from "../../../domain/platform/store.ts";

export interface Operations {
  checks: readonly { key: Key; version: string | null }[];
  /** In their order; `value` is absent for a deletion. */
  writes: readonly { key: Key; value?: unknown; expireIn?: number }[];
}

/** A commit that the store has made. */
export interface Committed {
  machine: string;
  at: number;
  version: number;
  /** Until when the machine may have read from a former primary. */
  strandedUntil: number;
  /** What the domain decided. */
  asked: Operations;
  /** What the store was given: the same, unless a saboteur is at work. */
  done: Operations;
}

/** A bug planted between the domain and the store. */
export type Sabotage = (asked: Operations) => Operations;

export const nameOf = (key: Key): string => key.join("\0");

export const kindOf = (key: Key): string =>
  key[0] === "budget" ? `budget ${key[1]}` : String(key[0]);
