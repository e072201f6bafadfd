/**
 * Commands and composition: adapters, the domain's objects built on them, routes. `start` adds the
 * sandbox.
 */
import { EXIT_CODES } from "./adapters/commands/report.ts";
import { isReport, REPORTS } from "./adapters/commands/reports.ts";
import { runCommand } from "./adapters/commands/run.ts";
import { VARIABLES } from "./adapters/configuration/environment.ts";
import { readImprint } from "./adapters/configuration/imprint.ts";
import { explainFailure } from "./adapters/configuration/start_failure.ts";
import { createPageCompressor } from "./adapters/http/compress_page.ts";
import { loadStaticFiles } from "./adapters/http/static_files.ts";
import { type Adapters, type AdaptersOptions, createAdapters } from "./adapters/mod.ts";
import { exposition } from "./adapters/observation/metrics/metrics.ts";
import { createOutbox } from "./adapters/program/outbox.ts";
import { createReadiness } from "./adapters/program/readiness.ts";
import { type Program, runProgram } from "./adapters/program/run.ts";
import { createWork } from "./adapters/program/working.ts";
import { systemClock } from "./adapters/runtime/system.ts";
import { runAsWorker } from "./adapters/runtime/worker_thread.ts";
import type { Workers } from "./adapters/runtime/workers.ts";
import { createOpenExchanges } from "./domain/gateway/upstream/open_exchanges.ts";
import { type Clock, SECOND } from "./domain/platform/platform.ts";
import { createCatalogue } from "./domain/services/catalogue.ts";
import { createBanners } from "./domain/console/banner.ts";
import { createDirectory } from "./domain/directory/directory.ts";
import { createHosts, windowOrigin } from "./domain/services/hosts.ts";
import type { Service } from "./domain/services/service.ts";
import { createConsents } from "./domain/federation/consents.ts";
import { createLiveSessions } from "./domain/session/live_sessions.ts";
import { createImprints } from "./domain/window/imprint.ts";
import { createAdmin } from "./routes/admin.ts";
import { createHealth } from "./routes/health.ts";
import { createRoutes } from "./routes/mod.ts";
import type { WindowPorts } from "./routes/site/window_ports.ts";
import { loadTexts } from "./views/load_texts.ts";
import {
  createMessages,
  createViews,
  writeDisplaySheet,
  writeLaterStyle,
  writeStyle,
} from "./views/mod.ts";

const STATIC = new URL("./static/", import.meta.url);

export interface ProgramOptions
  extends Pick<AdaptersOptions, "configuration" | "outside" | "secret" | "sandbox"> {
  /** "https://example.ir"; the window is at `sso.` of it, or on localhost at the base itself. */
  baseUrl: string;
  services: Service[];
  clock?: Clock;
  /** Time limits of bodies sent to the window. */
  patience?: WindowPorts["patience"];
  /** An additional worker; only the first listens on the admin port and records reloads. */
  isFurtherWorker?: boolean;
  /** The other workers, once they are up. */
  otherWorkers?(): Workers | undefined;
}

