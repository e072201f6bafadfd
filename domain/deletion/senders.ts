/** The end of accounts as work of the outbox: once for all machines, and gone on with after a crash. */
import type { Outcome, Senders } from "../outbox/sender.ts";
import { ACCOUNT_DELETION, ACCOUNT_ERASURE, type DueDeletion, type Erasure } from "./deletion.ts";
import { endAccount, type EndDeps } from "./end_account.ts";
import type { EraseDeps } from "./erase.ts";
import { ERASED } from "./what_goes.ts";

/** Commits of one attempt, which other work of this worker waits for at most. */
export const STEPS_AT_ONCE = 100;

export function createDeletionSenders(deps: EndDeps): Senders {
  return {
    [ACCOUNT_DELETION]: {
      async send({ content }): Promise<Outcome> {
        await endAccount(deps, content as DueDeletion);
        return { outcome: "delivered" };
      },
    },
    [ACCOUNT_ERASURE]: {
      async send({ content }): Promise<Outcome> {
        const isDone = await eraseSome(deps, (content as Erasure).accountId);
        return isDone ? { outcome: "delivered" } : { outcome: "later", dueAt: deps.clock.now() };
      },
    },
  };
}

/** @returns whether nothing is left */
async function eraseSome(deps: EraseDeps, accountId: string): Promise<boolean> {
  let steps = 0;
  for (const erase of Object.values(ERASED)) {
    for await (const step of erase(deps, accountId)) {
      if (steps === STEPS_AT_ONCE) return false;
      await step();
      steps++;
    }
  }
  return true;
}
