/** `kill -9` during sign-ins (security_cases 38); `deno task faults` does it a hundred times. */
import { killAgainAndAgain } from "./killing.ts";

const KILLS = Number(Deno.env.get("KILLS") ?? 8);

Deno.test(`kill -9: ${KILLS} times during sign-ins leaves nothing half done`, async () => {
  await killAgainAndAgain(KILLS);
});
