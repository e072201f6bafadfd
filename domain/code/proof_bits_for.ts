import type { CodePorts } from "./ports.ts";
import { proofBits } from "../captcha/proof_of_work.ts";
import { ipBudgetRecord, networkBudgetRecord } from "../budget/place.ts";
import { read } from "../platform/read.ts";
import type { Caller } from "../journey/caller.ts";

/** The proof of work with which this caller can avoid typing a security code now. */
export async function proofBitsFor(deps: CodePorts, caller: Caller): Promise<number> {
  const now = deps.clock.now();
  const wanted = { ip: ipBudgetRecord(caller.ip), network: networkBudgetRecord(caller.network) };
  const [{ ip, network }, strained] = await Promise.all([
    read(deps.store, wanted),
    deps.strain.isHigh(),
  ]);
  return proofBits({ ip: ip.value, network: network.value, strained }, now);
}
