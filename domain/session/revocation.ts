/**
 * Ends any number of sessions: a few fields in the account, which every use of a session reads
 * (docs/decisions/0112). They are written in the commit of the event.
 */
import type { Account } from "../identity/account.ts";

/** The account after all its sessions were ended. */
export function withSessionsEnded(account: Account): Account {
  return { ...account, epoch: epochOf(account) + 1 };
}

/** The epoch whose sessions may be live. */
export function epochOf({ epoch = 0 }: Pick<Account, "epoch">): number {
  return epoch;
}

/**
 * Maximum refusals in an account: people press «من نبودم» now and then, not a hundred times.
 */
export const MAX_REFUSED = 100;

/**
 * The account after these sessions and known browsers (IDs) were refused, each until nothing of it
 * can be left. Beyond the maximum all sessions end, so that none becomes valid again when its
 * refusal is evicted.
 */
export function withRefused(
  account: Account,
  ended: Readonly<Record<string, number>>,
  now: number,
): Account {
  const all = Object.entries({ ...account.refused, ...ended })
    .filter(([, until]) => until > now)
    .sort(([, a], [, b]) => b - a);
  const refused = Object.fromEntries(all.slice(0, MAX_REFUSED));
  return all.length > MAX_REFUSED
    ? { ...withSessionsEnded(account), refused }
    : { ...account, refused };
}

/** Whether any of these sessions and known browsers (IDs) is refused. */
export function isRefused({ refused }: Account, ids: readonly (string | undefined)[]): boolean {
  return refused !== undefined &&
    ids.some((id) => id !== undefined && Object.hasOwn(refused, id));
}
