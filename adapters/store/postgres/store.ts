/** A store on PostgreSQL, for several machines (docs/decisions/0220). */
import type { Clock, Random } from "../../../domain/platform/platform.ts";
import {
  type Entry,
  type Key,
  type ListOptions,
  MAX_PAGE,
  type Store,
} from "../../../domain/platform/store.ts";
import type { PostgresAddress } from "../../configuration/postgres_address.ts";
import { ConfigurationError } from "../../configuration/environment.ts";
import { createPatience } from "../patience.ts";
import { createCommitBy, createReadBy, type ReadBy } from "./calls.ts";
import { createAtomic } from "./commit.ts";
import { PassingFailure } from "./failures.ts";
import { decodeKey, encodeKey } from "./key_order.ts";
import { openLink } from "./link.ts";
import { loadMigrations, migrationProblem, readApplied } from "./migrations.ts";
import { createPool, type Pool } from "./pool.ts";
import { createPrimary } from "./primary.ts";
import { readList, readNow, type Row, sweepOnce } from "./queries.ts";
import { createRowReader, type RowReader } from "./row_reader.ts";
import { readStandbys, type Standby } from "./standbys.ts";
import { startSweeping } from "./sweep.ts";
import { decodeValue } from "./value_text.ts";

export interface PostgresStoreOptions {
  address: PostgresAddress;
  password?: string;
  clock: Clock;
  random: Random;
  /** Milliseconds for one call, waiting included; 2000 by default. */
  timeout?: number;
  watch?: PostgresWatch;
}

/** What is told of the engine, for the metrics. */
export interface PostgresWatch {
  /** A call is made again, since it met a passing failure. */
  onRetry?(): void;
  /** A check of this record failed. */
  onConflict?(key: Key): void;
  onPrimaryChange?(): void;
  /** Called once, with what can be asked at any time. */
  onOpened?(engine: PostgresEngine): void;
}

export interface PostgresEngine {
  /** How many are open. */
  connections(): number;
  /** Throws `StoreUnavailable`. */
  standbys(): Promise<Standby[]>;
}

/** Connections of one worker. */
const MAX_CONNECTIONS = 8;

/** Throws `StoreUnavailable`, or `ConfigurationError` if the tables are not those of this program. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { clock, random, timeout = 2000, watch = {} } = options;
  const pool = openPool(options, timeout);
  const patience = createPatience({
    timeout,
    random,
    onRetry: watch.onRetry,
    isPassing: (error) => error instanceof PassingFailure,
  });
  const readBy = createReadBy(pool, patience);
  try {
    await requireTables(readBy);
  } catch (error) {
    pool.close();
    throw error;
  }
  watch.onOpened?.({ connections: () => pool.size, standbys: () => readBy(readStandbys) });
  const commit = createCommitBy({ pool, patience, onConflict: watch.onConflict });
  const stopSweeping = startSweeping((before) => readBy((sql) => sweepOnce(sql, before)), clock);
  return {
    ...createReading({ readBy, readRows: createRowReader({ pool, patience }), clock }),
    atomic: () => createAtomic({ clock, random, commit }),
    now: () => readBy(readNow),
    close() {
      stopSweeping();
      pool.close();
    },
  };
}

function openPool({ address, watch, ...rest }: PostgresStoreOptions, timeout: number): Pool {
  return createPool({
    limit: MAX_CONNECTIONS,
    open: createPrimary({
      hosts: address.hosts,
      open: (host) => openLink(host, { ...rest, address, timeout }),
      onChange: watch?.onPrimaryChange,
    }),
  });
}

/** Throws `ConfigurationError` unless the tables are those of this program. */
export async function requireTables(readBy: ReadBy): Promise<void> {
  const problem = migrationProblem(await loadMigrations(), await readBy(readApplied));
  if (problem) throw new ConfigurationError([problem]);
}

function createReading(
  { readBy, readRows, clock }: { readBy: ReadBy; readRows: RowReader; clock: Clock },
): Pick<Store, "get" | "getMany" | "list"> {
  const isLive = ({ expires_at: end }: Row) => end === null || clock.now() < Number(end);

  function toEntry<T>(key: Key, row: Row | undefined): Entry<T> {
    if (!row) return { key, value: null, version: null };
    return { key, value: isLive(row) ? decodeValue(row.value) as T : null, version: row.version };
  }

  async function getMany(keys: readonly Key[]): Promise<Entry<unknown>[]> {
    const encoded = keys.map(encodeKey);
    const rows = await readRows(encoded);
    return keys.map((key, i) => toEntry(key, rows.get(encoded[i].toHex())));
  }

  return {
    get: async <T>(key: Key) => (await getMany([key]))[0] as Entry<T>,
    getMany: getMany as Store["getMany"],
    async list<T>(prefix: Key, { cursor, from, limit = 100 }: ListOptions = {}) {
      const size = Math.min(limit, MAX_PAGE);
      const wanted = { cursor, from, size: size + 1, now: clock.now() };
      const rows = await readBy((sql) => readList(sql, prefix, wanted));
      const entries = rows.slice(0, size).map(({ key, value, version }) => ({
        key: decodeKey(key),
        value: decodeValue(value) as T & NonNullable<unknown>,
        version,
      }));
      // One record more than requested proves that there is a next page.
      return rows.length > size ? { entries, cursor: rows[size - 1].key.toHex() } : { entries };
    },
  };
}
