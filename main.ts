/** The composition root: configuration → adapters → app → serve. `start` adds the sandbox, `serve` never does. */
import { getLogger } from "@logtape/logtape";
import { EXIT_CODES, verifyCommand } from "./adapters/audit_verify.ts";
import {
  type CommonConfiguration,
  ConfigurationError,
  type OutsideSettings,
  readStartConfiguration,
  VARIABLES,
} from "./adapters/configuration/environment.ts";
import { bytesOf } from "./adapters/configuration/fields.ts";
import { CLOSE_GRACE, createHttpServer } from "./adapters/http/server.ts";
import { keepRunning } from "./adapters/runtime/keep_running.ts";
import { configureLogging, type LoggingOptions } from "./adapters/observation/logging.ts";
import { exposition } from "./adapters/observation/metrics/metrics.ts";
import { createAdapters } from "./adapters/mod.ts";
import { gatewayPlace, portProblems, programPlaces, sandboxPlaces } from "./adapters/ports.ts";
import { readSecretFile } from "./adapters/configuration/secret_file.ts";
import { readServeSettings } from "./adapters/services/serve_settings.ts";
import { createServicesChange } from "./adapters/services/change.ts";
import { stopOnSignals } from "./adapters/runtime/stop_on_signals.ts";
import { stopInOrder } from "./adapters/runtime/ordered_stop.ts";
import { parseServices, readServicesFile } from "./adapters/services/file.ts";
import { followServicesFile, type ServicesFollower } from "./adapters/services/follower.ts";
import { requireOwnListener } from "./adapters/http/shared_port.ts";
import { signInRules } from "./adapters/configuration/sign_in_rules.ts";
import { explainFailure } from "./adapters/configuration/start_failure.ts";
import { loadStaticFiles } from "./adapters/http/static_files.ts";
import { systemClock } from "./adapters/runtime/system.ts";
import { runAsWorker } from "./adapters/runtime/worker_thread.ts";
import type { Running } from "./adapters/runtime/worker_messages.ts";
import { startWorkers, type Workers } from "./adapters/runtime/workers.ts";
import { createCaptchas } from "./domain/captcha/captcha.ts";
import { createSystemStrain } from "./domain/budget/system_strain.ts";
import { createOpenExchanges } from "./domain/gateway/upstream/open_exchanges.ts";
import { sendDueNotices } from "./domain/notice/send_notices.ts";
import { type Clock, SECOND } from "./domain/platform/platform.ts";
import { createHosts } from "./domain/services/hosts.ts";
import { createCatalogue } from "./domain/services/catalogue.ts";
import type { Service } from "./domain/services/service.ts";
import { createHandoffs } from "./domain/session/handoff.ts";
import { createLiveSessions } from "./domain/session/live_sessions.ts";
import { createAdmin } from "./routes/admin.ts";
import { createApp } from "./routes/app.ts";
import { createCookies } from "./routes/site/cookies.ts";
import { createForwardAuth } from "./routes/gateway/forward_auth.ts";
import { createServiceGateway } from "./routes/gateway/service_gateway.ts";
import { createHealth } from "./routes/health.ts";
import type { WindowPorts } from "./routes/site/window_ports.ts";
import { createWindow } from "./routes/mod.ts";
import { loadTexts } from "./views/load_texts.ts";
import { createMessages, createViews, writeDisplaySheet } from "./views/mod.ts";

const logger = getLogger(["panjereh"]);

/** In-flight requests are answered within this time after a stop was asked for. */
const STOP_DEADLINE = 10 * SECOND;

/** What background tasks have not done within it is done after the next start. */
const BACKGROUND_DEADLINE = 3 * SECOND;

/** Further workers end within it, by the deadlines above. */
const OTHERS_DEADLINE = 20 * SECOND;

/** Even a store that has just come back takes less for what waits to be sealed. */
const SEALING_DEADLINE = 5 * SECOND;

/** The process ends within this time in any case: all deadlines together. */
const STOP_LIMIT = 30 * SECOND;

/** How often the queue of notices is looked through for those that failed before. */
const NOTICE_INTERVAL = 15 * SECOND;

