/** A sample of docs/openid/ in a process of its own, which does what a test asks. */
import { exportJWK, exportPKCS8, generateKeyPair, type JSONWebKeySet } from "jose";
import { startAsked } from "../samples/asked_process.ts";
import type { Language } from "./languages.ts";

export const CLIENT_ID = "reader";
export const CALLBACK = "https://reader.example.ir/callback";
export const SCOPE = "openid profile identity";

/** Milliseconds: Java starts slowly beside other tests. */
const PATIENCE = 60_000;

export interface SiteKeys {
  /** PKCS #8, as the site keeps it. */
  pem: string;
  kid: string;
  /** As services.json has it. */
  jwks: JSONWebKeySet;
}

export async function createSiteKeys(): Promise<SiteKeys> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const kid = "site-1";
  const jwk = { ...await exportJWK(publicKey), alg: "ES256", use: "sig", kid };
  return { pem: await exportPKCS8(privateKey), kid, jwks: { keys: [jwk] } };
}

export interface Answer {
  url?: string;
  pending?: Record<string, unknown>;
  // deno-lint-ignore no-explicit-any
  claims?: Record<string, any>;
  id_token?: string;
  access_token?: string;
  sub?: string;
  sid?: string;
  /** Why not. */
  refused?: string;
  /** The window's word for it, if it is one. */
  error?: string;
}

export interface RunningSite extends AsyncDisposable {
  do(what: string, task?: object): Promise<Answer>;
}

export async function startSite(
  language: Language,
  { issuer, keys }: { issuer: string; keys: SiteKeys },
): Promise<RunningSite> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_site_" });
  await language.prepare?.(folder);
  const key = `${folder}/key.pem`;
  await Deno.writeTextFile(key, keys.pem, { mode: 0o600 });
  const { ask, ...process } = startAsked(
    [...language.command(folder), issuer, CLIENT_ID, key, keys.kid, CALLBACK, SCOPE],
    { folder, patience: PATIENCE },
  );
  return {
    ...process,
    do: async (what, task) => JSON.parse(await ask(JSON.stringify({ do: what, ...task }))),
  };
}
