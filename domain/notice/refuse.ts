/** «این من نبودم»: the link in a notice closes what the notice told about, once. */
import type { AuditLog } from "../platform/audit.ts";
import { type Account, accountKey } from "../identity/account.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { BROWSER_LIFETIME } from "../session/known_browser.ts";
import { withRefused } from "../session/revocation.ts";
import { ABSOLUTE_LIMIT, tellWorkers } from "../session/session.ts";
import { type Store, transact } from "../platform/store.ts";
import { type Refusal, REFUSAL_LIFETIME, refusalKey } from "./notice.ts";

export interface RefuseDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
}

/** What a link is about; `null` when it is wrong or older than seven days. */
export async function readRefusal(deps: RefuseDeps, token: string): Promise<Refusal | null> {
  return (await deps.store.get<Refusal>(refusalKey(deps.hash, token))).value;
}

export interface Refused {
  first: boolean;
  /** The notice told of more than one session. */
  several: boolean;
}

/**
 * Ends the person's sessions in the browsers that the notice told of, with all that was opened from them, and makes
 * those browsers strangers to the account. One commit, whatever their number: what is refused stands in the account,
 * where each use of a session finds it. `first` is false when the link had done so before: it does nothing again.
 * `null`: there is no such link.
 */
export async function refuse(
  deps: RefuseDeps,
  token: string,
  requestId: string,
): Promise<Refused | null> {
  const { store, clock } = deps;
  const accountId = (await readRefusal(deps, token))?.notice.accountId;
  if (accountId === undefined) return null;
  const keys = [refusalKey(deps.hash, token), accountKey(accountId)] as const;
  return await transact<[Refusal, Account], Refused | null>(
    store,
    keys,
    ([{ key, value: refusal }, account], write) => {
      if (!refusal) return null;
      const several = refusal.closes.length > 1;
      if (refusal.usedAt) return { first: false, several };
      const now = clock.now();
      if (account.value) {
        write.set(account.key, withRefused(account.value, namesIn(refusal, now), now));
        tellWorkers(write, now);
      }
      const used: Refusal = { ...refusal, usedAt: now };
      write.set(key, used, { expireIn: REFUSAL_LIFETIME });
      deps.audit.include(write, {
        at: now,
        event: "session.refused",
        accountId,
        requestId,
        detail: { kind: refusal.notice.kind, told: refusal.closes.length },
      });
      return { first: true, several };
    },
  );
}

/** What is refused, and until when something of it may be left: a session for hours, a known browser for a year. */
function namesIn({ closes }: Refusal, now: number): Record<string, number> {
  return Object.fromEntries(closes.flatMap(({ session, browser }) => [
    [session, now + ABSOLUTE_LIMIT],
    ...browser === undefined ? [] : [[browser, now + BROWSER_LIFETIME]],
  ]));
}
