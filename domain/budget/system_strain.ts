/**
 * Reacts to wrong codes over the whole system: 60 million accounts × 3 guesses at 10⁵ codes would
 * be 1,800 hits a day. It locks nobody out, but unknown browsers have fewer attempts while the
 * strain is high.
 *
 * Counted in shards, so that sign-ins do not contend for one record.
 */
import { type Clock, MINUTE, type Random, SECOND } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export interface StrainCount {
  right: number;
  wrong: number;
}

export interface SystemStrain {
  /**
   * Whether more codes are entered wrongly than correctly. Cached for a second, since it reads 16
   * records.
   */
  isHigh(): Promise<boolean>;
  /** The record in which to count an entered code. */
  newShard(): Ref<StrainCount>;
}

const WINDOW = 10 * MINUTE;
const SHARDS = 16;
/** With fewer wrong codes in a window the ratio is not significant. */
const NOTABLE = 200;
const KNOWN_FOR = SECOND;

export const strainRecord = record<StrainCount, [window: number, shard: number]>("strain", {
  about: "right and wrong codes of the whole system, in one of 16 shards of a window",
  expireIn: 2 * WINDOW,
});

/** The shard with one more code. */
export function withCode(stored: StrainCount | null, isRight: boolean): StrainCount {
  const { right, wrong } = stored ?? { right: 0, wrong: 0 };
  return isRight ? { right: right + 1, wrong } : { right, wrong: wrong + 1 };
}

export function createSystemStrain(
  { store, clock, random }: { store: Store; clock: Clock; random: Random },
): SystemStrain {
  let known: { isHigh: Promise<boolean>; until: number } | undefined;
  const window = () => Math.floor(clock.now() / WINDOW);

  async function read(): Promise<boolean> {
    const entries = await Array.fromAsync(listAll(store, strainRecord.all(window())));
    const sum = (field: keyof StrainCount) => entries.reduce((sum, e) => sum + e.value[field], 0);
    const wrong = sum("wrong");
    return wrong >= NOTABLE && wrong > sum("right");
  }

  return {
    async isHigh() {
      const now = clock.now();
      if (!known || now >= known.until) known = { isHigh: read(), until: now + KNOWN_FOR };
      const asked = known;
      try {
        return await asked.isHigh;
      } catch (error) {
        if (known === asked) known = undefined;
        throw error;
      }
    },
    newShard: () => strainRecord(window(), random.bytes(1)[0] % SHARDS),
  };
}
