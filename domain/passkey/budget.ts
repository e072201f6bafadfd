/** What the holder of a session or a passkey can repeat: each asks a registry, or is kept for good. */
import type { DailyBudget } from "../budget/daily.ts";
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { appendOnce } from "../platform/record_once.ts";
import type { PasskeyPorts } from "./ports.ts";

export type PasskeyUse = "add" | "use";

/** More than anybody signs in, or tries out devices. */
export const USES_A_DAY: Record<PasskeyUse, number> = { add: 20, use: 50 };

export const passkeyUsesRecord = record<number[], [accountId: string, use: PasskeyUse]>(
  ["budget", "passkey"],
  { about: "when a person added a passkey, or signed in with one", expireIn: DAY },
);

export const passkeyBudget = (accountId: string, use: PasskeyUse): DailyBudget => ({
  uses: passkeyUsesRecord(accountId, use),
  limit: USES_A_DAY[use],
});

/** Once an hour. */
export async function recordPasskeyLimit(
  deps: Pick<PasskeyPorts, "store" | "clock" | "audit">,
  accountId: string,
  use: PasskeyUse,
): Promise<void> {
  const at = deps.clock.now();
  const limited = { at, event: "passkey.limited", accountId, detail: { use } } as const;
  await appendOnce(deps, `${accountId} ${use}`, limited);
}
