import { dirname } from "node:path";
import type { Clock, Random } from "../../domain/platform/platform.ts";
import {
  type Atomic,
  type Entry,
  type Key,
  type ListOptions,
  MAX_PAGE,
  type Store,
  StoreUnavailable,
} from "../../domain/platform/store.ts";
import { createPatience, type Patience } from "./patience.ts";

/** The limit of Deno KV for one `getMany`. */
const MAX_KEYS_PER_READ = 10;

export interface DenoKvStoreOptions {
  /** "kv:<file>" or "kv::memory:". */
  url: string;
  clock: Clock;
  random: Random;
  /** Milliseconds for one call, waiting for locks included; 2000 by default. */
  timeout?: number;
  /** Called for each retry because of a locked file. */
  onRetry?(): void;
}

/**
 * The stored value. KV deletes expired keys some time after the deadline, by the machine's clock;
 * so every record carries its deadline and is checked on reading.
 */
export interface Envelope {
  value: unknown;
  expiresAt?: number;
}

/** Also where an earlier version created the files. SQLite gives its further files the same mode. */
async function closeToOthers(path: string): Promise<void> {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    try {
      await Deno.chmod(file, 0o600);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
}

/** Creates the file and its folder if absent; only their owner may read them, for personal data. */
export async function openKvFile(path: string): Promise<Deno.Kv> {
  if (path === ":memory:") return await Deno.openKv(path);
  await Deno.mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const kv = await Deno.openKv(path);
  await closeToOthers(path);
  return kv;
}

/** A store on Deno KV. Creates the file and its folder if absent. Throws `StoreUnavailable`. */
export async function openDenoKvStore(options: DenoKvStoreOptions): Promise<Store> {
  const { url, clock, random, timeout = 2000, onRetry } = options;
  const patience = createPatience({ timeout, random, onRetry });
  const path = kvPath(url);
  const kv = await patience(() => openKvFile(path));

  function toEntry<T>({ key, value, versionstamp }: Deno.KvEntryMaybe<Envelope>): Entry<T> {
    const isLive = value !== null &&
      (value.expiresAt === undefined || clock.now() < value.expiresAt);
    return { key: key as Key, value: isLive ? value.value as T : null, version: versionstamp };
  }

  return {
    get: <T>(key: Key) => patience(async () => toEntry<T>(await kv.get<Envelope>(key))),

    getMany: <T extends readonly unknown[]>(keys: readonly Key[]) =>
      patience(async () => {
        const entries: Entry<unknown>[] = [];
        for (let from = 0; from < keys.length; from += MAX_KEYS_PER_READ) {
          const some = keys.slice(from, from + MAX_KEYS_PER_READ);
          entries.push(...(await kv.getMany<Envelope[]>(some)).map(toEntry));
        }
        return entries as { [K in keyof T]: Entry<T[K]> };
      }),

    list: <T>(prefix: Key, { cursor, from, limit = 100 }: ListOptions = {}) =>
      patience(async () => {
        const size = Math.min(limit, MAX_PAGE);
        const start = from === undefined ? undefined : [...prefix, from];
        const found = kv.list<Envelope>(start ? { prefix, start } : { prefix }, {
          cursor,
          batchSize: Math.min(size + 1, MAX_PAGE),
        });
        const entries: (Entry<T> & { value: T })[] = [];
        let last = "";
        for await (const raw of found) {
          const entry = toEntry<T>(raw);
          if (entry.value === null) continue;
          // One live record more than requested proves that there is a next page.
          if (entries.length === size) return { entries, cursor: last };
          entries.push({ ...entry, value: entry.value });
          if (entries.length === size) last = found.cursor;
        }
        return { entries };
      }),

    atomic: () => createAtomic(kv, clock, patience),

    close: () => kv.close(),
  };
}

/** Whether a store exists at `url`, without creating it. */
export async function hasKvFile(url: string): Promise<boolean> {
  const path = kvPath(url);
  try {
    const { isFile, size } = await Deno.stat(path);
    return isFile && size > 0;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw new StoreUnavailable("Cannot look for the store", { cause: error });
  }
}

export function kvPath(url: string): string {
  const path = /^kv:(.+)$/s.exec(url)?.[1];
  if (!path) throw new TypeError('Cannot open the store: its URL is not "kv:<file>"');
  return path;
}

function createAtomic(kv: Deno.Kv, clock: Clock, patience: Patience): Atomic {
  const operation = kv.atomic();
  const atomic: Atomic = {
    check(...entries) {
      operation.check(...entries.map(({ key, version }) => ({ key, versionstamp: version })));
      return atomic;
    },
    set(key, value, { expireIn } = {}) {
      const envelope: Envelope = { value };
      if (expireIn !== undefined) envelope.expiresAt = clock.now() + expireIn;
      // KV takes whole milliseconds, 0 or more; a deadline in the past counts as now.
      operation.set(key, envelope, { expireIn: expireIn && Math.max(0, Math.ceil(expireIn)) });
      return atomic;
    },
    delete(key) {
      operation.delete(key);
      return atomic;
    },
    commit: () => patience(async () => (await operation.commit()).ok),
  };
  return atomic;
}
