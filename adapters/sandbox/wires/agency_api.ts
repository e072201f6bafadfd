/** An agency's program: calls the agencies' API with tokens by private_key_jwt (RFC 7523 §2.2). */
import { SignJWT } from "jose";
import { type Clock, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import type { WindowClient } from "./window_client.ts";

export interface ApiAnswer {
  status: number;
  /** `null`: without content. */
  // deno-lint-ignore no-explicit-any -- whatever the description says
  json: any;
}

export interface ApiCall {
  method: string;
  /** Below `/api/v1`. */
  path: string;
  /** Bytes are sent as they are, anything else as JSON. */
  body?: unknown;
  /** Idempotency key. */
  key?: string;
  headers?: Record<string, string>;
}

export type AgencyApi = (call: ApiCall) => Promise<ApiAnswer>;

/** Tokens last ten minutes. */
const USED_FOR = 8 * MINUTE;

export function createAgencyApi(
  { issuer, apiUrl, client, clock, clientId, privateKey, keyId, scopes }: {
    issuer: string;
    /** The API's public origin. */
    apiUrl: string;
    client: WindowClient;
    clock: Clock;
    clientId: string;
    privateKey: CryptoKey;
    keyId: string;
    scopes: readonly string[];
  },
): AgencyApi {
  let token: { value: string; until: number } | undefined;

  async function tokenNow(): Promise<string> {
    if (token && clock.now() < token.until) return token.value;
    const now = Math.floor(clock.now() / SECOND);
    const assertion = await new SignJWT({})
      .setProtectedHeader({ alg: "ES256", kid: keyId })
      .setIssuer(clientId).setSubject(clientId).setAudience(issuer)
      .setJti(crypto.randomUUID()).setIssuedAt(now).setExpirationTime(now + 60)
      .sign(privateKey);
    const answer = await client.fetch(`${issuer}/openid/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        scope: scopes.join(" "),
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion,
      }),
    });
    const { access_token, error } = await answer.json();
    if (!answer.ok) throw new Error(`The window gives no token: ${error}`);
    token = { value: access_token, until: clock.now() + USED_FOR };
    return access_token;
  }

  return async ({ method, path, body, key, headers: further }) => {
    const headers = new Headers({ ...further, authorization: `Bearer ${await tokenNow()}` });
    if (body !== undefined && !further) headers.set("content-type", "application/json");
    if (key !== undefined) headers.set("idempotency-key", key);
    const answer = await client.fetch(new URL(`/api/v1${path}`, apiUrl).href, {
      method,
      headers,
      body: body instanceof Uint8Array || body === undefined
        ? body as Uint8Array<ArrayBuffer> | undefined
        : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === "" ? null : JSON.parse(text) };
  };
}
