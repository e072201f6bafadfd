/** The record of a running journey in the store. */
import type { Caller } from "../../domain/journey/deps.ts";
import {
  type Transaction,
  transactionKey,
  writeTransaction,
} from "../../domain/journey/transaction.ts";
import type { Store } from "../../domain/platform/store.ts";

export async function runningOf(
  { store }: { store: Store },
  { transaction }: Caller,
): Promise<Transaction | null> {
  return (await store.get<Transaction>(transactionKey(transaction))).value;
}

/** Changes it as another tab would. */
export async function changeRunning(
  world: { store: Store },
  caller: Caller,
  changes: Partial<Transaction>,
): Promise<void> {
  const write = world.store.atomic();
  writeTransaction(write, caller.transaction, { ...(await runningOf(world, caller))!, ...changes });
  await write.commit();
}
