import type { CodePorts } from "./ports.ts";
import { placesAt } from "../budget/place.ts";
import { LEAST_BITS } from "../captcha/proof_of_work.ts";
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
  const now = clock.now();
  const [places, strain] = await Promise.all([
    placesAt(deps.store, caller, now),
    strainNow(deps),
  ]);
  const { demand, bits } = requirementAt(places, { rules, strain, now });
  if (demand === "proof") return bits;
  return caller.browser ? LEAST_BITS : null;
}
