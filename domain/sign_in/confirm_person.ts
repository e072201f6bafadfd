/** The name that the registry returned is shown; the person says whether it is theirs. */
import type { SignInPorts } from "./ports.ts";
import { transact } from "../platform/commit.ts";
import type { Caller } from "../journey/caller.ts";
import { advance, transactionRecord } from "../journey/transaction.ts";

/** `false` if no name is waiting for confirmation in this browser. */
export async function confirmPerson(
  deps: SignInPorts,
  caller: Caller,
  isMe: boolean,
): Promise<boolean> {
  const wanted = { running: transactionRecord(caller.transaction) };
  return await transact(deps.store, wanted, ({ running }, write) => {
    const event = isMe ? "person_confirmed" : "person_denied";
    const changes = isMe ? {} : { identity: undefined };
    const next = running.value && advance(running.value, event, changes);
    if (!next) return false;
    write.set(running, next);
    return true;
  });
}
