/**
 * Threads that run the program once more, on the same port (SO_REUSEPORT: the kernel shares connections out) and
 * the same store. KV's `watch` crosses threads, not processes, so revocations reach them at once.
 */

/** What a thread runs. */
export interface Running {
  stop(): Promise<void>;
}

type Order = { task: unknown } | "stop";
/** `listening` comes first: what is ordered before is lost (measured, Deno 2.9.6). */
type Word = "listening" | "ready" | "stopped";

/**
 * Gives each task to a thread of `module`, which calls `runAsWorker`; resolves when all are ready. A thread that
 * fails to start rejects; one that fails later ends the process, as any uncaught error does.
 */
export async function startWorkers(module: string, tasks: readonly unknown[]): Promise<Running> {
  const workers = tasks.map(() => new Worker(module, { type: "module" }));
  await Promise.all(workers.map((worker) => hear(worker, "listening")));
  await Promise.all(workers.map((worker, index) => order(worker, { task: tasks[index] }, "ready")));
  return {
    async stop() {
      await Promise.all(workers.map((worker) => order(worker, "stop", "stopped")));
      for (const worker of workers) worker.terminate();
    },
  };
}

async function order(worker: Worker, order: Order, answer: Word): Promise<void> {
  const heard = hear(worker, answer);
  worker.postMessage(order);
  await heard;
}

function hear(worker: Worker, word: Word): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const failed = ({ message }: ErrorEvent) => reject(new Error(`Cannot run worker: ${message}`));
  worker.addEventListener("error", failed, { once: true });
  worker.onmessage = ({ data }: MessageEvent<Word>) => void (data === word && resolve());
  return promise.finally(() => worker.removeEventListener("error", failed));
}

/** Runs the task of this thread; `false` where it is none of `startWorkers`. */
export function runAsWorker<T>(run: (task: T) => Promise<Running>): boolean {
  const parent = parentOfThread();
  if (!parent) return false;
  const say = (word: Word) => parent.postMessage(word);
  let running: Running | undefined;
  parent.onmessage = async ({ data }: MessageEvent<Order>) => {
    if (data === "stop") await running?.stop();
    else running = await run(data.task as T);
    say(data === "stop" ? "stopped" : "ready");
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
