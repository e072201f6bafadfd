/**
 * Threads that run the program on the same port (SO_REUSEPORT: the kernel distributes connections)
 * and the same store. near_workers.ts tells them of ended sessions at
 * once.
 */
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";
import type { Measured } from "../observation/metrics/metrics.ts";
import type { Message, Order, Word } from "./worker_messages.ts";

export interface Workers {
  /** Every thread's figures. Rejects if one does not answer in time. */
  measure(): Promise<Measured[]>;
  /** Resolves when every thread has them in force, or has logged why not. */
  useServices(services: Service[]): Promise<void>;
  stop(): Promise<void>;
}

export interface StartWorkersOptions {
  /** Milliseconds until all must be up; a minute by default. */
  limit?: number;
  /** Cancels the start. */
  signal?: AbortSignal;
}

/** A thread that is not stuck reports its figures within it. */
const MEASURE_LIMIT = 2 * SECOND;
/** Enough for many threads on a busy machine. */
const START_LIMIT = 60 * SECOND;

/**
 * Gives each task to a thread of `module`, which calls `runAsWorker`; resolves when all are up and
 * have been told so. If one fails or is late, all are terminated, and it rejects with a
 * `ConfigurationError` that names the thread. A thread that fails later ends the process, like any
 * uncaught error.
 */
export async function startWorkers(
  module: string,
  tasks: readonly unknown[],
  { limit = START_LIMIT, signal }: StartWorkersOptions = {},
): Promise<Workers> {
  signal?.throwIfAborted();
  const workers = tasks.map(() => new Worker(module, { type: "module" }));
  using time = timeLimit(limit);
  const cancelled = signal ? AbortSignal.any([signal, time.signal]) : time.signal;
  // Reported by the `ConfigurationError`; unhandled, it would end the process at once.
  const isHandled = (event: Event) => event.preventDefault();
  for (const worker of workers) worker.addEventListener("error", isHandled);
  try {
    await Promise.all(workers.map(async (worker, index) => {
      await waitFor(worker, "listening", cancelled).catch(namingWorker(index));
      await order(worker, { task: tasks[index] }, "ready", cancelled).catch(namingWorker(index));
    }));
    await Promise.all(workers.map((worker) => order(worker, "all_up", "up_noted", cancelled)));
  } catch (error) {
    for (const worker of workers) worker.terminate();
    throw error;
  }
  for (const worker of workers) worker.removeEventListener("error", isHandled);
  return {
    async measure() {
      using time = timeLimit(MEASURE_LIMIT);
      const measured = workers.map((worker) => order(worker, "measure", "measured", time.signal));
      return (await Promise.all(measured)).map(({ figures }) => figures ?? []);
    },
    async useServices(services) {
      await Promise.all(workers.map((worker) => order(worker, { services }, "services_used")));
    },
    async stop() {
      await Promise.all(workers.map((worker) => order(worker, "stop", "stopped")));
      for (const worker of workers) worker.terminate();
    },
  };
}

/** A worker that failed to start, or did not answer. */
class WorkerFailed extends Error {
  override name = "WorkerFailed";
  constructor(readonly problems: readonly string[]) {
    super(`Cannot run worker: ${problems.join("; ")}`);
  }
}

/** Names the worker; the first one is the main thread. */
function namingWorker(index: number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof WorkerFailed)) throw error;
    throw new ConfigurationError(error.problems.map((one) => `worker ${index + 2} ${one}`));
  };
}

function timeLimit(limit: number): { signal: AbortSignal } & Disposable {
  const controller = new AbortController();
  const late = `gave no answer within ${
    limit / SECOND
  } s (DENO_LOG=debug shows what Deno waits for)`;
  const timer = setTimeout(() => controller.abort(new WorkerFailed([late])), limit);
  return { signal: controller.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}

function order(
  worker: Worker,
  order: Order,
  answer: Word,
  cancelled?: AbortSignal,
): Promise<Message> {
  const received = waitFor(worker, answer, cancelled);
  worker.postMessage(order);
  return received;
}

/** Rejects with `WorkerFailed`, or with the reason of `cancelled`. */
function waitFor(worker: Worker, word: Word, cancelled?: AbortSignal): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const end = () => reject(cancelled?.reason);
  // Deno has printed the whole error.
  const failed = ({ message }: ErrorEvent) =>
    reject(new WorkerFailed([`failed: ${message.split("\n")[0]}`]));
  const onMessage = ({ data }: MessageEvent<Message>) => {
    if (data.word === word) resolve(data);
    if (data.word === "failed") {
      reject(new WorkerFailed((data.problems ?? []).map((problem) => `failed: ${problem}`)));
    }
  };
  cancelled?.addEventListener("abort", end);
  worker.addEventListener("error", failed);
  worker.addEventListener("message", onMessage);
  if (cancelled?.aborted) end();
  return promise.finally(() => {
    cancelled?.removeEventListener("abort", end);
    worker.removeEventListener("error", failed);
    worker.removeEventListener("message", onMessage);
  });
}
