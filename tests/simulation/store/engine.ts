/** The simulated store itself: one primary, one commit at a time, its own clock. */
import type { Entry, Key, ListOptions, Page } from "../../../domain/platform/store.ts";
import { createShelf, type Shelf, shelfOf, type Stored } from "./shelves.ts";
import type { Operations } from "./operations.ts";

export interface Readable {
  get(key: Key): Entry<unknown>;
  list(prefix: Key, options: ListOptions & { limit: number }): Page<unknown>;
}

export interface StoreEngine extends Readable {
  /** The commit's version, or `null` if a check failed. */
  apply(operations: Operations): number | null;
  /** Version of the last change of this key, deletions included; 0: never. */
  changedAt(key: Key): number;
  /** A failover to a standby that lacks everything since the copy was taken. */
  copy(): () => void;
  /** What a former primary goes on to know. */
  asOfNow(): Readable;
}

export function createStoreEngine(clock: { now(): number }): StoreEngine {
  let root = createShelf();
  /** Never goes back, so that no version means two states. */
  let version = 0;

  function write({ key, value, expireIn = Infinity }: Operations["writes"][number]) {
    const { records, changed } = shelfOf(root, key, key.length - 1, true);
    const part = key[key.length - 1];
    changed.set(part, version);
    if (value === undefined) return void records.delete(part);
    const expiresAt = clock.now() + expireIn;
    records.set(part, { key, value, version: String(version), expiresAt });
  }

  return {
    ...readable(() => root, clock),
    changedAt: (key) => shelfOf(root, key, key.length - 1)?.changed.get(key[key.length - 1]) ?? 0,
    apply({ checks, writes }) {
      const isStale = checks.some(({ key, version }) =>
        (find(root, key, clock.now())?.version ?? null) !== version
      );
      if (isStale) return null;
      version++;
      writes.forEach(write);
      return version;
    },
    copy() {
      const then = copyOf(root);
      return () => void (root = then);
    },
    asOfNow() {
      const then = copyOf(root);
      return readable(() => then, clock);
    },
  };
}

function readable(root: () => Shelf, clock: { now(): number }): Readable {
  return {
    get(key) {
      const stored = find(root(), key, clock.now());
      return { key, value: stored?.value ?? null, version: stored?.version ?? null };
    },
    list(prefix, { cursor, from: start, limit }) {
      const shelf = shelfOf(root(), prefix, prefix.length);
      if (!shelf) return { entries: [] };
      const found = below(shelf, clock.now(), start).sort(byKey);
      const from = Number(cursor ?? 0);
      const entries = found.slice(from, from + limit)
        .map(({ key, value, version }) => ({ key, value: value!, version }));
      return { entries, cursor: from + limit < found.length ? String(from + limit) : undefined };
    },
  };
}

function find(root: Shelf, key: Key, now: number): Stored | undefined {
  const stored = shelfOf(root, key, key.length - 1)?.records.get(key[key.length - 1]);
  return stored && stored.expiresAt > now ? stored : undefined;
}

/** In no order. What has expired is dropped on the way. */
function below({ records, inner }: Shelf, now: number, from?: Key[number]): Stored[] {
  const isWanted = (part: Key[number]) => from === undefined || part >= from;
  const found: Stored[] = [];
  for (const [part, stored] of records) {
    if (stored.expiresAt <= now) records.delete(part);
    else if (isWanted(part)) found.push(stored);
  }
  for (const [part, shelf] of inner ?? []) if (isWanted(part)) found.push(...below(shelf, now));
  return found;
}

function byKey({ key: a }: Stored, { key: b }: Stored): number {
  const differs = a.findIndex((part, i) => part !== b[i]);
  return a[differs] < b[differs] ? -1 : 1;
}

function copyOf({ records, changed, inner }: Shelf): Shelf {
  return {
    records: new Map(records),
    changed: new Map(changed),
    inner: inner && new Map([...inner].map(([part, shelf]) => [part, copyOf(shelf)])),
  };
}
