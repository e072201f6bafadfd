/** Access tokens as our provider issues them to services, signed with a running program's own key. */
import { SignJWT } from "jose";
import { deriveKey } from "../../adapters/keys/keyed_hash.ts";
import { createOpenIdKeys } from "../../adapters/keys/openid_keys.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { openStore } from "../http/store.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { TestProgram } from "./program.ts";

export interface Minted {
  service: string;
  scope?: string;
  /** Instead of the right ones. */
  claims?: Record<string, unknown>;
  typ?: string;
}

export interface Minting {
  program: Pick<TestProgram, "dataDir">;
  /** Of the window. */
  origin: string;
  clock: Clock;
}

export async function mintToken(
  world: Minting,
  { service, scope = "ssf.manage", claims = {}, typ = "at+jwt" }: Minted,
): Promise<string> {
  const { program, clock, origin } = world;
  using opened = await openStore(world);
  const secret = await readSecretFile(`${program.dataDir}/secret_key`);
  const sealingKey = deriveKey(secret, "openid_keys");
  const { kid, privateKey } = await createOpenIdKeys({ ...opened, sealingKey }).signingKey("ES256");
  const now = Math.floor(clock.now() / 1000);
  const right = {
    iss: origin,
    aud: `http://api.${new URL(origin).host}`,
    sub: service,
    client_id: service,
    scope,
    iat: now,
    exp: now + 600,
  };
  return await new SignJWT({ ...right, ...claims })
    .setProtectedHeader({ alg: "ES256", typ, kid })
    .sign(privateKey);
}
