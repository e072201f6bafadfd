/** A composed program at work: its servers, what it does in the background, and its end. */
import { tellOfEndingKeys } from "../../domain/api/keys.ts";
import { createClockHealth } from "../../domain/console/health/clocks.ts";
import { PARTS_INTERVAL } from "../../domain/console/health/parts.ts";
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import { type Dispatcher, OUTBOX_INTERVAL } from "../../domain/outbox/dispatcher.ts";
import { HOUR, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import { createPublisher, PUBLICATION_INTERVAL } from "../../domain/publication/publisher.ts";
import { TRAFFIC_INTERVAL } from "../../domain/publication/traffic/traffic.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { HEARING_INTERVAL, type LiveSessions } from "../../domain/session/live_sessions.ts";
import type { Adapters } from "../mod.ts";
import type { Running } from "../runtime/worker_messages.ts";
import type { Workers } from "../runtime/workers.ts";
import { compareClocks } from "../store/clock_difference.ts";
import {
  CATALOGUE_INTERVAL,
  type CatalogueSource,
  createCatalogueSource,
} from "../services/catalogue_source.ts";
import { createServicesChange } from "../services/change.ts";
import type { Readiness } from "./readiness.ts";
import { openServers, type ServersOptions } from "./servers.ts";
import { createStop } from "./stop.ts";

const CLOCK_INTERVAL = MINUTE;
/** How often agencies are told of keys that end. */
const KEYS_INTERVAL = HOUR;

export interface Program extends Running {
  /** Of the window. */
  origin: string;
  /** Told of each reload of the services file. */
  noteReload(succeeded: boolean): void;
  /**
   * Readiness off, in-flight requests answered, then everything closed, each within its own time.
   * Called again, it no longer waits for answers.
   */
  stop(): Promise<void>;
}

export interface RunOptions extends Omit<ServersOptions, "window" | "jwks"> {
  adapters: Adapters;
  catalogue: Catalogue;
  liveSessions: LiveSessions;
  openExchanges: OpenExchanges;
  outbox: Dispatcher;
  readiness: Readiness;
  stopping: AbortController;
  /** The other workers, once they are up. */
  otherWorkers?(): Workers | undefined;
}

export async function runProgram(options: RunOptions): Promise<Program> {
  const { adapters, openExchanges, stopping, otherWorkers } = options;
  const { ports: { window, signer }, observed } = adapters;
  const source = await openCatalogue(options);
  const servers = await openServers({ ...options, window, jwks: signer.jwks });
  startBackground(options, source);
  return {
    origin: window,
    measure: observed.measure,
    // deno-lint-ignore require-await
    useServices: async (services) => source.useFile(services),
    noteReload: (succeeded) => observed.onReload?.(succeeded),
    allUp: options.readiness.allUp,
    stop: createStop({
      ...adapters,
      ...servers,
      outbox: options.outbox,
      stopping,
      drain: () => openExchanges.drain(),
      stopOthers: async () => await otherWorkers?.()?.stop(),
    }),
  };
}

/** What was published stands in the catalogue before the first request. */
async function openCatalogue(
  { adapters: { ports }, catalogue, openExchanges, isFurtherWorker }: RunOptions,
): Promise<CatalogueSource> {
  const { store, appendLater } = ports;
  let isUp = false;
  const use = createServicesChange({
    ...{ ...ports, catalogue, openExchanges },
    // Nothing has changed at a start.
    record: isFurtherWorker ? undefined : (change) => {
      if (isUp) appendLater(change);
    },
  });
  const source = createCatalogueSource({ store, file: [...catalogue.current().values()], use });
  await source.look();
  isUp = true;
  return source;
}

function startBackground(
  { adapters, catalogue, liveSessions, openExchanges, outbox }: RunOptions,
  source: CatalogueSource,
): void {
  const { ports, observed, background, sealer } = adapters;
  background.every(SECOND, openExchanges.checkSessions);
  background.every(HEARING_INTERVAL, openExchanges.checkRevoked);
  background.every(SECOND, sealer.run);
  background.every(OUTBOX_INTERVAL, outbox.look);
  const noteClock = createClockHealth(ports);
  const onCompared = async (seconds: number, isOff: boolean) => {
    observed.onClocksCompared?.(seconds);
    await noteClock(seconds, isOff);
  };
  const comparing = { ...ports, onCompared };
  background.run(() => compareClocks(comparing));
  background.every(CLOCK_INTERVAL, () => compareClocks(comparing));
  background.every(HEARING_INTERVAL, liveSessions.hear);
  background.every(CATALOGUE_INTERVAL, source.look);
  const { publicationLease: lease } = adapters;
  const publisher = createPublisher({ ...ports, catalogue, lease });
  background.every(PUBLICATION_INTERVAL, publisher.look);
  background.every(TRAFFIC_INTERVAL, ports.traffic.flush);
  background.every(PARTS_INTERVAL, () => ports.parts.flush(ports.store));
  const tellOfKeys = () => tellOfEndingKeys({ ...ports, catalogue });
  background.run(tellOfKeys);
  background.every(KEYS_INTERVAL, tellOfKeys);
}
