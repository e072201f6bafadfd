/**
 * Reacts to wrong and unused codes over the whole system: 60 million accounts × 3 guesses at 10⁵
 * codes would be 1,800 hits a day, and one computer that works for its codes sends ten SMS a second
 * from as many networks as it likes. It locks nobody out, but unknown browsers have fewer attempts,
 * and must show more, while the strain is high.
 *
 * Counted in shards, so that sign-ins do not contend for one record.
 */
import { type Clock, MINUTE, SECOND } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { NewShard } from "./shards.ts";

export interface StrainCount {
  right: number;
  wrong: number;
  /** Codes that were sent. */
  sent?: number;
}

/** `costly`: proofs of work must be larger; `unused`: they are not enough. */
export type SendingStrain = "usual" | "costly" | "unused";

export interface SystemStrain {
  /** Whether more codes are entered wrongly than correctly. */
  isHigh(): Promise<boolean>;
  /** Whether most codes that were sent lately are not used. */
  sending(): Promise<SendingStrain>;
  /** The record in which to count a code that was sent or entered. */
  newShard(): Ref<StrainCount>;
}

const WINDOW = 10 * MINUTE;
/** With fewer wrong codes in a window the ratio is not significant. */
const NOTABLE = 200;
/** The same for unused codes, of two windows. */
const COSTLY_FROM = 200;
const UNUSED_FROM = 600;
/** The counts are cached, since they take many records. */
const KNOWN_FOR = SECOND;

export const strainRecord = record<StrainCount, [window: number, shard: string]>("strain", {
  about: "sent, right and wrong codes of the whole system, in a window, in a shard",
  expireIn: 2 * WINDOW,
});

const NONE: StrainCount = { right: 0, wrong: 0 };

/** The shard with one more code that was entered. */
export function withCode(stored: StrainCount | null, isRight: boolean): StrainCount {
  const { right, wrong, ...rest } = stored ?? NONE;
  return isRight ? { ...rest, right: right + 1, wrong } : { ...rest, right, wrong: wrong + 1 };
}

/** The shard with one more code that was sent. */
export function withSent(stored: StrainCount | null): StrainCount {
  const { sent = 0, ...rest } = stored ?? NONE;
  return { ...rest, sent: sent + 1 };
}

/** By all codes of a time much longer than people need to enter one. */
export function sendingStrain({ sent, right }: { sent: number; right: number }): SendingStrain {
  const unused = sent - right;
  if (unused < COSTLY_FROM || unused <= right) return "usual";
  return unused < UNUSED_FROM ? "costly" : "unused";
}

interface Known {
  isHigh: boolean;
  sending: SendingStrain;
}

export function createSystemStrain(
  { store, clock, newShard }: { store: Store; clock: Clock; newShard: NewShard },
): SystemStrain {
  let known: { counts: Promise<Known>; until: number } | undefined;
  const window = () => Math.floor(clock.now() / WINDOW);

  async function count(window: number): Promise<Required<StrainCount>> {
    const sum = { right: 0, wrong: 0, sent: 0 };
    for await (
      const { value: { right, wrong, sent = 0 } } of listAll(store, strainRecord.all(window))
    ) {
      sum.right += right;
      sum.wrong += wrong;
      sum.sent += sent;
    }
    return sum;
  }

  async function read(): Promise<Known> {
    const [now, before] = await Promise.all([count(window()), count(window() - 1)]);
    return {
      isHigh: now.wrong >= NOTABLE && now.wrong > now.right,
      sending: sendingStrain({ sent: now.sent + before.sent, right: now.right + before.right }),
    };
  }

  async function counts(): Promise<Known> {
    const now = clock.now();
    if (!known || now >= known.until) known = { counts: read(), until: now + KNOWN_FOR };
    const asked = known;
    try {
      return await asked.counts;
    } catch (error) {
      if (known === asked) known = undefined;
      throw error;
    }
  }

  return {
    isHigh: async () => (await counts()).isHigh,
    sending: async () => (await counts()).sending,
    newShard: () => strainRecord(window(), newShard()),
  };
}
