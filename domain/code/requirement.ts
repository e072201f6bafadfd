/** What a browser must show here and now before an SMS is sent to a number that is not its own. */
import type { CodePorts } from "./ports.ts";
import { type Demand, demandOf } from "../budget/demand.ts";
import type { Places } from "../budget/place.ts";
import type { SendingStrain } from "../budget/system_strain.ts";
import { proofBits } from "../captcha/proof_of_work.ts";

/** Of the whole system. */
export interface Strain {
  /** More codes are entered wrongly than correctly. */
  strained: boolean;
  sending: SendingStrain;
}

export async function strainNow({ strain }: Pick<CodePorts, "strain">): Promise<Strain> {
  const [strained, sending] = await Promise.all([strain.isHigh(), strain.sending()]);
  return { strained, sending };
}

/** `bits`: of a proof of work, where `demand` lets one pass. */
export function requirementAt(
  { ip, network }: Places,
  { rules, strain, now }: Pick<CodePorts, "rules"> & { strain: Strain; now: number },
): { demand: Demand; bits: number } {
  return {
    demand: demandOf({ ip, network, sending: strain.sending }, rules),
    bits: proofBits({ ip, network, ...strain }, now),
  };
}
