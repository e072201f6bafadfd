/** Creates every adapter of the gateway from the configuration. */
import { noteKeyUse } from "../domain/api/keys.ts";
import { createShards } from "../domain/budget/shards.ts";
import { createSystemStrain } from "../domain/budget/system_strain.ts";
import { createCaptchas } from "../domain/captcha/captcha.ts";
import type { IndexWords } from "../domain/directory/ports.ts";
import type { OpenIdProvider } from "../domain/federation/openid_provider.ts";
import type { MessageWriter } from "../domain/notice/delivery.ts";
import { PARTITIONS } from "../domain/outbox/message.ts";
import { createLease, type WorkLease } from "../domain/platform/lease.ts";
import type { Clock } from "../domain/platform/platform.ts";
import type { Store } from "../domain/platform/store.ts";
import type { Ports } from "../domain/ports.ts";
import type { Service } from "../domain/services/service.ts";
import { createParts } from "../domain/console/health/parts.ts";
import { createTraffic } from "../domain/publication/traffic/traffic.ts";
import { changesReceiver } from "../domain/services/backchannel_logout.ts";
import { apiOrigin, deskOrigin, serviceOrigin } from "../domain/services/hosts.ts";
import { isForbiddenFor, isForbiddenUpstream } from "../domain/gateway/upstream/upstream_ip.ts";
import { createClientBehindProxy } from "./network/agency_proxies.ts";
import { createAllowedNetworks } from "./network/allowed_networks.ts";
import { createNetworkList } from "./network/network_list.ts";
import { createAppendLater } from "./audit/append_later.ts";
import {
  createWebhookReceivers,
  type StoppableWebhookReceivers,
} from "./agency_events/webhook_receivers.ts";
import { createWebhookSigner } from "./keys/webhook_signer.ts";
import { createAuditChain } from "./audit/audit_chain.ts";
import { maskText } from "./observation/log_masking.ts";
import { createAuditReader } from "./audit/audit_reader.ts";
import { createKvAuditLog } from "./audit/kv_audit_log.ts";
import { createSealer, type Sealer } from "./audit/sealer.ts";
import { type BackgroundTasks, createBackground } from "./runtime/background.ts";
import { createMarkdownReader } from "./messages/markdown.ts";
import { createMp3Speaker, loadClips } from "./captcha/mp3_speaker.ts";
import { indexWords } from "./directory/word_index.ts";
import { createAgencyTokens } from "./federation/agency_tokens.ts";
import {
  createEventReceivers,
  type StoppableEventReceivers,
} from "./federation/event_receivers.ts";
import { createLogoutReceivers, type LogoutReceivers } from "./federation/logout_receivers.ts";
import { createOpenIdProvider, type OpenIdProviderOptions } from "./federation/provider/mod.ts";
import { createPngPainter } from "./captcha/png_painter.ts";
import { createClientIp } from "./network/client_ip.ts";
import { createProxyWarning } from "./observation/proxy_warning.ts";
import {
  type CommonConfiguration,
  type OutsideSettings,
  storeUrl,
} from "./configuration/environment.ts";
import { itemsOf } from "./configuration/fields.ts";
import { signInRules } from "./configuration/sign_in_rules.ts";
import { createJalaliCalendar } from "./runtime/jalaali_calendar.ts";
import { createKeyedHash, deriveKey } from "./keys/keyed_hash.ts";
import { createAssertionKeys } from "./keys/assertion_keys.ts";
import { createJoseSigner } from "./keys/jose_signer.ts";
import { createOpenIdKeys } from "./keys/openid_keys.ts";
import { requireStoreKey } from "./store/store_key.ts";
import { createObservation, type Observation } from "./observation/mod.ts";
import { createOutsideWorld } from "./registry/outside_world.ts";
import { createQrcodePainter } from "./qr/qrcode_painter.ts";
import { createPasskeyVerifier } from "./passkey/simplewebauthn.ts";
import { countedUpstreams } from "./publication/counted_upstreams.ts";
import { createProbes } from "./publication/probes.ts";
import { watchedPushServices } from "./push/watched_push_services.ts";
import { createPushServices, type StoppablePushServices } from "./push/push_services.ts";
import { createVapidKeys } from "./push/vapid.ts";
import { newSha256 } from "./scan/digest.ts";
import { createCommonPasswords } from "./staff/common_passwords.ts";
import { createTotp } from "./staff/otpauth_totp.ts";
import { createPasswordHasher } from "./staff/password_hasher.ts";
import { createSeal } from "./keys/seal.ts";
import { openStore } from "./store/engines/open.ts";
import { createWriteProbe, requireWritable, type WriteProbe } from "./store/write_probe.ts";
import { createNearWorkers, type NearWorkers } from "./runtime/near_workers.ts";
import { systemRandom } from "./runtime/system.ts";
import { createServiceUpstreams, type ServiceUpstreams } from "./upstream/service_upstreams.ts";
import { denoWebSockets } from "./web_socket/deno_web_sockets.ts";