export interface ProgramOptions {
  configuration: CommonConfiguration;
  /** "https://example.ir"; the window is at `sso.` of it, or at itself on localhost. */
  baseUrl: string;
  outside: OutsideSettings;
  services: Service[];
  /** 32 bytes or more, from which every key is derived. */
  secret: Uint8Array;
  /** Present in `start` only: pages say so, and automated people are told what pictures show. */
  sandbox?: { onCaptchaIssued(id: string, answer: string): Promise<void> };
  clock?: Clock;
  /** How long bodies may take that are sent to the window. */
  patience?: WindowPorts["patience"];
  /** One of several, and not the first, which alone does what is to be done once. */
  isFurtherWorker?: boolean;
  /** The further workers, once they are up. */
  otherWorkers?(): Workers | undefined;
}

export interface Program extends Running {
  /** Of the window. */
  origin: string;
  /**
   * Readiness off, in-flight requests answered, then everything closed, each within its own time. Called again it waits
   * for no answer any more.
   */
  stop(): Promise<void>;
}

/** Starts the gateway: the same program for `start`, `serve` and the tests. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { configuration, sandbox, isFurtherWorker = false, clock = systemClock } = options;
  const folder = new URL("./static/", import.meta.url);
  const adapters = await createAdapters({
    ...options,
    clock,
    sounds: new URL("sounds/", folder),
    localUpstreams: sandbox !== undefined,
    inFlight: () => server.inFlight,
  });
  const { platform, observed, agencies, delivery, wires, background, sealer } = adapters;
  const catalogue = createCatalogue({
    services: options.services,
    prepare: (services) => agencies.use(services.values()),
  });
  const hosts = createHosts({ baseUrl: options.baseUrl, catalogue });
  const languages = await loadTexts();
  const { USSD_CODE: dialCode } = configuration;
  const files = await loadStaticFiles({ folder, writeDisplaySheet, dialCode });
  const liveSessions = createLiveSessions({ ...platform, onHeard: observed.onRevocationHeard });
  const notices = { ...delivery, messages: createMessages(languages), window: hosts.window };
  /** What window and gateway have in common. */
  const common = {
    catalogue,
    hosts,
    liveSessions,
    handoffs: createHandoffs(platform),
    cookies: createCookies({ secure: hosts.secure }),
    views: createViews({ languages, dialCode }),
    signer: adapters.signer,
    isAllowed: adapters.isAllowed,
    sandbox: sandbox !== undefined,
  };

  const window = createWindow({
    ...common,
    ...files,
    ...platform,
    ...adapters.registries,
    ...notices,
    captchas: observed.captchas(createCaptchas({
      ...platform,
      painter: adapters.painter,
      speaker: adapters.speaker,
      onIssued: sandbox?.onCaptchaIssued,
    })),
    strain: createSystemStrain(platform),
    ussd: wires.ussd !== undefined,
    seal: adapters.seal,
    background: background.run,
    rules: signInRules(configuration),
    support: { phone: configuration.SUPPORT_PHONE, address: configuration.SUPPORT_ADDRESS },
    qrPainter: adapters.qrPainter,
    wires,
    patience: options.patience,
  });

  const openExchanges = createOpenExchanges(liveSessions);
  liveSessions.onRevoked(openExchanges.noteRevocation);
  const gateway = createServiceGateway({
    ...common,
    ...platform,
    appendLater: adapters.appendLater,
    window: (request, { client, requestId }) => window.fetch(request, { ip: client.ip, requestId }),
    upstreams: observed.upstreams(agencies),
    webSockets: adapters.webSockets,
    openExchanges,
    onFailed: (code, service) => observed.onFailed?.(service?.id ?? "_other", code),
    displaySheet: files.displaySheet,
  });

  const stopping = new AbortController();
  let isUp = configuration.WORKERS === 1;
  const health = createHealth(async () => {
    stopping.signal.throwIfAborted();
    if (!isUp) throw new Error("Cannot serve yet: other workers are coming up");
    await platform.store.get(["ready"]);
  });
  if (configuration.REUSE_PORT && !isFurtherWorker) {
    const place = gatewayPlace(configuration);
    await requireOwnListener({ place, window: hosts.window, jwks: adapters.signer.jwks });
  }
  const server = createHttpServer({
    port: configuration.PORT,
    hostname: configuration.LISTEN,
    shared: configuration.WORKERS > 1 || configuration.REUSE_PORT,
    answer: createApp({
      random: platform.random,
      hosts,
      gateway,
      forwardAuth: createForwardAuth({ hosts, gateway, clientBehind: adapters.clientBehind }),
      clientBehind: adapters.clientBehind,
      clientIp: adapters.clientIp,
      health,
      tracing: observed.tracing,
      onAnswered: observed.onAnswered,
    }),
  });
  const { ADMIN_PORT, ADMIN_LISTEN } = configuration;
  const admin = ADMIN_PORT === undefined || isFurtherWorker ? undefined : createHttpServer({
    port: ADMIN_PORT,
    hostname: ADMIN_LISTEN,
    answer: createAdmin({
      health,
      metrics: async () =>
        await exposition([
          await observed.measure(),
          ...await options.otherWorkers?.()?.measure() ?? [],
        ]),
    }),
  });

  // A worker that cannot hear of revocations for a moment still forgets what it knows within seconds.
  const following = keepRunning("follow revocations", liveSessions.follow, stopping.signal);
  background.every(SECOND, openExchanges.checkSessions);
  if (!isFurtherWorker) {
    background.every(SECOND, sealer.run);
    background.every(NOTICE_INTERVAL, () => sendDueNotices({ ...platform, ...notices }));
  }
  const changeServices = createServicesChange({
    catalogue,
    openExchanges,
    clock,
    record: isFurtherWorker ? undefined : adapters.appendLater,
  });

  const force = new AbortController();
  const stopOthers = async () => await options.otherWorkers?.()?.stop();
  let ended: Promise<void> | undefined;

  async function end(): Promise<void> {
    stopping.abort();
    openExchanges.drain();
    const abortInFlight = () => agencies.destroy();
    const othersEnd = stopInOrder([
      { what: "stop the other workers", run: stopOthers, limit: OTHERS_DEADLINE },
    ]);
    await stopInOrder([
      {
        what: "answer what is under way",
        run: () => server.stop({ deadline: STOP_DEADLINE, abortInFlight, force: force.signal }),
        limit: STOP_DEADLINE + 3 * CLOSE_GRACE,
      },
      {
        what: "close the admin port",
        run: () => admin?.stop({ deadline: 0, abortInFlight: () => {} }),
        limit: 3 * CLOSE_GRACE,
      },
      { what: "end background tasks", run: background.stop, limit: BACKGROUND_DEADLINE },
      { what: "close connections to agencies", run: abortInFlight },
      { what: "end following revocations", run: () => following },
    ]);
    await othersEnd;
    await stopInOrder([
      {
        what: "seal the audit log",
        run: () => isFurtherWorker ? undefined : sealer.finish(),
        limit: SEALING_DEADLINE,
      },
      { what: "end measuring", run: observed.stop },
      { what: "close the store", run: () => platform.store.close() },
    ]);
  }

  return {
    origin: hosts.window,
    measure: observed.measure,
    // deno-lint-ignore require-await
    useServices: async (services) => changeServices(services),
    allUp: () => void (isUp = true),
    stop() {
      if (ended) {
        force.abort();
        stopOthers().catch(() => {});
      }
      return ended ??= end();
    },
  };
}

