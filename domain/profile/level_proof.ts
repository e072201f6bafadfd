/** What a person's level rests on, for their own page. */
import type { Account } from "../identity/account.ts";
import type { Level3Way } from "../session/level3.ts";
import { DAY } from "../platform/platform.ts";
import type { Session } from "../session/session.ts";

export type LevelProof = "code" | "registries" | Level3Way;

/** Level 3 ends with the session, or earlier if it is too old for a service; the others stay. */
export function levelProof(
  account: Pick<Account, "status" | "verifiedAt" | "createdAt">,
  { level3, authTime, expiresAt }: Pick<Session, "level3" | "authTime" | "expiresAt">,
): { by: LevelProof; at: number; lapsesAt?: number } {
  if (level3) return { by: level3.way, at: level3.at, lapsesAt: expiresAt };
  const { status, verifiedAt, createdAt } = account;
  if (status === "verified") return { by: "registries", at: verifiedAt ?? createdAt };
  return { by: "code", at: authTime };
}

const NOTED_BEFORE = 14 * DAY;

/** When the level lapses, if that is soon: within 14 days. */
export const lapsesSoon = (
  { lapsesAt }: Pick<ReturnType<typeof levelProof>, "lapsesAt">,
  now: number,
): number | undefined =>
  lapsesAt !== undefined && lapsesAt < now + NOTED_BEFORE ? lapsesAt : undefined;
