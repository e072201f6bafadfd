/**
 * Threads that run the program once more, on the same port (SO_REUSEPORT: the kernel shares connections out) and
 * the same store. KV's `watch` crosses threads, not processes, so revocations reach them at once.
 */
import { SECOND } from "../../domain/platform/platform.ts";
import type { Service } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";
import type { Measured } from "../observation/metrics/metrics.ts";
import type { Message, Order, Word } from "./worker_words.ts";

export interface Workers {
  /** Every thread's figures. Rejects when one does not answer in time. */
  measure(): Promise<Measured[]>;
  /** Resolves when every thread has them in force, or has logged why not. */
  useServices(services: Service[]): Promise<void>;
  stop(): Promise<void>;
}

export interface StartWorkersOptions {
  /** Milliseconds until all must be up; a minute by default. */
  limit?: number;
  /** Gives the start up. */
  signal?: AbortSignal;
}

/** A thread that is not stuck tells its figures within it. */
const MEASURE_LIMIT = 2 * SECOND;
/** Many threads come up within it, on a busy machine too. */
const START_LIMIT = 60 * SECOND;

/**
 * Gives each task to a thread of `module`, which calls `runAsWorker`; resolves when all are up and know it. When one
 * fails or is late, none is left, and it rejects with a `ConfigurationError` that says which. One that fails later ends
 * the process, as any uncaught error does.
 */
export async function startWorkers(
  module: string,
  tasks: readonly unknown[],
  { limit = START_LIMIT, signal }: StartWorkersOptions = {},
): Promise<Workers> {
  signal?.throwIfAborted();
  const workers = tasks.map(() => new Worker(module, { type: "module" }));
  using time = timeLimit(limit);
  const giveUp = signal ? AbortSignal.any([signal, time.signal]) : time.signal;
  // Said by the `ConfigurationError`; not handled, it would end the process at once.
  const isHandled = (event: Event) => event.preventDefault();
  for (const worker of workers) worker.addEventListener("error", isHandled);
  try {
    await Promise.all(workers.map(async (worker, index) => {
      await hear(worker, "listening", giveUp).catch(saying(index));
      await order(worker, { task: tasks[index] }, "ready", giveUp).catch(saying(index));
    }));
    await Promise.all(workers.map((worker) => order(worker, "all_up", "up_noted", giveUp)));
  } catch (error) {
    for (const worker of workers) worker.terminate();
    throw error;
  }
  for (const worker of workers) worker.removeEventListener("error", isHandled);
  return {
    async measure() {
      using time = timeLimit(MEASURE_LIMIT);
      const told = workers.map((worker) => order(worker, "measure", "measured", time.signal));
      return (await Promise.all(told)).map(({ figures }) => figures ?? []);
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

/** Why a worker is of no use. */
class WorkerFailed extends Error {
  override name = "WorkerFailed";
  constructor(readonly problems: readonly string[]) {
    super(`Cannot run worker: ${problems.join("; ")}`);
  }
}

/** Names the worker; the first one is the process's own thread. */
function saying(index: number): (error: unknown) => never {
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

function order(worker: Worker, order: Order, answer: Word, giveUp?: AbortSignal): Promise<Message> {
  const heard = hear(worker, answer, giveUp);
  worker.postMessage(order);
  return heard;
}

/** Rejects with `WorkerFailed`, or with the reason of `giveUp`. */
function hear(worker: Worker, word: Word, giveUp?: AbortSignal): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const end = () => reject(giveUp?.reason);
  // Deno has printed all of it.
  const failed = ({ message }: ErrorEvent) =>
    reject(new WorkerFailed([`failed: ${message.split("\n")[0]}`]));
  const told = ({ data }: MessageEvent<Message>) => {
    if (data.word === word) resolve(data);
    if (data.word === "failed") {
      reject(new WorkerFailed((data.problems ?? []).map((problem) => `failed: ${problem}`)));
    }
  };
  giveUp?.addEventListener("abort", end);
  worker.addEventListener("error", failed);
  worker.addEventListener("message", told);
  if (giveUp?.aborted) end();
  return promise.finally(() => {
    giveUp?.removeEventListener("abort", end);
    worker.removeEventListener("error", failed);
    worker.removeEventListener("message", told);
  });
}
