import type { CodePorts } from "./ports.ts";
import { ipBudgetRecord, networkBudgetRecord } from "../budget/place.ts";
import { LEAST_BITS } from "../captcha/proof_of_work.ts";
import { read } from "../platform/read.ts";
import type { Caller } from "../journey/caller.ts";
import { requirementAt, strainNow } from "./requirement.ts";

/**
 * The proof of work, in bits, with which this caller can avoid typing a security code now; `null`
 * if it would not be enough. A browser with a cookie of its own may be known to the owner of the
 * number that it is going to type, and then it is enough.
 */
export async function offeredProof(
  deps: Pick<CodePorts, "store" | "clock" | "rules" | "strain">,
  caller: Pick<Caller, "ip" | "network" | "browser">,
): Promise<number | null> {
  const { rules, clock } = deps;
  const wanted = { ip: ipBudgetRecord(caller.ip), network: networkBudgetRecord(caller.network) };
  const [found, strain] = await Promise.all([read(deps.store, wanted), strainNow(deps)]);
  const { demand, bits } = requirementAt(found, { rules, strain, now: clock.now() });
  if (demand === "proof") return bits;
  return caller.browser ? LEAST_BITS : null;
}
