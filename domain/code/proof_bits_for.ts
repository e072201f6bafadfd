import { proofBits } from "../captcha/proof_of_work.ts";
import type { PlaceBudget } from "../budget/place.ts";
import type { Caller, SignInDeps } from "../journey/deps.ts";
import { ipKey, networkKey } from "../journey/place_keys.ts";

/** The work that spares this caller typing a security code now. */
export async function proofBitsFor(deps: SignInDeps, caller: Caller): Promise<number> {
  const now = deps.clock.now();
  const [[ip, network], strained] = await Promise.all([
    deps.store.getMany<[PlaceBudget, PlaceBudget]>([ipKey(caller), networkKey(caller)]),
    deps.strain.isHigh(),
  ]);
  return proofBits({ ip: ip.value, network: network.value, strained }, now);
}
