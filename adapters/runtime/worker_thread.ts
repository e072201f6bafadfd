/** An additional worker, in its own thread. */
import { getLogger } from "@logtape/logtape";
import { problemsOf } from "../configuration/start_failure.ts";
import type { Message, Order, Running } from "./worker_messages.ts";

const logger = getLogger(["panjereh", "services"]);

/** Runs the task of this thread; `false` if the thread was not started by `startWorkers`. */
export function runAsWorker<T>(run: (task: T) => Promise<Running>): boolean {
  const parent = parentOfThread();
  if (!parent) return false;
  const send = (message: Message) => parent.postMessage(message);
  let running: Running | undefined;

  async function start(task: T): Promise<Message> {
    try {
      running = await run(task);
      return { word: "ready" };
    } catch (error) {
      const problems = problemsOf(error);
      // Deno prints the error with its stack, and reports it to the process.
      if (!problems) throw error;
      return { word: "failed", problems };
    }
  }

  async function execute(order: Order): Promise<Message> {
    if (order === "measure") return { word: "measured", figures: await running?.measure() };
    if (order === "all_up") {
      running?.allUp();
      return { word: "up_noted" };
    }
    if (order === "stop") {
      await running?.stop();
      return { word: "stopped" };
    }
    if ("task" in order) return await start(order.task as T);
    await running?.useServices(order.services).catch(logRefusal);
    return { word: "services_used" };
  }

  parent.onmessage = async ({ data }: MessageEvent<Order>) => send(await execute(data));
  send({ word: "listening" });
  return true;
}

/**
 * The main thread has already accepted these services; they fail here only if a certificate file
 * disappeared in between.
 */
function logRefusal(error: unknown) {
  logger.error("Services stay as they were in one worker: {error}", { error: String(error) });
}

/**
 * A worker's global scope, through which it exchanges messages with its parent; otherwise
 * `undefined`.
 */
function parentOfThread(): Pick<Worker, "postMessage" | "onmessage"> | undefined {
  const scope = globalThis as { WorkerGlobalScope?: new () => unknown };
  const isThread = scope.WorkerGlobalScope && globalThis instanceof scope.WorkerGlobalScope;
  return isThread ? globalThis as unknown as Worker : undefined;
}
