/** Signs webhooks with Ed25519, as Standard Webhooks 1.0 names `v1a`, by keys of their own. */
import type { WebhookSigner } from "../../domain/agency_events/ports.ts";
import { record } from "../../domain/platform/record.ts";
import { DAY } from "../../domain/platform/platform.ts";
import { createKeyRing, type KeyRingOptions } from "./key_ring.ts";
import type { Ring } from "./rotation.ts";

export const webhookKeysRecord = record<Ring, []>("webhook_keys", {
  about: "sealed keys that sign webhooks: current, next, retiring",
});

/** Receivers may keep the key set for a day. */
const PUBLISHED_BEFORE = 2 * DAY;

export function createWebhookSigner(
  options: Pick<KeyRingOptions, "store" | "clock" | "sealingKey" | "onRotated">,
): WebhookSigner {
  const ring = createKeyRing({
    ...options,
    at: webhookKeysRecord(),
    alg: "EdDSA",
    publishedBefore: PUBLISHED_BEFORE,
  });
  return {
    async signWebhook(text) {
      const { privateKey } = await ring.signingKey();
      const bytes = new TextEncoder().encode(text);
      return new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, bytes)).toBase64();
    },
    webhookKeys: async () => ({ keys: await ring.publicKeys() }),
  };
}
