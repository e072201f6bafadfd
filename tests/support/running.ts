/** The record of a running journey in the store. */
import { commitTo } from "../../domain/platform/commit.ts";
import { read } from "../../domain/platform/read.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import { type Transaction, transactionRecord } from "../../domain/journey/transaction.ts";
import type { Store } from "../../domain/platform/store.ts";

export async function runningOf(
  { store }: { store: Store },
  { transaction }: Caller,
): Promise<Transaction | null> {
  return (await read(store, transactionRecord(transaction))).value;
}

/** Changes it as another tab would. */
export async function changeRunning(
  world: { store: Store },
  caller: Caller,
  changes: Partial<Transaction>,
): Promise<void> {
  const write = commitTo(world.store);
  const running = await read(world.store, transactionRecord(caller.transaction));
  await write.set(running, { ...running.value!, ...changes }).commit();
}
