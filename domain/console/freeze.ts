/**
 * What support does for the safety of an account: ends its sessions, and closes it to sign-in until
 * an operator opens it again. Each act is one commit, and the person is told by SMS. Services hear of
 * ended sessions, and that an account is closed.
 */
import { notePersonChanged } from "../events/person_changed.ts";
import { type Account, accountRecord } from "../identity/account.ts";
import type { AccountNews } from "../notice/delivery.ts";
import type { AuditEvent, AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { withSessionsEnded } from "../session/revocation.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { tellOfAct } from "../support/answer.ts";

export const ACCOUNT_ACTS = ["end_sessions", "freeze", "unfreeze"] as const;
export type AccountAct = typeof ACCOUNT_ACTS[number];

const EVENTS: Record<AccountAct, AuditEvent> = {
  end_sessions: "session.ended",
  freeze: "account.frozen",
  unfreeze: "account.unfrozen",
};

const NEWS: Record<AccountAct, AccountNews> = {
  end_sessions: "sessions_ended",
  freeze: "account_closed",
  unfreeze: "account_opened",
};

/** The account after the act; `null` if there is nothing to do. */
export function accountAfterAct(account: Account, act: AccountAct, now: number): Account | null {
  const { frozen, ...open } = account;
  switch (act) {
    case "end_sessions":
      // A closed one has none, and whose it is was told so.
      return frozen ? null : withSessionsEnded(account);
    case "freeze":
      return frozen ? null : { ...withSessionsEnded(account), frozen: { at: now } };
    case "unfreeze":
      return frozen ? open : null;
  }
}

/** `by`: the member who acts. `false`: there was nothing to do. */
export async function actOnAccount(
  { store, clock, audit }: { store: Store; clock: Clock; audit: AuditLog },
  { accountId, act, by }: { accountId: string; act: AccountAct; by: string },
): Promise<boolean> {
  return await transact(store, { account: accountRecord(accountId) }, ({ account }, write) => {
    const now = clock.now();
    const next = account.value && accountAfterAct(account.value, act, now);
    if (!next) return false;
    write.set(account, next);
    if (act !== "unfreeze") noteSessionsEnded(write, { accountId, reason: "by_staff", now });
    if (act === "freeze") {
      notePersonChanged(write, { accountId, facts: [{ fact: "disabled" }], now });
    }
    const detail = { staff: by, ...act === "end_sessions" && { all: true } };
    audit.include(write, { at: now, event: EVENTS[act], accountId, detail });
    tellOfAct(write, { accountId, act: NEWS[act], at: now });
    return true;
  });
}