/** Starts the gateway: the same program for `start`, `serve` and the tests. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { configuration, baseUrl, isFurtherWorker = false, otherWorkers } = options;
  const { USSD_CODE: dialCode, WORKERS: workers } = configuration;
  const imprints = createImprints(readImprint(configuration, baseUrl));
  const languages = await loadTexts(imprints);
  const inFlight = new Set<Promise<void>>();
  const adapters = await createAdapters({
    ...options,
    clock: options.clock ?? systemClock,
    messages: createMessages(languages, imprints, configuration.SMS_LANGUAGES),
    window: windowOrigin(baseUrl),
    sounds: new URL("sounds/", STATIC),
    inFlight: () => inFlight.size,
  });
  const { ports, observed, writeProbe } = adapters;
  const kept = createKept(adapters, options);
  const stopping = new AbortController();
  const readiness = createReadiness({
    ...ports,
    writeProbe,
    workers,
    stopping: stopping.signal,
  });
  const health = createHealth(readiness.check);
  const views = createViews({ languages, dialCode, imprints });
  const answer = createRoutes({
    ...ports,
    ...await loadStaticFiles({
      folder: STATIC,
      writeStyle,
      writeLaterStyle,
      writeDisplaySheet,
      dialCode,
      said: views.said,
      pushed: views.pushed,
    }),
    ...kept,
    views,
    support: {
      phone: configuration.SUPPORT_PHONE,
      hours: configuration.SUPPORT_HOURS,
      email: configuration.SUPPORT_EMAIL,
      address: configuration.SUPPORT_ADDRESS,
    },
    patience: options.patience,
    compressPage: createPageCompressor(ports),
    sandbox: options.sandbox !== undefined,
    health,
    tracing: observed.tracing,
    onAnswered: observed.onAnswered,
    onFailed: observed.onFailed,
  });
  const metrics = async () =>
    await exposition([await observed.measure(), ...await otherWorkers?.()?.measure() ?? []]);
  return await runProgram({
    ...kept,
    adapters,
    configuration,
    readiness,
    stopping,
    isFurtherWorker,
    otherWorkers,
    inFlight,
    answer,
    admin: createAdmin({ health, metrics }),
  });
}

/** The objects of the domain that outlive a request. */
function createKept(
  adapters: Adapters,
  { services, baseUrl, configuration }: ProgramOptions,
) {
  const { ports, observed, agencies, logoutReceivers, nearWorkers } = adapters;
  const catalogue = createCatalogue({
    services,
    prepare(services) {
      agencies.use(services.values());
      logoutReceivers.use(services.values());
      adapters.eventReceivers.use(services.values());
      adapters.changeReceivers.use(services.values());
      adapters.webhookReceivers.use(services.values());
    },
  });
  const liveSessions = createLiveSessions({
    ...ports,
    outageGrace: configuration.STORE_OUTAGE_GRACE * SECOND,
    onHeard: observed.onRevocationHeard,
    tellNear: nearWorkers.tell,
  });
  nearWorkers.onTold(liveSessions.told);
  const openExchanges = createOpenExchanges({
    standingOf: liveSessions.ofExchange,
    clock: ports.clock,
  });
  liveSessions.onRevoked(openExchanges.noteRevocation);
  const consents = createConsents(ports);
  const openid = adapters.createOpenId({ catalogue, consents });
  const hosts = createHosts({ baseUrl, catalogue });
  const outbox = createOutbox(adapters, catalogue, hosts.desk);
  const directory = createDirectory({ ...adapters, catalogue });
  const banners = createBanners(ports);
  return {
    catalogue,
    directory,
    banners,
    hosts,
    liveSessions,
    openExchanges,
    outbox,
    consents,
    openid,
  };
}

const work = createWork(import.meta.url, startProgram);

async function main(mode: string): Promise<void> {
  if (mode !== "start" && mode !== "serve" && !isReport(mode)) {
    // deno-lint-ignore no-console
    console.error(`Usage: deno task start | serve | ${Object.keys(REPORTS).join(" | ")}`);
    Deno.exit(2);
  }
  const environment: Record<string, string> = {};
  for (const name of VARIABLES[mode]) {
    const value = Deno.env.get(name);
    if (value !== undefined) environment[name] = value;
  }
  if (isReport(mode)) {
    // deno-lint-ignore no-console
    const print = (line: string) => console.log(line);
    const { code, report } = await REPORTS[mode](environment, Deno.args.slice(1), print);
    // The report of audit:read stands beside what it has printed.
    const isForPeople = code === EXIT_CODES.failed || mode === "audit:read";
    // deno-lint-ignore no-console
    if (report) console[isForPeople ? "error" : "log"](report);
    Deno.exit(code);
  }
  const greeting = await runCommand(mode, environment, work);
  // deno-lint-ignore no-console
  if (greeting) console.log(greeting);
}

if (import.meta.main && !runAsWorker(work)) {
  await main(Deno.args[0] ?? "").catch((error) => {
    const message = explainFailure("Cannot start", error);
    if (!message) throw error;
    // deno-lint-ignore no-console
    console.error(message);
    Deno.exit(1);
  });
}
