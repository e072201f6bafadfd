/** Our keys at push services (RFC 8292): a browser subscribes for one, and takes pushes by it only. */
import { importJWK, type JWK, SignJWT } from "jose";
import { DAY, HOUR, SECOND } from "../../domain/platform/platform.ts";
import { record } from "../../domain/platform/record.ts";
import { createKeyRing, type KeyRingOptions } from "../keys/key_ring.ts";
import type { Ring } from "../keys/rotation.ts";

export const pushKeysRecord = record<Ring, []>("push_keys", {
  about: "sealed keys for which browsers have subscribed to pushes: current, next, retiring",
});

/** For new subscriptions. */
const PERIOD = 180 * DAY;
/** A subscription works with its own key only: one that is older must be made again. */
const KEPT = 3 * 365 * DAY;
/** At most a day (RFC 8292 §2). */
const TOKEN_LIFETIME = 12 * HOUR;

export interface VapidKeys {
  currentKey(): Promise<{ kid: string; publicKey: string }>;
  /** The `Authorization` header for a push service's origin; `null` if there is no such key any more. */
  authorization(kid: string, audience: string): Promise<string | null>;
}

/** `subject`: where push services can complain, an https URL or a mailto. */
export function createVapidKeys(
  { subject, ...options }: Pick<KeyRingOptions, "store" | "clock" | "sealingKey" | "onRotated"> & {
    subject: string;
  },
): VapidKeys {
  const ring = createKeyRing({
    ...options,
    at: pushKeysRecord(),
    period: PERIOD,
    publishedBefore: 0,
    grace: KEPT,
    keepsPrivate: true,
    // A subscription ends with its key. Who has a key alone can send nothing: addresses are secret.
    isReplaceable: false,
  });
  return {
    async currentKey() {
      const { kid } = await ring.signingKey();
      const jwk = (await ring.publicKeys()).find((one) => one.kid === kid)!;
      return { kid, publicKey: pointOf(jwk) };
    },

    async authorization(kid, audience) {
      const jwk = (await ring.privateKeys()).find((one) => one.kid === kid);
      if (!jwk) return null;
      const token = await new SignJWT({ aud: audience, sub: subject })
        .setProtectedHeader({ alg: "ES256", typ: "JWT" })
        .setExpirationTime(Math.floor((options.clock.now() + TOKEN_LIFETIME) / SECOND))
        .sign(await importJWK(jwk, "ES256"));
      return `vapid t=${token}, k=${pointOf(jwk)}`;
    },
  };
}

/** Uncompressed (SEC 1 §2.3.3), base64url. */
function pointOf({ x, y }: JWK): string {
  const [left, right] = [x!, y!].map((part) =>
    Uint8Array.fromBase64(part, { alphabet: "base64url" })
  );
  return Uint8Array.of(4, ...left, ...right).toBase64({ alphabet: "base64url", omitPadding: true });
}
