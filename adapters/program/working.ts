/** The program in as many threads as `WORKERS` says. */
import type { CommonConfiguration } from "../configuration/environment.ts";
import { configureLogging, type LoggingOptions } from "../observation/logging.ts";
import { startWorkers, type Workers } from "../runtime/workers.ts";
import type { Program } from "./run.ts";

/** Not a literal, so that no module of the sandbox is in the graph of `serve`. */
export const SANDBOX = import.meta.resolve("../sandbox/");

/** The options that do not travel to a thread, or differ there. */
export interface LocalOptions {
  configuration: CommonConfiguration;
  sandbox?: { onCaptchaIssued(id: string, answer: string): Promise<void> };
  isFurtherWorker?: boolean;
  otherWorkers?(): Workers | undefined;
}

/** What a worker is given: everything but functions, which do not travel. */
export interface WorkerTask<Options extends LocalOptions> {
  options: Omit<Options, "sandbox" | "clock" | "otherWorkers">;
  logging: Pick<LoggingOptions, "level" | "format">;
  sandboxOrigin?: string;
}

/** Starts the task in this thread and in the other workers. `signal` cancels the start. */
export type Work<Options extends LocalOptions> = (
  task: WorkerTask<Options>,
  signal?: AbortSignal,
) => Promise<Program>;

/** `module` is what the threads run; it calls `runAsWorker`. */
export function createWork<Options extends LocalOptions>(
  module: string,
  startProgram: (options: Options) => Promise<Program>,
): Work<Options> {
  return async (task, signal) => {
    const writeLog = await configureLogging(task.logging);
    const sandbox = task.sandboxOrigin ? await observeCaptchas(task.sandboxOrigin) : undefined;
    /** Filled once they are up. */
    const others: { workers?: Workers } = {};
    const options = { ...task.options, sandbox, otherWorkers: () => others.workers } as Options;
    const program = await startProgram(options);
    if (options.isFurtherWorker) {
      // The thread ends without an event that it could listen to.
      return { ...program, stop: () => program.stop().finally(writeLog) };
    }
    const workers = await startOthers(module, task, signal).catch(async (error) => {
      await program.stop();
      throw error;
    });
    others.workers = workers;
    program.allUp();
    return withOthers(program, workers);
  };
}

async function startOthers<Options extends LocalOptions>(
  module: string,
  task: WorkerTask<Options>,
  signal?: AbortSignal,
): Promise<Workers> {
  const further = { ...task, options: { ...task.options, isFurtherWorker: true } };
  const { WORKERS } = (task.options as LocalOptions).configuration;
  const tasks = Array.from({ length: WORKERS - 1 }, () => further);
  return await startWorkers(module, tasks, { signal });
}

function withOthers(program: Program, others: Workers): Program {
  return {
    ...program,
    async useServices(services) {
      // What is refused here is refused for all.
      await program.useServices(services);
      await others.useServices(services);
    },
  };
}

async function observeCaptchas(sandboxOrigin: string): Promise<LocalOptions["sandbox"]> {
  const { createCaptchaObserver } = await import(`${SANDBOX}wires/captcha_observer.ts`);
  return { onCaptchaIssued: createCaptchaObserver(sandboxOrigin) };
}
