/** A composed program at work: its servers, what it does in the background, and its end. */
import { tellOfEndingKeys } from "../../domain/api/keys.ts";
import type { OpenExchanges } from "../../domain/gateway/upstream/open_exchanges.ts";
import { type Dispatcher, OUTBOX_INTERVAL } from "../../domain/outbox/dispatcher.ts";
import { HOUR, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { HEARING_INTERVAL, type LiveSessions } from "../../domain/session/live_sessions.ts";
import type { Adapters } from "../mod.ts";
import type { Running } from "../runtime/worker_messages.ts";
import type { Workers } from "../runtime/workers.ts";
import { compareClocks } from "../store/clock_difference.ts";
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
  const { adapters, openExchanges, isFurtherWorker, stopping, otherWorkers } = options;
  const { ports: { window, signer, clock, appendLater }, observed } = adapters;
  const servers = await openServers({ ...options, window, jwks: signer.jwks });
  startBackground(options);
  const changeServices = createServicesChange({
    catalogue: options.catalogue,
    openExchanges,
    clock,
    record: isFurtherWorker ? undefined : appendLater,
  });
  return {
    origin: window,
    measure: observed.measure,
    // deno-lint-ignore require-await
    useServices: async (services) => changeServices(services),
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

function startBackground(
  { adapters, catalogue, liveSessions, openExchanges, outbox }: RunOptions,
): void {
  const { ports, observed, background, sealer } = adapters;
  background.every(SECOND, openExchanges.checkSessions);
  background.every(SECOND, sealer.run);
  background.every(OUTBOX_INTERVAL, outbox.look);
  const comparing = { ...ports, onCompared: observed.onClocksCompared };
  background.run(() => compareClocks(comparing));
  background.every(CLOCK_INTERVAL, () => compareClocks(comparing));
  background.every(HEARING_INTERVAL, liveSessions.hear);
  const tellOfKeys = () => tellOfEndingKeys({ ...ports, catalogue });
  background.run(tellOfKeys);
  background.every(KEYS_INTERVAL, tellOfKeys);
}
