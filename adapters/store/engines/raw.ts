/** Stores as copying sees them: all records in the order of their keys, with their deadlines. */
import type { Key } from "../../../domain/platform/store.ts";

export interface RawRecord {
  key: Key;
  value: unknown;
  /** Milliseconds since 1970; for good if absent. */
  expiresAt?: number;
}

export interface RawStore {
  find(key: Key): Promise<unknown>;
  /** Some records that come after this key, or the first ones; none at the end. */
  page(after: Key | undefined): Promise<RawRecord[]>;
  /** All or none of them. */
  write(records: readonly RawRecord[]): Promise<void>;
  delete(key: Key): Promise<void>;
  close(): void;
}

export const RAW_PAGE = 500;
