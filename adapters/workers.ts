/**
 * Threads that run the program once more, on the same port (SO_REUSEPORT: the kernel shares connections out) and
 * the same store. KV's `watch` crosses threads, not processes, so revocations reach them at once.
 */

/** What a thread runs. */
export interface Running {
  stop(): Promise<void>;
  /** Figures of this thread; anything that travels. */
  measure?(): Promise<unknown>;
  /** Takes in what all threads are told while they run. Does not reject: that would end the process. */
  hear?(news: unknown): Promise<void>;
}

export interface Workers {
  stop(): Promise<void>;
  /** Every thread's figures. Rejects when one does not answer in time. */
  measure(): Promise<unknown[]>;
  /** Resolves when every thread has taken it in. */
  tell(news: unknown): Promise<void>;
}

type Order = { task: unknown } | { news: unknown } | "stop" | "measure";
/** `listening` comes first: what is ordered before is lost (measured, Deno 2.9.6). */
type Word = "listening" | "ready" | "stopped" | "measured" | "heard";
interface Message {
  word: Word;
  figures?: unknown;
}

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
    async stop() {
      await Promise.all(workers.map((worker) => order(worker, "stop", "stopped")));
      for (const worker of workers) worker.terminate();
    },
    measure: () =>
      Promise.all(workers.map((worker) => order(worker, "measure", "measured", MEASURE_TIMEOUT))),
    async tell(news) {
      await Promise.all(workers.map((worker) => order(worker, { news }, "heard")));
    },
  };
}

function order(worker: Worker, order: Order, answer: Word, timeout?: number): Promise<unknown> {
  const heard = hear(worker, answer, timeout);
  worker.postMessage(order);
  return heard;
}

/** What comes with the word. `timeout` in milliseconds; none unless told. */
function hear(worker: Worker, word: Word, timeout?: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const late = () => reject(new Error(`Cannot hear "${word}" of a worker: no answer in time`));
  const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
  const failed = ({ message }: ErrorEvent) => reject(new Error(`Cannot run worker: ${message}`));
  const told = ({ data }: MessageEvent<Message>) => {
    if (data.word === word) resolve(data.figures);
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
  const say = (word: Word, figures?: unknown) => parent.postMessage({ word, figures });
  let running: Running | undefined;
  parent.onmessage = async ({ data }: MessageEvent<Order>) => {
    if (data === "measure") return say("measured", await running?.measure?.());
    if (data === "stop") {
      await running?.stop();
      return say("stopped");
    }
    if ("news" in data) {
      await running?.hear?.(data.news);
      return say("heard");
    }
    running = await run(data.task as T);
    say("ready");
  };
  say("listening");
  return true;
}

/** A thread's global scope, which speaks with its parent as a worker is spoken with; else `undefined`. */
function parentOfThread(): Pick<Worker, "postMessage" | "onmessage"> | undefined {
  const scope = globalThis as { WorkerGlobalScope?: new () => unknown };
  const isThread = scope.WorkerGlobalScope && globalThis instanceof scope.WorkerGlobalScope;
  return isThread ? globalThis as unknown as Worker : undefined;
}
