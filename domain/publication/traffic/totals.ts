/** What a worker counts in memory, and writes a little later as a whole. */
import { commitTo } from "../../platform/commit.ts";
import type { Ref } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";

export interface Watched {
  /** Of the service's servers, and those that did not come. */
  answers: number;
  /** 5xx of its servers, and no answer. */
  failures: number;
}

interface Counted {
  /** From then on nothing is counted there. */
  until: number;
  /** Written beside the total once there is a failure. */
  failures?: Ref<Watched>;
}

interface Total<T> extends Counted {
  ref: Ref<T>;
  value: T;
  isChanged: boolean;
}

/** Totals in one commit: Deno KV takes 1000 writes and 800 KiB. */
const AT_ONCE = 100;

/** Totals in memory, each of which is written as a whole into its record. */
export function createTotals<T extends Watched>(first: () => T) {
  const kept = new Map<string, Total<T>>();

  async function writeTogether(store: Store, totals: readonly Total<T>[]): Promise<void> {
    const write = commitTo(store);
    for (const total of totals) {
      total.isChanged = false;
      write.set<unknown>(total.ref, structuredClone(total.value));
      const { answers, failures } = total.value;
      if (total.failures && failures > 0) write.set(total.failures, { answers, failures });
    }
    try {
      await write.commit();
    } catch (error) {
      for (const total of totals) total.isChanged = true;
      throw error;
    }
  }

  return {
    /** To be changed at once. */
    of(ref: Ref<T>, counted: Counted): T {
      const name = ref.key.join(" ");
      let total = kept.get(name);
      if (!total) kept.set(name, total = { ...counted, ref, value: first(), isChanged: false });
      total.isChanged = true;
      return total.value;
    },
    async flush(store: Store, now: number): Promise<void> {
      const changed = [...kept.values()].filter(({ isChanged }) => isChanged);
      for (let from = 0; from < changed.length; from += AT_ONCE) {
        await writeTogether(store, changed.slice(from, from + AT_ONCE));
      }
      for (const [name, { isChanged, until }] of [...kept]) {
        if (!isChanged && until <= now) kept.delete(name);
      }
    },
  };
}
