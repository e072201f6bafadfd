/** Keys that sign: stored sealed, rotated by the clock, shared by all workers. */
import type { JWK } from "jose";
import { keysReplacedRecord } from "../../domain/console/key_replacement.ts";
import { type Clock, SECOND } from "../../domain/platform/platform.ts";
import { transact } from "../../domain/platform/commit.ts";
import { read as readRecord } from "../../domain/platform/read.ts";
import { record, type Ref } from "../../domain/platform/record.ts";
import type { Store } from "../../domain/platform/store.ts";
import { advance, isDue, type Ring, RULES, type Rules, type Times } from "./rotation.ts";
import { type Algorithm, generateKey, openJwk, openKey } from "./sealed_key.ts";

export const keyRingRecord = record<Ring, []>("signing_keys", {
  about: "sealed signing keys: current, next, retiring",
});

/** How long a worker uses its copy before it reads again: as long as it may use a leaked key. */
const REREAD = 10 * SECOND;
/** The same after a failed read, so that a worker outlives an outage of the store. */
const REREAD_AFTER_FAILURE = 5 * SECOND;

export interface KeyRing {
  /** The key that signs now. */
  signingKey(): Promise<{ kid: string; privateKey: CryptoKey }>;
  /** Public keys that verify now or soon: current, next and retiring. */
  publicKeys(): Promise<JWK[]>;
  /** The private halves that are kept, in the same order. */
  privateKeys(): Promise<JWK[]>;
}

export interface KeyRingOptions extends Partial<Rules> {
  store: Store;
  clock: Clock;
  sealingKey: Uint8Array<ArrayBuffer>;
  /** By default that of assertions. */
  at?: Ref<Ring>;
  alg?: Algorithm;
  /** Whether operators replace its keys with all others; true by default. */
  isReplaceable?: boolean;
  /** Called by the one worker whose rotation was committed. */
  onRotated?: (kid: string) => void;
}

/** `sealingKey`: 32 bytes. Throws `RangeError` for any other length. */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { store, clock, sealingKey, at = keyRingRecord(), alg, onRotated = () => {} } = options;
  const { isReplaceable = true } = options;
  const wanted = { stored: at, replaced: keysReplacedRecord() };
  const rules: Rules = { ...RULES, ...options };
  if (sealingKey.length !== 32) {
    throw new RangeError(`Cannot seal keys: sealing key has ${sealingKey.length} bytes, needs 32`);
  }
  let cached: { ring: Ring; privateKey: CryptoKey } | undefined;
  let reading: Promise<void> | undefined;
  let rereadAt = -Infinity;
  /** Private halves that are kept, by `kid`; they are asked for with each request. */
  let opened = new Map<string, Promise<JWK>>();

  const timesAt = (now: number, { value }: { value: number | null }): Times => ({
    now,
    replacedAt: isReplaceable && value !== null ? value : -Infinity,
  });

  async function read() {
    const [stored, replaced] = await Promise.all([
      readRecord(store, wanted.stored),
      readRecord(store, wanted.replaced),
    ]);
    const ring = stored.value && !isDue(stored.value, timesAt(clock.now(), replaced), rules)
      ? stored.value
      : await rotate();
    if (ring.current.kid !== cached?.ring.current.kid) {
      cached = { ring, privateKey: await openKey(ring.current, sealingKey) };
    }
    rereadAt = clock.now() + REREAD;
  }

  async function rotate(): Promise<Ring> {
    const now = clock.now();
    const fresh = await generateKey(sealingKey, alg);
    const first = await generateKey(sealingKey, alg);
    const { ring, rotated } = await transact(store, wanted, ({ stored, replaced }, write) => {
      const { value } = stored;
      const times = timesAt(now, replaced);
      if (value && !isDue(value, times, rules)) return { ring: value, rotated: false };
      const ring = advance(value ?? undefined, { ...times, fresh, first }, rules);
      write.set(stored, ring);
      return { ring, rotated: true };
    });
    if (rotated) onRotated(ring.current.kid);
    return ring;
  }

  async function current() {
    if (!cached || clock.now() >= rereadAt) {
      reading ??= read().finally(() => reading = undefined);
      try {
        await reading;
      } catch (error) {
        if (!cached) throw error;
        rereadAt = clock.now() + REREAD_AFTER_FAILURE;
      }
    }
    return cached!;
  }

  async function published() {
    const { ring } = await current();
    const now = clock.now();
    return [ring.current, ring.next, ...ring.retiring.filter(({ until }) => until > now)];
  }

  return {
    async signingKey() {
      const { ring, privateKey } = await current();
      return { kid: ring.current.kid, privateKey };
    },
    publicKeys: async () => (await published()).map(({ publicKey }) => publicKey),
    async privateKeys() {
      const kept = (await published()).flatMap(({ kid, publicKey, sealed }) =>
        sealed === undefined ? [] : { kid, publicKey, sealed }
      );
      opened = new Map(
        kept.map((key) => [key.kid, opened.get(key.kid) ?? openJwk(key, sealingKey)]),
      );
      return await Promise.all(opened.values());
    },
  };
}

/**
 * Whether the current signing key was sealed with `sealingKey`; `undefined` if the store has none.
 */
export async function opensRing(
  store: Store,
  sealingKey: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  const { value: ring } = await readRecord(store, keyRingRecord());
  return ring === null ? undefined : await openKey(ring.current, sealingKey).then(
    () => true,
    () => false,
  );
}
