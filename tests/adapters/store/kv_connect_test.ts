/**
 * The same contract over KV Connect, with Deno's own client and our test server (tests/support).
 */
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { storeContract } from "../../contracts/store_contract.ts";
import { startKvConnectServer } from "../../support/kv_connect_server.ts";

const TOKEN = "token-of-the-test";

storeContract("Deno KV by KV Connect", async () => {
  // Deno's client reads it itself.
  Deno.env.set("DENO_KV_ACCESS_TOKEN", TOKEN);
  const server = startKvConnectServer({ token: TOKEN });
  let now = Date.now();
  const clock = { now: () => now };
  const store = await openDenoKvStore({ url: server.address, clock, random: systemRandom });
  return {
    store,
    advance: (ms) => void (now += ms),
    async close() {
      store.close();
      await server[Symbol.asyncDispose]();
    },
  };
});
