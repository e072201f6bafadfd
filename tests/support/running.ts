/** The record of a journey under way, as the store holds it. */
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

/** As if another tab had changed it. */
export async function changeRunning(
  world: { store: Store },
  caller: Caller,
  changes: Partial<Transaction>,
): Promise<void> {
  const write = world.store.atomic();
  writeTransaction(write, caller.transaction, { ...(await runningOf(world, caller))!, ...changes });
  await write.commit();
}
