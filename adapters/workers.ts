/**
 * Threads that run the program once more, on the same port (SO_REUSEPORT: the kernel shares connections out) and
 * the same store. KV's `watch` crosses threads, not processes, so revocations reach them at once.
 */
import { getLogger } from "@logtape/logtape";
import type { Service } from "../domain/registry/service.ts";
import type { Measured } from "./metrics/metrics.ts";

/** What a thread runs. */
export interface Running {
  /** What this thread has measured; nothing without `ADMIN_PORT`. */
  measure(): Promise<Measured>;
  /** Makes these all the services. Rejects with `ConfigurationError`, and then nothing has changed. */
  useServices(services: Service[]): Promise<void>;
  stop(): Promise<void>;
}

export interface Workers {
  /** Every thread's figures. Rejects when one does not answer in time. */
  measure(): Promise<Measured[]>;
  /** Resolves when every thread has them in force, or has logged why not. */
  useServices(services: Service[]): Promise<void>;
  stop(): Promise<void>;
}

type Order = { task: unknown } | { services: Service[] } | "measure" | "stop";
/** `listening` comes first: what is ordered before is lost (measured, Deno 2.9.6). */
type Word = "listening" | "ready" | "measured" | "services_used" | "stopped";
interface Message {
  word: Word;
  figures?: Measured;
}

const logger = getLogger(["panjereh", "services"]);

/** Milliseconds in which a thread that is not stuck tells its figures. */
const MEASURE_TIMEOUT = 2000;

/**
 * Gives each task to a thread of `module`, which calls `runAsWorker`; resolves when all are ready. A thread that
 * fails to start rejects; one that fails later ends the process, as any uncaught error does.
 */
export async function startWorkers(module: string, tasks: readonly unknown[]): Promise<Workers> {
  const workers = tasks.map(() => new Worker(module, { type: "module" }));
  await Promise.all(workers.map((worker) => hear(worker, "listening")));
  await Promise.all(workers.map((worker, index) => order(worker, { task: tasks[index] }, "ready")));
  return {
    async measure() {
      const told = workers.map((worker) => order(worker, "measure", "measured", MEASURE_TIMEOUT));
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

function order(worker: Worker, order: Order, answer: Word, timeout?: number): Promise<Message> {
  const heard = hear(worker, answer, timeout);
  worker.postMessage(order);
  return heard;
}

/** `timeout` in milliseconds; none unless told. */
function hear(worker: Worker, word: Word, timeout?: number): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const late = () => reject(new Error(`Cannot hear "${word}" of a worker: no answer in time`));
  const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
  const failed = ({ message }: ErrorEvent) => reject(new Error(`Cannot run worker: ${message}`));
  const told = ({ data }: MessageEvent<Message>) => {
    if (data.word === word) resolve(data);
  };
  worker.addEventListener("error", failed);
  worker.addEventListener("message", told);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.removeEventListener("error", failed);
    worker.removeEventListener("message", told);
  });
}

/** Runs the task of this thread; `false` where it is none of `startWorkers`. */
export function runAsWorker<T>(run: (task: T) => Promise<Running>): boolean {
  const parent = parentOfThread();
  if (!parent) return false;
  const say = (word: Word, figures?: Measured) => parent.postMessage({ word, figures });
  let running: Running | undefined;
  parent.onmessage = async ({ data }: MessageEvent<Order>) => {
    if (data === "measure") return say("measured", await running?.measure());
    if (data === "stop") {
      await running?.stop();
      return say("stopped");
    }
    if ("services" in data) {
      await running?.useServices(data.services).catch(logRefusal);
      return say("services_used");
    }
    running = await run(data.task as T);
    say("ready");
  };
  say("listening");
  return true;
}

/** The first worker has taken them in: only a certificate's file that has just gone keeps them from being used here. */
function logRefusal(error: unknown) {
  logger.error("Services stay as they were in one worker: {error}", { error: String(error) });
}

/** A thread's global scope, which speaks with its parent as a worker is spoken with; else `undefined`. */
function parentOfThread(): Pick<Worker, "postMessage" | "onmessage"> | undefined {
  const scope = globalThis as { WorkerGlobalScope?: new () => unknown };
  const isThread = scope.WorkerGlobalScope && globalThis instanceof scope.WorkerGlobalScope;
  return isThread ? globalThis as unknown as Worker : undefined;
}