/** What a worker is given: everything but functions, which do not travel. */
interface WorkerTask {
  options: Omit<ProgramOptions, "sandbox" | "clock" | "otherWorkers">;
  logging: Pick<LoggingOptions, "level" | "format">;
  sandboxOrigin?: string;
}

/** The program, as often as `WORKERS` says. `signal` gives the start up, in order. */
async function startWorking(task: WorkerTask, signal?: AbortSignal): Promise<Program> {
  const { options, logging, sandboxOrigin } = task;
  const writeLog = await configureLogging(logging);
  const sandbox = sandboxOrigin ? await observeCaptchas(sandboxOrigin) : undefined;
  let others: Workers | undefined;
  const program = await startProgram({ ...options, sandbox, otherWorkers: () => others });
  if (options.isFurtherWorker) {
    // The thread ends without a word that it could listen to.
    return { ...program, stop: () => program.stop().finally(writeLog) };
  }
  const further: WorkerTask = { ...task, options: { ...options, isFurtherWorker: true } };
  const count = options.configuration.WORKERS - 1;
  const tasks = Array.from({ length: count }, () => further);
  try {
    others = await startWorkers(import.meta.url, tasks, { signal });
  } catch (error) {
    await program.stop();
    throw error;
  }
  program.allUp();
  return {
    ...program,
    async useServices(services) {
      // What is refused here is refused for all.
      await program.useServices(services);
      await others?.useServices(services);
    },
  };
}