export interface AdaptersOptions {
  configuration: CommonConfiguration;
  outside: OutsideSettings;
  /** At least 32 bytes; every key is derived from it. */
  secret: Uint8Array;
  clock: Clock;
  /** Texts of messages to people, by the views. */
  messages: MessageWriter;
  /** See `ProgramOptions`. */
  baseUrl: string;
  /** Origin of the window. */
  window: string;
  /** Spoken digits (docs/security_code.md). */
  sounds: URL;
  /** Only in `start`: allows agencies on this machine, and reports security codes. */
  sandbox?: { onCaptchaIssued(id: string, answer: string): Promise<void> };
  /** Number of requests in flight. */
  inFlight(): number;
}

export interface Adapters {
  ports: Ports;
  observed: Observation;
  agencies: ServiceUpstreams;
  logoutReceivers: LogoutReceivers;
  eventReceivers: StoppableEventReceivers;
  /** Of new values. */
  changeReceivers: StoppableEventReceivers;
  webhookReceivers: StoppableWebhookReceivers;
  pushServices: StoppablePushServices;
  background: BackgroundTasks;
  nearWorkers: NearWorkers;
  sealer: Sealer;
  publicationLease: WorkLease;
  /** Of the outbox, one for each partition. */
  outboxLeases: readonly WorkLease[];
  indexWords: IndexWords;
  createOpenId(given: Pick<OpenIdProviderOptions, "catalogue" | "consents">): OpenIdProvider;
  writeProbe: WriteProbe;
}

