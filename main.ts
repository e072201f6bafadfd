/** The composition root: configuration → adapters → app → serve. `start` adds the sandbox, `serve` never does. */
import { getLogger } from "@logtape/logtape";
import { createBackground } from "./adapters/background.ts";
import { createSecretCheck, createSignatureCheck } from "./adapters/call_signature.ts";
import { loadScript } from "./adapters/assets.ts";
import { createAllowedNetworks } from "./adapters/allowed_networks.ts";
import { createKvAuditLog } from "./adapters/audit/kv_audit_log.ts";
import { createMp3Speaker, loadClips } from "./adapters/captcha/mp3_speaker.ts";
import { createPngPainter } from "./adapters/captcha/png_painter.ts";
import { createClientAddress } from "./adapters/client_address.ts";
import {
  bytesOf,
  type CommonConfiguration,
  ConfigurationError,
  type OutsideWorld,
  readServeConfiguration,
  readStartConfiguration,
  VARIABLES,
} from "./adapters/configuration.ts";
import { createKavenegar } from "./adapters/delivery/kavenegar.ts";
import { createSmtpMail } from "./adapters/delivery/smtp_mail.ts";
import { createTwoProviders } from "./adapters/delivery/two_providers.ts";
import { createJalaliCalendar } from "./adapters/jalaali_calendar.ts";
import { createJoseSigner } from "./adapters/keys/jose_signer.ts";
import { createKeyRing } from "./adapters/keys/key_ring.ts";
import { createKeyedHash, deriveKey } from "./adapters/keyed_hash.ts";
import { configureLogging } from "./adapters/logging.ts";
import { createQrcodePainter } from "./adapters/qr/qrcode_painter.ts";
import { createCardRegistry } from "./adapters/registry/card_registry.ts";
import { createCivilRegistry } from "./adapters/registry/civil_registry.ts";
import { createCompanyRegistry } from "./adapters/registry/company_registry.ts";
import { createFaceMatcher } from "./adapters/registry/face_matcher.ts";
import { createForeignerRegistry } from "./adapters/registry/foreigner_registry.ts";
import { createPostRegistry } from "./adapters/registry/post_registry.ts";
import { createSimRegistry } from "./adapters/registry/sim_registry.ts";
import { createSeal } from "./adapters/seal.ts";
import { readSecretFile } from "./adapters/secret_file.ts";
import { byId, parseServices, readServicesFile } from "./adapters/services_file.ts";
import { loadDisplaySheet, loadGuides, loadIcons } from "./adapters/static_files.ts";
import { openDenoKvStore } from "./adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "./adapters/system.ts";
import { createUndiciUpstream } from "./adapters/undici_upstream.ts";
import type { AuditRecord } from "./domain/audit.ts";
import { createCaptchas } from "./domain/challenge/captcha.ts";
import { CODE_RULES } from "./domain/challenge/one_time_code.ts";
import type { SmsGateway } from "./domain/challenge/delivery.ts";
import { PERSON_LIMITS } from "./domain/challenge/person_budget.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS } from "./domain/challenge/place_budget.ts";
import { isForbiddenUpstream } from "./domain/gateway/upstream_address.ts";
import { createAssertionCache } from "./domain/gateway/assertion.ts";
import { sendDueNotices } from "./domain/notice/send_notices.ts";
import type { Clock } from "./domain/platform.ts";
import { SECOND } from "./domain/platform.ts";
import { createHosts } from "./domain/registry/hosts.ts";
import type { Service } from "./domain/registry/service.ts";
import { createHandoffs } from "./domain/session/handoff.ts";
import { createLiveSessions } from "./domain/session/live_sessions.ts";
import { createApp } from "./routes/app.ts";
import { createCookies } from "./routes/cookies.ts";
import { createGateway } from "./routes/gateway/gateway.ts";
import { createProblemPage } from "./routes/gateway/problem_page.ts";
import { createProxy } from "./routes/gateway/proxy.ts";
import { createServiceSessions } from "./routes/gateway/service_session.ts";
import type { Asset } from "./routes/window/deps.ts";
import { createWindow } from "./routes/window/window.ts";
import { createMessages, createViews, writeDisplaySheet } from "./views/mod.ts";
import type { Texts } from "./views/texts/texts.ts";

const logger = getLogger(["panjereh"]);

/** In-flight requests are answered within this time after a stop was asked for. */
const STOP_DEADLINE = 10 * SECOND;

/** How often the queue of notices is looked through for those that failed before. */
const NOTICE_INTERVAL = 15 * SECOND;