/** Not a literal, so that no module of the sandbox is in the graph of `serve`. */
const SANDBOX = import.meta.resolve("./adapters/sandbox/");

async function observeCaptchas(sandboxOrigin: string): Promise<ProgramOptions["sandbox"]> {
  const { createCaptchaObserver } = await import(`${SANDBOX}wires/captcha_observer.ts`);
  return { onCaptchaIssued: createCaptchaObserver(sandboxOrigin) };
}

/** What the terminal and the supervisor have a say in. */
interface Command {
  /** Reads the file of services now. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

async function start(
  environment: Record<string, string>,
  signal: AbortSignal,
): Promise<Command> {
  const configuration = readStartConfiguration(environment);
  const { PORT, SANDBOX_PORT, AGENCY_PORT, DATA_DIR, SERVICES_FILE } = configuration;
  const taken = portProblems([...programPlaces(configuration), ...sandboxPlaces(configuration)]);
  if (taken.length > 0) throw new ConfigurationError(taken);
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
    dialCode: configuration.USSD_CODE,
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
      outside: sandbox.settings,
      services: withSandbox(await readServicesFile(SERVICES_FILE) ?? []),
      secret: await readSecretFile(`${DATA_DIR}/secret_key`),
    },
    logging: { level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT },
    sandboxOrigin: sandbox.origin,
  }, signal);
  // The one thing that is for the person at the terminal and not for the log.
  // deno-lint-ignore no-console
  console.log(greeting({ window: program.origin, sandbox }));
  const follower = followServicesFile({
    path: SERVICES_FILE,
    async read() {
      const own = await readServicesFile(SERVICES_FILE);
      return own && withSandbox(own);
    },
    use: program.useServices,
  });
  return {
    reload: follower.reload,
    async stop() {
      await stopBoth(follower, program);
      await stopInOrder([{ what: "stop the sandbox", run: sandbox.stop }]);
    },
  };
}

async function serve(
  environment: Record<string, string>,
  signal: AbortSignal,
): Promise<Command> {
  const { configuration, services } = await readServeSettings(environment);
  const program = await startWorking({
    options: {
      configuration,
      baseUrl: configuration.BASE_URL,
      outside: configuration,
      services,
      secret: bytesOf(configuration.SECRET_KEY),
    },
    logging: { level: configuration.LOG_LEVEL, format: configuration.LOG_FORMAT },
  }, signal);
  logger.info("Listening on port {port} for {origin}", {
    port: configuration.PORT,
    origin: program.origin,
  });
  const { SERVICES_FILE } = configuration;
  const follower = followServicesFile({
    path: SERVICES_FILE,
    read: () => readServicesFile(SERVICES_FILE),
    use: program.useServices,
  });
  return {
    reload: follower.reload,
    stop: () => stopBoth(follower, program),
  };
}

async function stopBoth(follower: ServicesFollower, program: Program): Promise<void> {
  const following = { what: "stop following SERVICES_FILE", run: follower.stop };
  await Promise.all([stopInOrder([following]), program.stop()]);
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
    const { outcome, report } = await verifyCommand(environment, Deno.args.slice(1));
    // deno-lint-ignore no-console
    console[outcome === "failed" ? "error" : "log"](report);
    Deno.exit(EXIT_CODES[outcome]);
  }
  const stopping = new AbortController();
  const starting = modes[mode](environment, stopping.signal);
  stopOnSignals(async () => {
    stopping.abort();
    // A start that was given up has closed what it had opened.
    const program = await starting.catch(() => undefined);
    await program?.stop();
  }, STOP_LIMIT);
  const program = await starting.catch((error) => {
    if (!stopping.signal.aborted) throw error;
  });
  if (!program) return;
  // `start` belongs to a terminal and ends with it, which is what this signal says there.
  if (mode === "serve") Deno.addSignalListener("SIGHUP", () => void program.reload());
}

if (import.meta.main && !runAsWorker(startWorking)) {
  await main(Deno.args[0] ?? "").catch((error) => {
    const message = explainFailure("Cannot start", error);
    if (!message) throw error;
    // deno-lint-ignore no-console
    console.error(message);
    Deno.exit(1);
  });
}
