/** What an assertion's signature costs alone, in this process. */
import { createAssertionKeys } from "../../adapters/keys/assertion_keys.ts";
import { createJoseSigner } from "../../adapters/keys/jose_signer.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { newToken } from "../../domain/platform/platform.ts";
import type { AssertionAlg } from "../../domain/services/attributes.ts";
import { median } from "../gateway/wrk.ts";

const SIGNATURES = 1500;

/** Median of microseconds. */
export async function timeOfSignature(alg: AssertionAlg): Promise<number> {
  const deps = { clock: systemClock, random: systemRandom };
  const store = await openDenoKvStore({ url: "kv::memory:", ...deps });
  const sealingKey = new Uint8Array(32);
  const signer = createJoseSigner({ rings: createAssertionKeys({ store, ...deps, sealingKey }) });
  const token = newToken(systemRandom);
  const claims = { iss: "http://localhost:8000", aud: "library", sub: token, sid: token } as const;
  const said = { ...claims, acr: "2", auth_time: 0, iat: 0, exp: 60, jti: token };
  const times: number[] = [];
  for (let i = 0; i < SIGNATURES; i++) {
    const began = performance.now();
    await signer.sign(said, alg);
    times.push(1000 * (performance.now() - began));
  }
  store.close();
  return median(times);
}