export interface ProgramOptions {
  configuration: CommonConfiguration;
  /** "https://example.ir"; the window is at `sso.` of it, or at itself on localhost. */
  baseUrl: string;
  hostname: string;
  outside: OutsideWorld;
  services: Service[];
  /** 32 bytes or more, from which every key is derived. */
  secret: Uint8Array;
  /** Present in `start` only: pages say so, and automated people are told what pictures show. */
  sandbox?: { onCaptchaIssued(id: string, answer: string): Promise<void> };
  clock?: Clock;
}

export interface Program {
  /** Of the window. */
  origin: string;
  /** Readiness off, in-flight requests answered, then everything closed. */
  stop(): Promise<void>;
}

/** Starts the gateway: the same program for `start`, `serve` and the tests. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { configuration, outside, sandbox, secret, clock = systemClock } = options;
  const random = systemRandom;
  const address = configuration.STORE ?? `kv:${configuration.DATA_DIR}/panjereh.sqlite3`;
  const store = await openDenoKvStore({ address, clock, random });
  const hash = createKeyedHash(secret);
  const audit = createKvAuditLog(store, random);
  /** For what stands whether or not it can be recorded. */
  const appendLater = (record: AuditRecord) =>
    void audit.append(record).catch((error) =>
      logger.error("Cannot append {event} to the audit log: {error}", {
        event: record.event,
        error: String(error),
      })
    );
  const calendar = createJalaliCalendar();
  const services = byId(options.services);
  const hosts = createHosts({ baseUrl: options.baseUrl, services });
  const cookies = createCookies({ secure: hosts.secure });
  const languages = await loadTexts();
  const views = createViews({ languages });
  const background = createBackground();
  const script = await loadScript("htmx", [
    new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")),
    new URL(import.meta.resolve("./static/connection.js")),
    new URL(import.meta.resolve("./static/proof.js")),
    new URL(import.meta.resolve("./static/countdown.js")),
  ]);
  const sheet = await loadDisplaySheet(writeDisplaySheet);
  const { guides, assets: guideAssets } = await loadGuides(
    new URL("./static/guide/", import.meta.url),
  );
  const isAllowed = createAllowedNetworks(configuration.ALLOWED_NETWORKS);
  const registry = (url: string) => ({ url, token: outside.REGISTRY_TOKEN });

  const ring = createKeyRing({
    store,
    clock,
    sealingKey: deriveKey(secret, "signing_keys"),
    onRotated: (kid) => appendLater({ at: clock.now(), event: "keys.rotated", detail: { kid } }),
  });
  const signer = createJoseSigner({ ring });
  const liveSessions = createLiveSessions({ store, clock, hash });
  const handoffs = createHandoffs({ store, random, hash });
  const painter = createPngPainter({ random });
  const notices = {
    sms: smsOf(outside),
    mail: mailOf(outside),
    messages: createMessages(languages),
    window: hosts.window,
  };
  const window = createWindow({
    signIn: {
      store,
      clock,
      random,
      hash,
      audit,
      captchas: createCaptchas({
        store,
        random,
        hash,
        painter,
        speaker: createMp3Speaker(await loadClips(new URL("./static/sounds/", import.meta.url))),
        onIssued: sandbox?.onCaptchaIssued,
      }),
      ...notices,
      ussd: outside.USSD_SECRET !== undefined,
      seal: createSeal(deriveKey(secret, "one_time_codes")),
      background: background.run,
      civil: createCivilRegistry(registry(outside.CIVIL_REGISTRY_URL)),
      sim: createSimRegistry(registry(outside.SIM_REGISTRY_URL)),
      post: createPostRegistry(registry(outside.POST_REGISTRY_URL)),
      foreigners: createForeignerRegistry(registry(outside.FOREIGNER_REGISTRY_URL)),
      companies: createCompanyRegistry(registry(outside.COMPANY_REGISTRY_URL)),
      cards: outside.CARD_REGISTRY_URL
        ? createCardRegistry(registry(outside.CARD_REGISTRY_URL))
        : undefined,
      faces: outside.FACE_MATCHER_URL
        ? createFaceMatcher(registry(outside.FACE_MATCHER_URL))
        : undefined,
      calendar,
      rules: {
        code: { ...CODE_RULES, digits: configuration.OTP_DIGITS },
        person: PERSON_LIMITS,
        address: { ...ADDRESS_LIMITS, codesPerHour: configuration.CODES_PER_ADDRESS },
        network: { ...NETWORK_LIMITS, codesPerHour: configuration.CODES_PER_NETWORK },
        minimumAge: configuration.MINIMUM_AGE,
      },
    },
    liveSessions,
    handoffs,
    services,
    hosts,
    cookies,
    views,
    assets: new Map<string, Asset>([
      [script.path, script.asset],
      ...sheet.assets,
      ...guideAssets,
    ]),
    script: script.path,
    displaySheet: sheet.path,
    guides,
    icons: await loadIcons(new URL("./static/icons/", import.meta.url)),
    support: { phone: configuration.SUPPORT_PHONE, address: configuration.SUPPORT_ADDRESS },
    isAllowed,
    signer,
    qrPainter: createQrcodePainter(),
    wires: {
      ussd: outside.USSD_SECRET ? createSignatureCheck(outside.USSD_SECRET) : undefined,
      smsStatus: outside.SMS_STATUS_KEY ? createSecretCheck(outside.SMS_STATUS_KEY) : undefined,
    },
    sandbox: sandbox !== undefined,
  });

  const transport = createUndiciUpstream({
    connectTimeout: 3 * SECOND,
    headersTimeout: 60 * SECOND,
    bodyTimeout: 300 * SECOND,
    // The sandbox's agencies are on this machine; nobody else's are.
    isForbidden: sandbox ? undefined : isForbiddenUpstream,
  });
  const assertions = createAssertionCache({ signer, clock, random, issuer: hosts.window });
  const serviceSessions = createServiceSessions({
    clock,
    random,
    hash,
    calendar,
    audit,
    hosts,
    cookies,
    liveSessions,
    handoffs,
    languages: views.languages,
  });
  const gateway = createGateway({
    clock,
    ownerOf: hosts.resolve,
    window: (request, { client, requestId }) =>
      window.fetch(request, { address: client.address, requestId }),
    reserved: serviceSessions.reserved,
    visitors: serviceSessions,
    proxy: createProxy({ transport, assertions }),
    signIn: serviceSessions.signIn,
    isAllowed,
    problemPage: createProblemPage({
      views,
      hosts,
      cookies,
      clock,
      displaySheet: sheet.path,
      sandbox: sandbox !== undefined,
    }),
    onRefused: ({ access, request: { service, requestId } }) =>
      appendLater({
        at: clock.now(),
        event: "service.refused",
        service: service.id,
        requestId,
        detail: { access },
      }),
    onError: (error) =>
      logger.error("{error}", { error: error instanceof Error ? error.stack : String(error) }),
  });

  const stopping = new AbortController();
  const app = createApp({
    clock,
    random,
    hosts,
    gateway,
    clientAddress: createClientAddress(configuration.TRUSTED_PROXIES),
    async ready() {
      stopping.signal.throwIfAborted();
      await store.get(["ready"]);
    },
  });
  /** Answers that are not delivered to their last byte. */
  const inFlight = new Set<Promise<void>>();
  const server = Deno.serve({
    port: configuration.PORT,
    hostname: options.hostname,
    automaticCompression: true,
    onListen: () => {},
  }, (request, info) => {
    inFlight.add(info.completed);
    info.completed.catch(() => {}).finally(() => inFlight.delete(info.completed));
    return app(request, info.remoteAddr.hostname);
  });
  const following = follow();

  /** A worker that cannot hear of revocations for a moment still forgets what it knows within seconds. */
  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await liveSessions.follow(stopping.signal);
      } catch (error) {
        logger.error("Cannot follow revocations: {error}", { error: String(error) });
        await new Promise((resolve) => setTimeout(resolve, SECOND));
      }
    }
  }
  const noticeTimer = setInterval(
    () => background.run(() => sendDueNotices({ store, clock, hash, audit, ...notices })),
    NOTICE_INTERVAL,
  );

  return {
    origin: hosts.window,
    async stop() {
      stopping.abort();
      // What is still under way at the deadline is cut: some streams never end by themselves.
      const deadline = setTimeout(() => transport.destroy(), STOP_DEADLINE);
      // `shutdown` would cut bodies that are still coming in (measured, Deno 2.9.6): they go first.
      await Promise.allSettled(inFlight);
      await server.shutdown();
      clearTimeout(deadline);
      clearInterval(noticeTimer);
      await background.settled();
      await transport.destroy();
      await following;
      store.close();
    },
  };
}

