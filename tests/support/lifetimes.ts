import type { Key, Store } from "../../domain/platform/store.ts";

/**
 * Records the lifetimes of records written from now on, by kind: milliseconds, ascending;
 * `Infinity` if they do not expire.
 */
export function noteLifetimes(store: Store): () => Record<string, number[]> {
  const noted = new Map<string, Set<number>>();
  const { atomic } = store;
  store.atomic = () => {
    const write = atomic();
    const { set } = write;
    write.set = (key, value, options) => {
      const times = noted.get(kindOf(key)) ?? new Set();
      noted.set(kindOf(key), times.add(options?.expireIn ?? Infinity));
      return set(key, value, options);
    };
    return write;
  };
  return () =>
    Object.fromEntries(
      [...noted].map(([kind, times]) => [kind, [...times].sort((a, b) => a - b)]),
    );
}

/** The first part of the key; for budgets also the second. */
function kindOf([first, second]: Key): string {
  return first === "budget" ? `${first} ${second}` : String(first);
}
