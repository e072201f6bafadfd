/** Gathers the checks and writes of one commit into the arguments of `kv_commit` (v0001_kv.sql). */
import type { Clock, Random } from "../../../domain/platform/platform.ts";
import type { Atomic, Key } from "../../../domain/platform/store.ts";
import { bytesList, list, textList } from "./array_text.ts";
import { compareBytes, encodeKey } from "./key_order.ts";
import { encodeValue } from "./value_text.ts";

/** Deno KV's limits, in bytes: what one engine takes, the other does too. */
const MAX_KEY = 2048;
const MAX_VALUE = 65_536;

const [NOTHING, SET, DELETE] = [0, 1, 2];

interface Change {
  key: Key;
  bytes: Uint8Array;
  /** The version that the record must have; `null`: it must be absent. */
  check?: string | null;
  write: typeof NOTHING | typeof SET | typeof DELETE;
  data?: string;
  expiresAt?: number;
}

/** Lists as PostgreSQL writes them; the n-th elements of all belong together. */
export interface CommitArguments {
  keys: string;
  checks: string;
  writes: string;
  data: string;
  ends: string;
  version: string;
}

export interface Gathered {
  arguments: CommitArguments;
  /** In the order of the arguments. */
  keys: Key[];
}

export interface AtomicOptions {
  clock: Clock;
  random: Random;
  /** Throws what the store throws. `false`: a check failed. */
  commit(gather: () => Gathered): Promise<boolean>;
}

export function createAtomic({ clock, random, commit }: AtomicOptions): Atomic {
  const changes = new Map<string, Change>();
  let isContradictory = false;

  function changeOf(key: Key): Change {
    const bytes = encodeKey(key);
    const name = bytes.toHex();
    let change = changes.get(name);
    if (!change) changes.set(name, change = { key, bytes, write: NOTHING });
    return change;
  }

  function check(key: Key, version: string | null): void {
    const change = changeOf(key);
    if (change.check !== undefined && change.check !== version) isContradictory = true;
    change.check = version;
  }

  const atomic: Atomic = {
    check(...entries) {
      for (const { key, version } of entries) check(key, version);
      return atomic;
    },
    set(key, value, { expireIn } = {}) {
      const expiresAt = expireIn === undefined ? undefined : Math.ceil(clock.now() + expireIn);
      Object.assign(changeOf(key), { write: SET, data: encodeValue(value), expiresAt });
      return atomic;
    },
    delete(key) {
      Object.assign(changeOf(key), { write: DELETE, data: undefined, expiresAt: undefined });
      return atomic;
    },
    commit: () =>
      isContradictory
        ? Promise.resolve(false)
        : commit(() => gather([...changes.values()], newVersion(random))),
  };
  return atomic;
}

function gather(changes: Change[], version: string): Gathered {
  const sorted = changes.sort((a, b) => compareBytes(a.bytes, b.bytes));
  for (const change of sorted) requireSize(change);
  return {
    keys: sorted.map(({ key }) => key),
    arguments: {
      keys: bytesList(sorted.map(({ bytes }) => bytes)),
      checks: list(sorted.map(({ check }) => check === null ? 0 : check)),
      writes: list(sorted.map(({ write }) => write)),
      data: textList(sorted.map(({ data }) => data)),
      ends: list(sorted.map(({ expiresAt }) => expiresAt)),
      version,
    },
  };
}

function requireSize({ bytes, data = "" }: Change): void {
  if (bytes.length > MAX_KEY) throw new RangeError(`a key has more than ${MAX_KEY} bytes`);
  // No character has more than three bytes for each of its units.
  if (data.length * 3 <= MAX_VALUE) return;
  if (new TextEncoder().encode(data).length > MAX_VALUE) {
    throw new RangeError(`a value has more than ${MAX_VALUE} bytes`);
  }
}

/**
 * 63 random bits, and never 0. A counter would repeat what a lost primary had given out, and a
 * restored database would count again from the time of its backup.
 */
function newVersion(random: Random): string {
  const [high] = new BigUint64Array(random.bytes(8).slice().buffer);
  return String((high >> 1n) || 1n);
}
