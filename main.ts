/** The composition root: configuration → adapters → app → serve. `start` adds the sandbox, `serve` never does. */
import { getLogger } from "@logtape/logtape";
import { createClientBehindProxy } from "./adapters/agency_proxies.ts";
import { createAllowedNetworks } from "./adapters/allowed_networks.ts";
import { createAppendLater } from "./adapters/audit/append_later.ts";
import { createAuditChain } from "./adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "./adapters/audit/kv_audit_log.ts";
import { createSealer } from "./adapters/audit/sealer.ts";
import { verifyCommand } from "./adapters/audit/verify_command.ts";
import { createBackground } from "./adapters/background.ts";
import { createMp3Speaker, loadClips } from "./adapters/captcha/mp3_speaker.ts";
import { createPngPainter } from "./adapters/captcha/png_painter.ts";
import { createClientAddress } from "./adapters/client_address.ts";
import {
  bytesOf,
  type CommonConfiguration,
  ConfigurationError,
  type OutsideSettings,
  readStartConfiguration,
  storeAddress,
  VARIABLES,
} from "./adapters/configuration.ts";
import { createHttpServer } from "./adapters/http_server.ts";
import { createJalaliCalendar } from "./adapters/jalaali_calendar.ts";
import { keepRunning } from "./adapters/keep_running.ts";
import { createKeyedHash, deriveKey } from "./adapters/keyed_hash.ts";
import { createJoseSigner } from "./adapters/keys/jose_signer.ts";
import { createKeyRing } from "./adapters/keys/key_ring.ts";
import { configureLogging, type LoggingOptions } from "./adapters/logging.ts";
import { exposition, type Measured } from "./adapters/metrics/metrics.ts";
import { createObservation } from "./adapters/observation.ts";
import { createOutsideWorld } from "./adapters/outside_world.ts";
import { createQrcodePainter } from "./adapters/qr/qrcode_painter.ts";
import { createSeal } from "./adapters/seal.ts";
import { readSecretFile } from "./adapters/secret_file.ts";
import { readServeSettings } from "./adapters/serve_settings.ts";
import { parseServices, readServicesFile } from "./adapters/services_file.ts";
import { followServicesFile } from "./adapters/services_follower.ts";
import { signInRules } from "./adapters/sign_in_rules.ts";
import { loadStaticFiles } from "./adapters/static_files.ts";
import { openDenoKvStore } from "./adapters/store/deno_kv.ts";
import { systemClock, systemRandom } from "./adapters/system.ts";
import { createUndiciUpstreams } from "./adapters/upstream/undici_upstreams.ts";
import { denoWebSockets } from "./adapters/web_socket/deno_web_sockets.ts";
import { runAsWorker, type Running, startWorkers, type Workers } from "./adapters/workers.ts";
import { createCaptchas } from "./domain/challenge/captcha.ts";
import { createAssertionCache } from "./domain/gateway/assertion.ts";
import { createOpenExchanges } from "./domain/gateway/open_exchanges.ts";
import { isForbiddenUpstream } from "./domain/gateway/upstream_address.ts";
import { sendDueNotices } from "./domain/notice/send_notices.ts";
import { type Clock, SECOND } from "./domain/platform.ts";
import { createHosts } from "./domain/registry/hosts.ts";
import { createRegistry } from "./domain/registry/registry.ts";
import type { Service } from "./domain/registry/service.ts";
import { createHandoffs } from "./domain/session/handoff.ts";
import { createLiveSessions } from "./domain/session/live_sessions.ts";
import { createAdmin } from "./routes/admin.ts";
import { createApp } from "./routes/app.ts";
import { createCookies } from "./routes/cookies.ts";
import { createForwardAuth } from "./routes/gateway/forward_auth.ts";
import { createProxy } from "./routes/gateway/proxy.ts";
import { createServiceGateway } from "./routes/gateway/service_gateway.ts";
import { createUpgrade } from "./routes/gateway/upgrade.ts";
import { createVouch } from "./routes/gateway/vouch.ts";
import { createHealth } from "./routes/health.ts";
import { createWindow } from "./routes/window/window.ts";
import { loadTexts } from "./views/load_texts.ts";
import { createMessages, createViews, writeDisplaySheet } from "./views/mod.ts";

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
  outside: OutsideSettings;
  services: Service[];
  /** 32 bytes or more, from which every key is derived. */
  secret: Uint8Array;
  /** Present in `start` only: pages say so, and automated people are told what pictures show. */
  sandbox?: { onCaptchaIssued(id: string, answer: string): Promise<void> };
  clock?: Clock;
  /** One of several, and not the first, which alone does what is to be done once. */
  isFurtherWorker?: boolean;
  /** What the other workers have measured. */
  otherWorkers?(): Promise<Measured[]>;
}

