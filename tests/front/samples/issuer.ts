/** A window whose keys, signer and key set are the program's own, and which signs wrong tokens too. */
import { exportJWK, generateKeyPair } from "jose";
import { createAssertionKeys } from "../../../adapters/keys/assertion_keys.ts";
import { createJoseSigner } from "../../../adapters/keys/jose_signer.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import type { AssertionAlg } from "../../../domain/services/attributes.ts";

export const AUDIENCE = "library";
/** The agency's clock when it begins, in seconds. */
export const NOW = Date.UTC(2026, 10, 28) / 1000;

export type Header = Record<string, unknown>;

export async function createIssuer() {
  const clock = { time: NOW * 1000, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const rings = createAssertionKeys({ store, clock, sealingKey: new Uint8Array(32).fill(1) });
  const signer = createJoseSigner({ rings });
  const strangers = {
    ES256: await generateKeyPair("ES256", { extractable: true }),
    EdDSA: await generateKeyPair("EdDSA", { extractable: true }),
  };
  let fetches = 0;
  let isDown = false;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      if (new URL(request.url).pathname !== "/.well-known/jwks.json") {
        return new Response("Not found", { status: 404 });
      }
      fetches++;
      if (isDown) return new Response("{}", { status: 503 });
      return Response.json(await signer.jwks());
    },
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;

  return {
    signer,
    origin,
    fetches: () => fetches,
    /** Claims as the window writes them, with the test's own. */
    claims: (own: object = {}) => ({
      ...{ iss: origin, aud: AUDIENCE, sub: "akjRrR8CfG_lXnjKEHOHNZsReiUFEVBquGHlijGCGi8" },
      ...{ iat: NOW, exp: NOW + 60, given_name: "مریم", acr: "2", jti: "1" },
      ...own,
    }),
    /** Signs any text with the key that signs now, under any header; `undefined` removes a member. */
    async sign(text: string, own: Header = {}, alg: AssertionAlg = "ES256") {
      const { kid, privateKey } = await rings[alg].signingKey();
      return await signed(text, { alg, typ, kid, ...own }, privateKey);
    },
    /** The same by somebody else, under the name of the window's key. */
    async forge(text: string, own: Header = {}, alg: AssertionAlg = "ES256") {
      const { kid } = await rings[alg].signingKey();
      return await signed(text, { alg, typ, kid, ...own }, strangers[alg].privateKey);
    },
    /** The name of the window's key that signs now. */
    kidOf: async (alg: AssertionAlg) => (await rings[alg].signingKey()).kid,
    strangersKey: () => exportJWK(strangers.ES256.publicKey),
    /** Its key set cannot be fetched from now on. */
    goDown: () => void (isDown = true),
    /** The next key signs, and another is published. */
    rotate: () => void (clock.time += 31 * DAY),
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      store.close();
    },
  };
}

export type Issuer = Awaited<ReturnType<typeof createIssuer>>;

const typ = "identity-assertion+jwt";

/** By hand, because jose refuses to sign what it would not read. */
async function signed(text: string, header: Header, key: CryptoKey): Promise<string> {
  const input = `${base64url(JSON.stringify(header))}.${base64url(text)}`;
  const algorithm = { name: key.algorithm.name, hash: "SHA-256" };
  const bytes = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
  return `${input}.${base64url(new Uint8Array(bytes))}`;
}

export function base64url(value: string | Uint8Array<ArrayBuffer>): string {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
