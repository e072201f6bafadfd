/**
 * What ends sessions whatever their number: a few words in the account, which every use of a session reads
 * (docs/decisions/0112). They are written in the commit of what brings the end about.
 */
import type { Account } from "../identity/account.ts";

/** The account once all its sessions have ended. */
export function withSessionsEnded(account: Account): Account {
  return { ...account, epoch: epochOf(account) + 1 };
}

/** The sessions that began in it may be live. */
export function epochOf({ epoch = 0 }: Pick<Account, "epoch">): number {
  return epoch;
}

/** Refusals that an account keeps: a person presses «این من نبودم» now and then, not a hundred times. */
export const MAX_REFUSED = 100;

/**
 * The account once these sessions and known browsers (ids) are refused, each until nothing of it can be left. When
 * there are more than it keeps, all sessions end: none comes back because a newer refusal took its place.
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

/** Whether any of these sessions and known browsers (ids) is refused. */
export function isRefused({ refused }: Account, ids: readonly (string | undefined)[]): boolean {
  return refused !== undefined &&
    ids.some((id) => id !== undefined && Object.hasOwn(refused, id));
}
