/**
 * A small number of uses a day: each is counted before the action, and given back if the action did
 * not happen.
 */
import type { Clock } from "../platform/platform.ts";
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import type { Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { freeAt, recentUses, type RetryAt } from "./uses.ts";

interface Deps {
  store: Store;
  clock: Clock;
}

export interface DailyBudget {
  /** Times of use. */
  uses: Ref<number[]>;
  limit: number;
}

/** Counts one use, unless the budget is used up. */
export async function spendDaily(
  { store, clock }: Deps,
  { uses: wanted, limit }: DailyBudget,
): Promise<RetryAt> {
  const now = clock.now();
  return await transact(store, { uses: wanted }, ({ uses }, write) => {
    const recent = recentUses(uses.value, now);
    const retryAt = freeAt(recent, limit);
    if (retryAt === null) write.set(uses, [...recent, now]);
    return retryAt;
  });
}

/** Gives the latest use back. */
export async function refundDaily({ store }: Deps, { uses: wanted }: DailyBudget): Promise<void> {
  await transact(store, { uses: wanted }, ({ uses }, write) => {
    write.set(uses, (uses.value ?? []).slice(0, -1));
  });
}

/** Whether a use would be allowed now; counts nothing. */
export async function dailyFreeAt(
  { store, clock }: Deps,
  { uses: wanted, limit }: DailyBudget,
): Promise<RetryAt> {
  const { value } = await read(store, wanted);
  return freeAt(recentUses(value, clock.now()), limit);
}
