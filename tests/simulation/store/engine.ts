/** The simulated store itself: one primary, one commit at a time, its own clock. */
import type { Entry, Key, Page } from "../../../domain/platform/store.ts";
import type { Operations } from "./operations.ts";
import { nameOf } from "./operations.ts";

interface Stored {
  key: Key;
  value: unknown;
  version: string;
  expiresAt: number;
}

/** Keys lie with those that differ in the last part only: what the domain lists at once. */
const shelfOf = (key: Key) => nameOf(key.slice(0, -1));

export interface StoreEngine {
  get(key: Key): Entry<unknown>;
  list(prefix: Key, options: { cursor?: string; limit: number }): Page<unknown>;
  /** The commit's version, or `null` if a check failed. */
  apply(operations: Operations): number | null;
  /** Version of the last change under this name, deletions included; 0: never. */
  changedAt(name: string): number;
  /** A failover to a standby that lacks everything since the copy was taken. */
  copy(): () => void;
}

export function createStoreEngine(clock: { now(): number }): StoreEngine {
  let shelves = new Map<string, Map<string, Stored>>();
  let changed = new Map<string, number>();
  /** Never goes back, so that no version means two states. */
  let version = 0;

  function find(key: Key): Stored | undefined {
    const stored = shelves.get(shelfOf(key))?.get(nameOf(key));
    return stored && stored.expiresAt > clock.now() ? stored : undefined;
  }

  /** In no order. What has expired is dropped on the way. */
  function below(prefix: Key): Stored[] {
    const records = shelves.get(nameOf(prefix)) ?? new Map<string, Stored>();
    const found: Stored[] = [];
    for (const [name, stored] of records) {
      if (stored.expiresAt <= clock.now()) records.delete(name);
      else found.push(stored);
    }
    return found;
  }

  function get(key: Key): Entry<unknown> {
    const stored = find(key);
    return { key, value: stored?.value ?? null, version: stored?.version ?? null };
  }

  function write({ key, value, expireIn = Infinity }: Operations["writes"][number]) {
    const shelf = shelfOf(key);
    if (!shelves.has(shelf)) shelves.set(shelf, new Map());
    const name = nameOf(key);
    changed.set(name, version);
    if (value === undefined) shelves.get(shelf)!.delete(name);
    else {
      const expiresAt = clock.now() + expireIn;
      shelves.get(shelf)!.set(name, { key, value, version: String(version), expiresAt });
    }
  }

  return {
    get,
    changedAt: (name) => changed.get(name) ?? 0,
    list(prefix, { cursor, limit }) {
      const found = below(prefix).sort((a, b) => compare(a.key, b.key));
      const from = Number(cursor ?? 0);
      const entries = found.slice(from, from + limit)
        .map(({ key, value, version }) => ({ key, value: value!, version }));
      return { entries, cursor: from + limit < found.length ? String(from + limit) : undefined };
    },
    apply({ checks, writes }) {
      if (checks.some(({ key, version }) => (find(key)?.version ?? null) !== version)) return null;
      version++;
      writes.forEach(write);
      return version;
    },
    copy() {
      const then = new Map([...shelves].map(([shelf, records]) => [shelf, new Map(records)]));
      const changes = new Map(changed);
      return () => {
        shelves = then;
        changed = changes;
      };
    },
  };
}

function compare(a: Key, b: Key): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return a.length - b.length;
}
