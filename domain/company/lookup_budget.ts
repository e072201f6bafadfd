/** How many companies one person may look up in a day: whoever tries out a list is stopped. */
import type { RetryAt } from "../budget/person.ts";
import { type Clock, DAY } from "../platform/platform.ts";
import { type Key, type Store, transact } from "../platform/store.ts";

/** More than anybody manages. */
const LOOKUPS_PER_DAY = 20;

const budgetKey = (accountId: string): Key => ["budget", "company", accountId];

/** Counts the lookup before the registry is asked. */
export async function spendLookup(
  { store, clock }: { store: Store; clock: Clock },
  accountId: string,
): Promise<RetryAt> {
  const now = clock.now();
  const key = budgetKey(accountId);
  return await transact<[number[]], RetryAt>(store, [key], ([entry], write) => {
    const recent = (entry.value ?? []).filter((time) => time > now - DAY);
    if (recent.length >= LOOKUPS_PER_DAY) return recent[0] + DAY;
    write.set(key, [...recent, now], { expireIn: DAY });
    return null;
  });
}

/** The registry did not answer. */
export async function refundLookup({ store }: { store: Store }, accountId: string): Promise<void> {
  const key = budgetKey(accountId);
  await transact<[number[]], void>(store, [key], ([entry], write) => {
    write.set(key, (entry.value ?? []).slice(0, -1), { expireIn: DAY });
  });
}
