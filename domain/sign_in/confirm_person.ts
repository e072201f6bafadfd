/** The name that the registry found is shown; the person says whether it is theirs. */
import { transact } from "../platform/store.ts";
import type { Caller, SignInDeps } from "../journey/deps.ts";
import {
  advance,
  type Transaction,
  transactionKey,
  writeTransaction,
} from "../journey/transaction.ts";

/** `false` when no name is waiting for an answer in this browser. */
export async function confirmPerson(
  deps: SignInDeps,
  caller: Caller,
  isMe: boolean,
): Promise<boolean> {
  return await transact<[Transaction], boolean>(
    deps.store,
    [transactionKey(caller.transaction)],
    ([entry], write) => {
      const event = isMe ? "person_confirmed" : "person_denied";
      const changes = isMe ? {} : { identity: undefined };
      const next = entry.value && advance(entry.value, event, changes);
      if (!next) return false;
      writeTransaction(write, caller.transaction, next);
      return true;
    },
  );
}
