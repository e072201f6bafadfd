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
  let kinds = new Map<string, Map<string, Stored>>();
  let changed = new Map<string, number>();
  /** Never goes back, so that no version means two states. */
  let version = 0;

  function find(key: Key): Stored | undefined {
    const stored = kinds.get(String(key[0]))?.get(nameOf(key));
    return stored && stored.expiresAt > clock.now() ? stored : undefined;
  }

  function get(key: Key): Entry<unknown> {
    const stored = find(key);
    return { key, value: stored?.value ?? null, version: stored?.version ?? null };
  }

  function write({ key, value, expireIn = Infinity }: Operations["writes"][number]) {
    const kind = String(key[0]);
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    const name = nameOf(key);
    changed.set(name, version);
    if (value === undefined) kinds.get(kind)!.delete(name);
    else {
      const expiresAt = clock.now() + expireIn;
      kinds.get(kind)!.set(name, { key, value, version: String(version), expiresAt });
    }
  }

  return {
    get,
    changedAt: (name) => changed.get(name) ?? 0,
    list(prefix, { cursor, limit }) {
      const found = [...kinds.get(String(prefix[0]))?.values() ?? []]
        .filter(({ key, expiresAt }) =>
          expiresAt > clock.now() && prefix.every((part, i) => key[i] === part)
        )
        .sort((a, b) => compare(a.key, b.key));
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
      const then = new Map([...kinds].map(([kind, records]) => [kind, new Map(records)]));
      const changes = new Map(changed);
      return () => {
        kinds = then;
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
