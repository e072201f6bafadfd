/** A few uses of something a day: each is counted before it happens, and given back when it did not. */
import { type Clock, DAY } from "../platform/platform.ts";
import { type Atomic, type Key, type Store, transact } from "../platform/store.ts";
import { freeAt, type RetryAt, withinDay } from "./day.ts";

interface Deps {
  store: Store;
  clock: Clock;
}

export interface DailyBudget {
  key: Key;
  limit: number;
}

/** Counts one use. `onSpent` adds to the commit that finds the budget spent, where the use is not counted. */
export async function spendDaily(
  { store, clock }: Deps,
  { key, limit }: DailyBudget,
  onSpent: (write: Atomic) => void = () => {},
): Promise<RetryAt> {
  const now = clock.now();
  return await transact<[number[]], RetryAt>(store, [key], ([entry], write) => {
    const recent = withinDay(entry.value ?? [], now);
    const retryAt = freeAt(recent, limit);
    if (retryAt === null) write.set(key, [...recent, now], { expireIn: DAY });
    else onSpent(write);
    return retryAt;
  });
}

/** Gives back the latest use. */
export async function refundDaily({ store }: Deps, { key }: DailyBudget): Promise<void> {
  await transact<[number[]], void>(store, [key], ([entry], write) => {
    write.set(key, (entry.value ?? []).slice(0, -1), { expireIn: DAY });
  });
}

/** Whether a use would be allowed now; counts nothing. */
export async function dailyFreeAt(
  { store, clock }: Deps,
  { key, limit }: DailyBudget,
): Promise<RetryAt> {
  const { value } = await store.get<number[]>(key);
  return freeAt(withinDay(value ?? [], clock.now()), limit);
}
