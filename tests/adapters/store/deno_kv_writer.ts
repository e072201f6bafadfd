/**
 * One of several processes that increment the same record, with five concurrent loops of its own:
 * `deno run deno_kv_writer.ts <address> <increments of each loop>`.
 */
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { increment } from "../../contracts/store_contract.ts";

const [address, times] = Deno.args;
const store = await openDenoKvStore({ url: address, clock: systemClock, random: systemRandom });

async function race(): Promise<void> {
  for (let i = 0; i < Number(times); i++) await increment(store);
}

await Promise.all([race(), race(), race(), race(), race()]);
store.close();
