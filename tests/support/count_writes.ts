import type { Store } from "../../domain/platform/store.ts";

/** Counts the writes to the store from now on. */
export function countWrites(store: Store): () => number {
  let writes = 0;
  const { atomic } = store;
  store.atomic = () => {
    const commit = atomic();
    const { set } = commit;
    commit.set = (...args) => (writes++, set.call(commit, ...args));
    return commit;
  };
  return () => writes;
}