export interface Program {
  /** Of the window. */
  origin: string;
  /** What this worker has measured; nothing without `ADMIN_PORT`. */
  measure(): Promise<Measured>;
  /** Makes these all the services. Throws `ConfigurationError`, and then nothing has changed. */
  useServices(services: Service[]): Promise<void>;
  /** Readiness off, in-flight requests answered, then everything closed. */
  stop(): Promise<void>;
}

/** Starts the gateway: the same program for `start`, `serve` and the tests. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { configuration, sandbox, secret, clock = systemClock } = options;
  const random = systemRandom;
  const address = storeAddress(configuration);
  const observed = createObservation(configuration, { inFlight: () => server.inFlight });
  const store = observed.store(
    await openDenoKvStore({ address, clock, random, onRetry: observed.onStoreRetry }),
  );
  const hash = createKeyedHash(secret);
  const audit = createKvAuditLog(store, random);
  const appendLater = createAppendLater(audit);
  const calendar = createJalaliCalendar();
  const background = createBackground();
  const { registries, delivery, wires } = createOutsideWorld(options.outside, observed.outside);
  const agencies = createUndiciUpstreams({
    // The sandbox's agencies are on this machine; nobody else's are.
    isForbidden: sandbox ? undefined : isForbiddenUpstream,
  });
  const registry = createRegistry({
    services: options.services,
    prepare: (services) => agencies.use(services.values()),
  });
  const hosts = createHosts({ baseUrl: options.baseUrl, registry });
  const cookies = createCookies({ secure: hosts.secure });
  const languages = await loadTexts();
  const views = createViews({ languages });
  const folder = new URL("./static/", import.meta.url);
  const files = await loadStaticFiles(folder, writeDisplaySheet);
  const isAllowed = createAllowedNetworks(configuration.ALLOWED_NETWORKS);

  const ring = createKeyRing({
    store,
    clock,
    sealingKey: deriveKey(secret, "signing_keys"),
    onRotated: (kid) => appendLater({ at: clock.now(), event: "keys.rotated", detail: { kid } }),
  });
  const signer = createJoseSigner({ ring });
  const onHeard = observed.onRevocationHeard;
  const liveSessions = createLiveSessions({ store, clock, hash, onHeard });
  const handoffs = createHandoffs({ store, random, hash });
  const captchas = observed.captchas(createCaptchas({
    store,
    random,
    hash,
    painter: createPngPainter({ random }),
    speaker: createMp3Speaker(await loadClips(new URL("sounds/", folder))),
    onIssued: sandbox?.onCaptchaIssued,
  }));
  const notices = { ...delivery, messages: createMessages(languages), window: hosts.window };
  const window = createWindow({
    ...files,
    signIn: {
      ...registries,
      ...notices,
      store,
      clock,
      random,
      hash,
      audit,
      captchas,
      ussd: wires.ussd !== undefined,
      seal: createSeal(deriveKey(secret, "one_time_codes")),
      background: background.run,
      calendar,
      rules: signInRules(configuration),
    },
    liveSessions,
    handoffs,
    registry,
    hosts,
    cookies,
    views,
    support: { phone: configuration.SUPPORT_PHONE, address: configuration.SUPPORT_ADDRESS },
    isAllowed,
    signer,
    qrPainter: createQrcodePainter(),
    wires,
    sandbox: sandbox !== undefined,
  });

  const upstreams = observed.upstreams(agencies);
  const openExchanges = createOpenExchanges(liveSessions);
  liveSessions.onRevoked(openExchanges.noteRevocation);
  const assertions = createAssertionCache({ signer, clock, random, issuer: hosts.window });
  const gateway = createServiceGateway({
    clock,
    random,
    hash,
    calendar,
    audit,
    appendLater,
    hosts,
    cookies,
    views,
    liveSessions,
    handoffs,
    window: (request, { client, requestId }) =>
      window.fetch(request, { address: client.address, requestId }),
    proxy: createProxy({ upstreams, assertions, openExchanges }),
    upgrade: createUpgrade({
      upstreams,
      assertions,
      openExchanges,
      webSockets: observed.webSockets(denoWebSockets),
    }),
    vouch: createVouch({ assertions }),
    onFailed: (code, service) => observed.onFailed?.(service?.id ?? "_other", code),
    isAllowed,
    displaySheet: files.displaySheet,
    sandbox: sandbox !== undefined,
  });

  const clientAddress = createClientAddress(configuration.TRUSTED_PROXIES);
  const clientBehind = createClientBehindProxy(configuration.TRUSTED_PROXIES);
  const stopping = new AbortController();
  const health = createHealth(async () => {
    stopping.signal.throwIfAborted();
    await store.get(["ready"]);
  });
  const server = createHttpServer({
    port: configuration.PORT,
    hostname: options.hostname,
    shared: configuration.WORKERS > 1,
    answer: createApp({
      random,
      hosts,
      gateway,
      forwardAuth: createForwardAuth({ hosts, gateway, clientBehind }),
      clientAddress: (peer, forwardedFor, service) =>
        (service && clientBehind(service, peer, forwardedFor)) ??
          clientAddress(peer, forwardedFor),
      health,
      tracing: observed.tracing,
      onAnswered: observed.onAnswered,
    }),
  });
  const chain = createAuditChain({ store, hash });
  const sealer = options.isFurtherWorker
    ? undefined
    : createSealer({ chain, clock, watch: observed.sealing });
  const sealTimer = sealer && setInterval(() => void sealer.run(), SECOND);
  const { ADMIN_PORT, ADMIN_LISTEN } = configuration;
  const admin = ADMIN_PORT === undefined || options.isFurtherWorker ? undefined : createHttpServer({
    port: ADMIN_PORT,
    hostname: ADMIN_LISTEN,
    answer: createAdmin({
      health,
      metrics: async () =>
        await exposition([await observed.measure(), ...await options.otherWorkers?.() ?? []]),
    }),
  });
  // A worker that cannot hear of revocations for a moment still forgets what it knows within seconds.
  const following = keepRunning("follow revocations", liveSessions.follow, stopping.signal);
  const noticeTimer = options.isFurtherWorker ? undefined : setInterval(
    () => background.run(() => sendDueNotices({ store, clock, hash, audit, ...notices })),
    NOTICE_INTERVAL,
  );

  const lookTimer = setInterval(() => background.run(openExchanges.look), SECOND);

  return {
    origin: hosts.window,
    measure: observed.measure,
    // deno-lint-ignore require-await
    async useServices(services) {
      const { former, ...change } = registry.replace(services);
      // What is open there begins anew, under the rules of now.
      openExchanges.goAway(former);
      if (options.isFurtherWorker || former.size + change.added.length === 0) return;
      logger.info("Services changed: {added} added, {changed} changed, {removed} removed", change);
      appendLater({
        at: clock.now(),
        event: "services.changed",
        detail: {
          added: change.added.join(" "),
          changed: change.changed.join(" "),
          removed: change.removed.join(" "),
        },
      });
    },
    async stop() {
      stopping.abort();
      openExchanges.goAway();
      await server.stop({ deadline: STOP_DEADLINE, cut: () => agencies.destroy() });
      await admin?.stop({ deadline: SECOND, cut: () => {} });
      clearInterval(noticeTimer);
      clearInterval(lookTimer);
      clearInterval(sealTimer);
      await background.settled();
      await agencies.destroy();
      await following;
      await sealer?.finish();
      observed.stop();
      store.close();
    },
  };
}

/** What a worker is given: everything but functions, which do not travel. */
interface WorkerTask {
  options: Omit<ProgramOptions, "sandbox" | "clock" | "otherWorkers">;
  logging: Pick<LoggingOptions, "level" | "format">;
  sandboxOrigin?: string;
}

