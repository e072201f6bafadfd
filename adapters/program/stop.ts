/** The order in which a running program closes, each step with its own limit. */
import type { Dispatcher } from "../../domain/outbox/dispatcher.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Adapters } from "../mod.ts";
import { CLOSE_GRACE } from "../http/server.ts";
import { stopInOrder, type StopStep } from "../runtime/ordered_stop.ts";
import type { Servers } from "./servers.ts";

/** In-flight requests are answered within this time after a stop was asked for. */
const STOP_DEADLINE = 10 * SECOND;

/** What background tasks have not done within it is done after the next start. */
const BACKGROUND_DEADLINE = 3 * SECOND;

/** Other workers end within it, by the deadlines above. */
const OTHERS_DEADLINE = 20 * SECOND;

/** Even a store that has just come back takes less for what waits to be sealed. */
const SEALING_DEADLINE = 5 * SECOND;

/** The process ends within this time in any case: all deadlines together. */
export const STOP_LIMIT = 30 * SECOND;

export interface StopOptions extends Adapters, Servers {
  outbox: Dispatcher;
  /** Tells everything that readiness is off and that what follows in the background ends. */
  stopping: AbortController;
  /** Ends exchanges that never end by themselves. */
  drain(): void;
  stopOthers(): Promise<void>;
}

/** Stops the program; called again, it no longer waits for answers. */
export function createStop(options: StopOptions): () => Promise<void> {
  const force = new AbortController();
  let ended: Promise<void> | undefined;

  async function end(): Promise<void> {
    options.stopping.abort();
    options.drain();
    const othersEnd = stopInOrder([
      { what: "stop the other workers", run: options.stopOthers, limit: OTHERS_DEADLINE },
    ]);
    await stopInOrder(answering(options, force.signal));
    await othersEnd;
    await stopInOrder(recording(options));
  }

  return () => {
    if (ended) {
      force.abort();
      options.stopOthers().catch(() => {});
    }
    return ended ??= end();
  };
}

function answering(
  options: StopOptions,
  force: AbortSignal,
): StopStep[] {
  const { gateway, admin, agencies, logoutReceivers, background, nearWorkers, outbox } = options;
  const abortInFlight = () => agencies.destroy();
  return [
    {
      what: "answer what is under way",
      run: () => gateway.stop({ deadline: STOP_DEADLINE, abortInFlight, force }),
      limit: STOP_DEADLINE + 3 * CLOSE_GRACE,
    },
    {
      what: "close the admin port",
      run: () => admin?.stop({ deadline: 0, abortInFlight: () => {} }),
      limit: 3 * CLOSE_GRACE,
    },
    {
      what: "end background tasks",
      run: async () => {
        await background.stop();
        await outbox.stop();
        await options.publicationLease.giveUp();
      },
      limit: BACKGROUND_DEADLINE,
    },
    { what: "close connections to agencies", run: abortInFlight },
    { what: "close connections to receivers of logout tokens", run: logoutReceivers.destroy },
    { what: "close connections to receivers of events", run: options.eventReceivers.destroy },
    { what: "close connections to receivers of values", run: options.changeReceivers.destroy },
    { what: "close connections to webhooks", run: options.webhookReceivers.destroy },
    { what: "close connections to push services", run: options.pushServices.destroy },
    { what: "end talking to the other workers", run: nearWorkers.close },
  ];
}

/** Only once all workers have ended, since they record too. */
function recording({ sealer, observed, ports }: StopOptions): StopStep[] {
  return [
    {
      what: "seal the audit log",
      run: sealer.finish,
      limit: SEALING_DEADLINE,
    },
    { what: "end measuring", run: observed.stop },
    { what: "close the store", run: () => ports.store.close() },
  ];
}
