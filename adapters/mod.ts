/** Every adapter of the gateway, as the configuration wants it. */
import { type Clock } from "../domain/platform/platform.ts";
import { isForbiddenUpstream } from "../domain/gateway/upstream/upstream_ip.ts";
import { createClientBehindProxy } from "./network/agency_proxies.ts";
import { createAllowedNetworks } from "./network/allowed_networks.ts";
import { createAppendLater } from "./audit/append_later.ts";
import { createAuditChain } from "./audit/audit_chain.ts";
import { createKvAuditLog } from "./audit/kv_audit_log.ts";
import { createSealer } from "./audit/sealer.ts";
import { createBackground } from "./runtime/background.ts";
import { createMp3Speaker, loadClips } from "./captcha/mp3_speaker.ts";
import { createPngPainter } from "./captcha/png_painter.ts";
import { createClientIp } from "./network/client_ip.ts";
import {
  type CommonConfiguration,
  type OutsideSettings,
  storeUrl,
} from "./configuration/environment.ts";
import { createJalaliCalendar } from "./runtime/jalaali_calendar.ts";
import { createKeyedHash, deriveKey } from "./keys/keyed_hash.ts";
import { createJoseSigner } from "./keys/jose_signer.ts";
import { createKeyRing } from "./keys/key_ring.ts";
import { requireStoreKey } from "./store/store_key.ts";
import { createObservation } from "./observation/mod.ts";
import { createOutsideWorld } from "./registry/outside_world.ts";
import { createQrcodePainter } from "./qr/qrcode_painter.ts";
import { createSeal } from "./keys/seal.ts";
import { openDenoKvStore } from "./store/deno_kv.ts";
import { systemRandom } from "./runtime/system.ts";
import { createServiceUpstreams } from "./upstream/service_upstreams.ts";
import { denoWebSockets } from "./web_socket/deno_web_sockets.ts";

export interface AdaptersOptions {
  configuration: CommonConfiguration;
  outside: OutsideSettings;
  /** 32 bytes or more, from which every key is derived. */
  secret: Uint8Array;
  clock: Clock;
  /** Spoken digits (docs/security_code.md). */
  sounds: URL;
  /** Whether agencies may be on this machine, as the sandbox's are and nobody else's. */
  localUpstreams: boolean;
  /** Requests that are being answered. */
  inFlight(): number;
}

/** Opens the store, which must be this secret's; nothing else is connected before it is used. */
export async function createAdapters(options: AdaptersOptions) {
  const { configuration, secret, clock } = options;
  const random = systemRandom;
  const observed = createObservation(configuration, options);
  const address = storeUrl(configuration);
  const opened = await openDenoKvStore({ address, clock, random, onRetry: observed.onStoreRetry });
  try {
    await requireStoreKey({ store: opened, secret, address });
  } catch (error) {
    opened.close();
    throw error;
  }
  const store = observed.store(opened);
  const hash = createKeyedHash(secret);
  const audit = createKvAuditLog(store, random);
  const appendLater = createAppendLater(audit);
  const ring = createKeyRing({
    store,
    clock,
    sealingKey: deriveKey(secret, "signing_keys"),
    onRotated: (kid) => appendLater({ at: clock.now(), event: "keys.rotated", detail: { kid } }),
  });
  const clientIp = createClientIp(configuration.TRUSTED_PROXIES);
  const clientBehind = createClientBehindProxy(configuration.TRUSTED_PROXIES);

  return {
    /** What nearly everything stands on. */
    platform: { store, clock, random, hash, audit, calendar: createJalaliCalendar() },
    observed,
    appendLater,
    sealer: createSealer({
      chain: createAuditChain({ store, hash }),
      clock,
      watch: observed.sealing,
    }),
    background: createBackground(),
    ...createOutsideWorld(options.outside, observed.outside),
    signer: createJoseSigner({ ring }),
    seal: createSeal(deriveKey(secret, "one_time_codes")),
    painter: createPngPainter(),
    speaker: createMp3Speaker(await loadClips(options.sounds)),
    qrPainter: createQrcodePainter(),
    agencies: createServiceUpstreams({
      isForbidden: options.localUpstreams ? undefined : isForbiddenUpstream,
    }),
    webSockets: observed.webSockets(denoWebSockets),
    isAllowed: createAllowedNetworks(configuration.ALLOWED_NETWORKS),
    clientBehind,
    clientIp,
  };
}