/** The program, as often as `WORKERS` says. */
async function startWorking(task: WorkerTask): Promise<Program & Running> {
  const { options, logging, sandboxOrigin } = task;
  const writeLog = await configureLogging(logging);
  const sandbox = sandboxOrigin ? await observeCaptchas(sandboxOrigin) : undefined;
  const workers = Promise.withResolvers<Workers>();
  const program = await startProgram({
    ...options,
    sandbox,
    otherWorkers: async () => await (await workers.promise).measure() as Measured[],
  });
  if (options.isFurtherWorker) {
    return {
      ...program,
      hear: takesServices(program),
      // The thread ends without a word that it could listen to.
      stop: () => program.stop().finally(writeLog),
    };
  }
  const further: WorkerTask = { ...task, options: { ...options, isFurtherWorker: true } };
  const count = options.configuration.WORKERS - 1;
  const started = await startWorkers(import.meta.url, Array.from({ length: count }, () => further));
  workers.resolve(started);
  return {
    ...program,
    async useServices(services) {
      await program.useServices(services);
      await started.tell(services);
    },
    stop: async () => void await Promise.all([program.stop(), started.stop()]),
  };
}

/** What the first worker has taken in suits this one as well, unless a certificate's file has just gone. */
function takesServices(program: Program): Running["hear"] {
  return (services) =>
    program.useServices(services as Service[]).catch((error) =>
      logger.error("Services stay as they were in one worker: {error}", { error: String(error) })
    );
}