/** One provider, or two of which the second stands in. */
function smsOf(outside: OutsideWorld): SmsGateway {
  const templates = {
    code: outside.SMS_TEMPLATE_CODE,
    simChanged: outside.SMS_TEMPLATE_SIM_CHANGED,
    notice: outside.SMS_TEMPLATE_NOTICE,
  };
  const { SMS_URL, SMS_KEY, SMS2_URL, SMS2_KEY } = outside;
  const first = createKavenegar({ url: SMS_URL, key: SMS_KEY, templates, name: "1" });
  if (!SMS2_URL || !SMS2_KEY) return first;
  const second = createKavenegar({ url: SMS2_URL, key: SMS2_KEY, templates, name: "2" });
  return createTwoProviders(first, second);
}

function mailOf({ SMTP_URL, MAIL_FROM }: OutsideWorld) {
  return SMTP_URL && MAIL_FROM ? createSmtpMail({ url: SMTP_URL, from: MAIL_FROM }) : undefined;
}

/** Every language is one file named by its tag: adding one adds it to the window. */
export async function loadTexts(): Promise<ReadonlyMap<string, Texts>> {
  const folder = new URL("./views/texts/", import.meta.url);
  const languages = new Map<string, Texts>();
  for (const name of ["fa.ts", ...[...Deno.readDirSync(folder)].map((file) => file.name).sort()]) {
    const tag = /^([a-z]{2})\.ts$/.exec(name)?.[1];
    if (tag) languages.set(tag, (await import(new URL(name, folder).href)).default);
  }
  return languages;
}