/** Opens the store, which must be this secret's; no other connection is made before first use. */
export async function createAdapters(options: AdaptersOptions): Promise<Adapters> {
  const { configuration, secret, clock, messages, window, sandbox } = options;
  const random = systemRandom;
  const parts = createParts({ clock, random });
  const observed = createObservation(configuration, { ...options, parts });
  const { writeProbe, ...opened } = await openOwnStore(options, observed);
  observed.followProbe?.(writeProbe);
  const store = observed.store(opened.store);
  const hash = createKeyedHash(secret);
  const audit = createKvAuditLog(store, random);
  const appendLater = createAppendLater(audit);
  const background = createBackground(clock);
  const outside = createOutsideWorld(options.outside, observed.outside);
  const isForbidden = sandbox ? undefined : isForbiddenFor;
  const reached = {
    originOf: (service: Service) => serviceOrigin(options.baseUrl, service),
    isForbidden,
  };
  const agencies = createServiceUpstreams(reached);
  const logoutReceivers = createLogoutReceivers({ agencies, isForbidden });
  const eventReceivers = createEventReceivers({ agencies, isForbidden });
  const changeReceivers = createEventReceivers({
    agencies,
    isForbidden,
    receiverOf: changesReceiver,
    userAgent: "panjereh-changes",
  });
  const webhookReceivers = createWebhookReceivers({ agencies, isForbidden });
  const newShard = createShards(random);
  const basis = { store, clock, random, hash };
  const traffic = createTraffic(basis);
  const onRotated = (kid: string) =>
    appendLater({ at: clock.now(), event: "keys.rotated", detail: { kid } });
  const openidKeys = createOpenIdKeys({
    store,
    clock,
    sealingKey: deriveKey(secret, "openid_keys"),
    onRotated,
  });
  const pushServices = createPushServices({
    hosts: itemsOf(options.outside.PUSH_HOSTS),
    keys: createVapidKeys({
      store,
      clock,
      sealingKey: deriveKey(secret, "push_keys"),
      onRotated,
      subject: window,
    }),
    isForbidden: sandbox ? undefined : isForbiddenUpstream,
  });
  const sealingKey = deriveKey(secret, "signing_keys");
  const rings = createAssertionKeys({ store, clock, sealingKey, onRotated });
  const signer = createJoseSigner({ rings, openidKeys });
  const ports: Ports = {
    ...basis,
    audit,
    auditReader: createAuditReader({ store, mask: maskText }),
    appendLater,
    messages,
    onCodeSent: observed.onCodeSent,
    window,
    ...outside.registries,
    ...outside.delivery,
    wires: outside.wires,
    scanner: outside.scanner,
    newDigest: newSha256,
    seal: createSeal(deriveKey(secret, "one_time_codes")),
    calendar: createJalaliCalendar(),
    background: background.run,
    captchas: observed.captchas(createCaptchas({
      ...basis,
      painter: createPngPainter(),
      speaker: createMp3Speaker(await loadClips(options.sounds)),
      onIssued: sandbox?.onCaptchaIssued,
    })),
    passkeys: createPasskeyVerifier(window),
    pushes: watchedPushServices(pushServices, parts),
    parts,
    probeStore: writeProbe.check,
    passwords: createPasswordHasher(random),
    isCommonPassword: createCommonPasswords(),
    totp: createTotp(),
    deskPasskeys: createPasskeyVerifier(deskOrigin(options.baseUrl)),
    strain: createSystemStrain({ store, clock, newShard }),
    newShard,
    qrPainter: createQrcodePainter(),
    readMarkdown: createMarkdownReader(),
    rules: signInRules(configuration),
    isAllowed: createAllowedNetworks(configuration.ALLOWED_NETWORKS),
    clientIp: createClientIp(configuration.TRUSTED_PROXIES, createProxyWarning(clock)),
    clientBehind: createClientBehindProxy(configuration.TRUSTED_PROXIES),
    isFront: createNetworkList(configuration.TRUSTED_PROXIES),
    signer,
    webhookSigner: createWebhookSigner({
      store,
      clock,
      sealingKey: deriveKey(secret, "webhook_keys"),
      onRotated,
    }),
    agencyTokens: createAgencyTokens({
      keys: openidKeys.publicKeys,
      issuer: window,
      audience: apiOrigin(options.baseUrl),
      clock,
    }),
    upstreams: countedUpstreams(observed.upstreams(agencies), traffic),
    traffic,
    probes: createProbes({ ...reached, isStrict: sandbox === undefined }),
    webSockets: observed.webSockets(denoWebSockets),
  };
  const chain = createAuditChain({ store, hash });
  const sealer = createSealer({
    chain,
    clock,
    lease: createLease(basis, "sealing"),
    watch: observed.sealing,
  });
  return {
    ports,
    observed,
    agencies,
    logoutReceivers,
    eventReceivers,
    changeReceivers,
    webhookReceivers,
    pushServices,
    background,
    nearWorkers: createNearWorkers(window),
    sealer,
    publicationLease: createLease(basis, "publication"),
    outboxLeases: Array.from(
      { length: PARTITIONS },
      (_, partition) => createLease(basis, `outbox_${partition}`),
    ),
    writeProbe,
    indexWords,
    createOpenId: (given) =>
      createOpenIdProvider({
        ...ports,
        ...given,
        keys: openidKeys,
        api: apiOrigin(options.baseUrl),
        fetch: () => Promise.reject(new TypeError("jwks_uri is not fetched")),
        onEntered({ service, accountId }) {
          traffic.stepped({ id: service }, "arrived");
          appendLater({ at: clock.now(), event: "service.entered", service, accountId });
        },
        onKeyUsed: (used) => background.run(() => noteKeyUse(basis, used)),
      }),
  };
}

async function openOwnStore(
  { configuration, secret, clock }: AdaptersOptions,
  { engine: watch }: Observation,
): Promise<{ store: Store; writeProbe: WriteProbe }> {
  const url = storeUrl(configuration);
  const store = await openStore(configuration, { clock, random: systemRandom, watch });
  try {
    await requireStoreKey({ store, secret, url });
    const writeProbe = createWriteProbe({ store, clock, random: systemRandom });
    await requireWritable(writeProbe, url);
    return { store, writeProbe };
  } catch (error) {
    store.close();
    throw error;
  }
}