/** A program that takes in what is changed in its file of services. */
interface Following extends Program {
  /** Reads the file now. */
  reload(): Promise<void>;
}

function followServices(
  program: Program,
  { path, read }: { path: string; read(): Promise<Service[] | null> },
): Following {
  const follower = followServicesFile({ path, read, use: program.useServices });
  return {
    ...program,
    reload: follower.reload,
    stop: async () => void await Promise.all([follower.stop(), program.stop()]),
  };
}

/** Not a literal, so that no module of the sandbox is in the graph of `serve`. */
const SANDBOX = import.meta.resolve("./adapters/sandbox/");

async function observeCaptchas(sandboxOrigin: string): Promise<ProgramOptions["sandbox"]> {
  const { createCaptchaObserver } = await import(`${SANDBOX}captcha_observer.ts`);
  return { onCaptchaIssued: createCaptchaObserver(sandboxOrigin) };
}

async function start(environment: Record<string, string>): Promise<Following> {
  const configuration = readStartConfiguration(environment);
  const { PORT, SANDBOX_PORT, AGENCY_PORT, DATA_DIR, SERVICES_FILE } = configuration;
  const baseUrl = `http://localhost:${PORT}`;
  const { startSandbox } = await import(`${SANDBOX}mod.ts`);
  const { greeting } = await import(`${SANDBOX}greeting.ts`);
  await Deno.mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  const sandbox = await startSandbox({
    port: SANDBOX_PORT,
    agencyPort: AGENCY_PORT,
    store: `${DATA_DIR}/sandbox.sqlite3`,
    clock: systemClock,
    issuer: baseUrl,
  });
  const withSandbox = (own: Service[]) =>
    parseServices(
      { services: [...sandbox.services.services, ...own] },
      "services of the sandbox and SERVICES_FILE",
    );
  const program = await startWorking({
    options: {
      configuration,
      baseUrl,
      hostname: configuration.LISTEN ?? "127.0.0.1",
      outside: sandbox.settings,
      services: withSandbox(await readServicesFile(SERVICES_FILE) ?? []),
      secret: await readSecretFile(`${DATA_DIR}/secret_key`),
    },
    logging: { level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT },
    sandboxOrigin: sandbox.origin,
  });
  // The one thing that is for the person at the terminal and not for the log.
  // deno-lint-ignore no-console
  console.log(greeting({ window: program.origin, sandbox }));
  const followed = followServices(program, {
    path: SERVICES_FILE,
    async read() {
      const own = await readServicesFile(SERVICES_FILE);
      return own && withSandbox(own);
    },
  });
  return {
    ...followed,
    async stop() {
      await followed.stop();
      await sandbox.stop();
    },
  };
}

async function serve(environment: Record<string, string>): Promise<Following> {
  const { configuration, services } = await readServeSettings(environment);
  const program = await startWorking({
    options: {
      configuration,
      baseUrl: configuration.BASE_URL,
      hostname: configuration.LISTEN ?? "0.0.0.0",
      outside: configuration,
      services,
      secret: bytesOf(configuration.SECRET_KEY),
    },
    logging: { level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT },
  });
  logger.info("Listening on port {port} for {origin}", {
    port: configuration.PORT,
    origin: program.origin,
  });
  const { SERVICES_FILE } = configuration;
  return followServices(program, {
    path: SERVICES_FILE,
    read: () => readServicesFile(SERVICES_FILE),
  });
}

async function main(mode: string): Promise<void> {
  const modes = { start, serve };
  if (mode !== "start" && mode !== "serve" && mode !== "audit:verify") {
    // deno-lint-ignore no-console
    console.error("Usage: deno task start | deno task serve | deno task audit:verify");
    Deno.exit(2);
  }
  const variables = VARIABLES[mode].map((name) => [name, Deno.env.get(name) ?? ""]);
  const environment = Object.fromEntries(variables);
  if (mode === "audit:verify") {
    const { sound, report } = await verifyCommand(environment, Deno.args.slice(1));
    // deno-lint-ignore no-console
    console.log(report);
    Deno.exit(sound ? 0 : 1);
  }
  const program = await modes[mode](environment);
  // A terminal may send the same signal to this process twice: directly and through the task runner.
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      stopping ??= program.stop().then(() => Deno.exit(0));
    });
  }
  // `start` belongs to a terminal and ends with it, which is what this signal says there.
  if (mode === "serve") Deno.addSignalListener("SIGHUP", () => void program.reload());
}

if (import.meta.main && !runAsWorker(startWorking)) {
  await main(Deno.args[0] ?? "").catch((error) => {
    if (!(error instanceof ConfigurationError)) throw error;
    // deno-lint-ignore no-console
    console.error(error.message);
    Deno.exit(1);
  });
}
