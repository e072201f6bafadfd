/** «این من نبودم»: the link in a notice closes what the notice told about, once. */
import type { AuditLog } from "../audit.ts";
import type { Clock, KeyedHash } from "../platform.ts";
import { forgetAccount } from "../session/known_browser.ts";
import { endSessions } from "../session/session_list.ts";
import { type Store, transact } from "../store.ts";
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

/**
 * Ends the person's sessions in that browser and forgets it. `used`: the link had done so before and does
 * nothing again; `null`: there is no such link.
 */
export async function refuse(
  deps: RefuseDeps,
  token: string,
  requestId: string,
): Promise<"closed" | "used" | null> {
  const { store, clock } = deps;
  const key = refusalKey(deps.hash, token);
  return await transact<[Refusal], "closed" | "used" | null>(
    store,
    [key],
    async ([entry], write) => {
      const refusal = entry.value;
      if (!refusal) return null;
      if (refusal.usedAt) return "used";
      const { accountId, browser, kind } = refusal.notice;
      const { session: refused } = refusal.notice;
      const ended = await endSessions(deps, write, {
        accountId,
        isMeant: ({ id, browser: from }) =>
          id === refused || (browser !== undefined && from === browser),
      });
      if (browser) await forgetAccount(store, write, { browser, accountId });
      write.set(key, { ...refusal, usedAt: clock.now() } satisfies Refusal, {
        expireIn: REFUSAL_LIFETIME,
      });
      deps.audit.include(write, {
        at: clock.now(),
        event: "session.refused",
        accountId,
        requestId,
        detail: { kind, ended },
      });
      return "closed";
    },
  );
}