async function start(environment: Record<string, string>): Promise<Program> {
  const configuration = readStartConfiguration(environment);
  const { PORT, SANDBOX_PORT, AGENCY_PORT, DATA_DIR, SERVICES_FILE } = configuration;
  await configureLogging({ level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT });
  const baseUrl = `http://localhost:${PORT}`;
  // Not a literal, so that no module of the sandbox is in the graph of `serve`.
  const sandboxFolder = import.meta.resolve("./adapters/sandbox/");
  const { startSandbox, createCaptchaObserver } = await import(`${sandboxFolder}mod.ts`);
  const { greeting } = await import(`${sandboxFolder}greeting.ts`);
  await Deno.mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  const sandbox = await startSandbox({
    port: SANDBOX_PORT,
    agencyPort: AGENCY_PORT,
    store: `${DATA_DIR}/sandbox.sqlite3`,
    clock: systemClock,
    issuer: baseUrl,
  });
  const own = await readServicesFile(SERVICES_FILE) ?? [];
  const program = await startProgram({
    configuration,
    baseUrl,
    hostname: configuration.LISTEN ?? "127.0.0.1",
    outside: sandbox.settings,
    services: parseServices(
      { services: [...sandbox.services.services, ...own] },
      "services of the sandbox and SERVICES_FILE",
    ),
    secret: await readSecretFile(`${DATA_DIR}/secret_key`),
    sandbox: { onCaptchaIssued: createCaptchaObserver(sandbox.origin) },
  });
  // The one thing that is for the person at the terminal and not for the log.
  // deno-lint-ignore no-console
  console.log(greeting({ window: program.origin, sandbox }));
  return {
    origin: program.origin,
    async stop() {
      await program.stop();
      await sandbox.stop();
    },
  };
}

async function serve(environment: Record<string, string>): Promise<Program> {
  const problems: string[] = [];
  const note = (error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
  };
  let configuration;
  try {
    configuration = readServeConfiguration(environment);
  } catch (error) {
    note(error);
  }
  const file = environment.SERVICES_FILE || "services.json";
  const services = await readServicesFile(file).catch(note);
  if (services === null) problems.push(`SERVICES_FILE ${file} is missing`);
  if (!configuration || problems.length) throw new ConfigurationError(problems);

  await configureLogging({ level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT });
  const program = await startProgram({
    configuration,
    baseUrl: configuration.BASE_URL,
    hostname: configuration.LISTEN ?? "0.0.0.0",
    outside: configuration,
    services: services!,
    secret: bytesOf(configuration.SECRET_KEY),
  });
  logger.info("Listening on port {port} for {origin}", {
    port: configuration.PORT,
    origin: program.origin,
  });
  return program;
}

async function main(mode: string): Promise<void> {
  const modes = { start, serve };
  if (mode !== "start" && mode !== "serve") {
    // deno-lint-ignore no-console
    console.error("Usage: deno task start | deno task serve");
    Deno.exit(2);
  }
  const variables = VARIABLES[mode].map((name) => [name, Deno.env.get(name) ?? ""]);
  const program = await modes[mode](Object.fromEntries(variables));
  // A terminal may send the same signal to this process twice: directly and through the task runner.
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      stopping ??= program.stop().then(() => Deno.exit(0));
    });
  }
}

if (import.meta.main) {
  await main(Deno.args[0] ?? "").catch((error) => {
    if (!(error instanceof ConfigurationError)) throw error;
    // deno-lint-ignore no-console
    console.error(error.message);
    Deno.exit(1);
  });
}
