import type { CodePorts } from "./ports.ts";
import { demandOf } from "../budget/demand.ts";
import { currentPlace, ipBudgetRecord, networkBudgetRecord } from "../budget/place.ts";
import { LEAST_BITS, proofBits } from "../captcha/proof_of_work.ts";
import { read } from "../platform/read.ts";
import type { Caller } from "../journey/caller.ts";

/** The strain of the whole system, for decisions about one code. */
export async function strainNow(
  { strain }: Pick<CodePorts, "strain">,
): Promise<Pick<Parameters<typeof proofBits>[0], "strained" | "sending">> {
  const [strained, sending] = await Promise.all([strain.isHigh(), strain.sending()]);
  return { strained, sending };
}

/**
 * The proof of work, in bits, with which this caller can avoid typing a security code now; `null` if
 * it would not be enough. A browser with a cookie of its own may be known to the owner of the number
 * that it is going to type, and then it is enough.
 */
export async function offeredProof(
  deps: Pick<CodePorts, "store" | "clock" | "rules" | "strain">,
  caller: Pick<Caller, "ip" | "network" | "browser">,
): Promise<number | null> {
  const now = deps.clock.now();
  const wanted = { ip: ipBudgetRecord(caller.ip), network: networkBudgetRecord(caller.network) };
  const [found, strain] = await Promise.all([read(deps.store, wanted), strainNow(deps)]);
  const ip = currentPlace(found.ip.value, now);
  const network = currentPlace(found.network.value, now);
  const demand = demandOf({ ip, network, sending: strain.sending }, deps.rules);
  if (demand === "proof") return proofBits({ ip, network, ...strain }, now);
  return caller.browser ? LEAST_BITS : null;
}
