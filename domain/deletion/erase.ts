/** What is erased step by step, each step a commit. */
import { commitTo } from "../platform/commit.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import type { Below, Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export interface EraseDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
}

/** Does one commit. What was done is not found again. */
export type Step = () => Promise<unknown>;

/** Yields the steps that are left. */
export type Eraser = (deps: EraseDeps, accountId: string) => AsyncIterable<Step>;

/** Records that are deleted in one commit. */
const DELETED_AT_ONCE = 100;

export async function* deleting(
  store: Store,
  refs: AsyncIterable<Ref<unknown>> | Iterable<Ref<unknown>>,
): AsyncGenerator<Step> {
  const commit = (rows: readonly Ref<unknown>[]) => async () => {
    const write = commitTo(store);
    for (const row of rows) write.delete(row);
    await write.commit();
  };
  let rows: Ref<unknown>[] = [];
  for await (const ref of refs) {
    rows.push(ref);
    if (rows.length < DELETED_AT_ONCE) continue;
    yield commit(rows);
    rows = [];
  }
  if (rows.length > 0) yield commit(rows);
}

/** Everything of a kind whose keys begin with the account's ID. */
export const below = (all: (accountId: string) => Below<unknown>): Eraser => ({ store }, id) =>
  deleting(store, listAll(store, all(id)));

/** The one record of a kind whose key is the account's ID. */
export const one = (refTo: (accountId: string) => Ref<unknown>): Eraser =>
  async function* ({ store }, accountId) {
    const found = await read(store, refTo(accountId));
    if (found.value !== null) yield* deleting(store, [found]);
  };
