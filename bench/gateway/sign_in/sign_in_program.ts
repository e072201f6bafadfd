/** The real program in a separate process, with the bench's outside world. Its argument is JSON. */
import { readStartConfiguration } from "../../../adapters/configuration/environment.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { runAsWorker } from "../../../adapters/runtime/worker_thread.ts";
import { parseServices } from "../../../adapters/services/file.ts";
import { startWorkers } from "../../../adapters/runtime/workers.ts";
import { type ProgramOptions, startProgram } from "../../../main.ts";

export interface SignInTask {
  port: number;
  workers: number;
  dataDir: string;
  outside: ProgramOptions["outside"];
  /** Additional environment of the program. */
  environment?: Record<string, string>;
  /** As in the file of services; their upstreams may be on this machine. */
  services?: unknown[];
}

async function run(task: SignInTask & { isFurtherWorker?: boolean }) {
  return await startProgram({
    configuration: readStartConfiguration({
      PORT: String(task.port),
      WORKERS: String(task.workers),
      DATA_DIR: task.dataDir,
      CODES_PER_IP: "1000000",
      CODES_PER_NETWORK: "1000000",
      // The bench claims a different client IP for each person.
      TRUSTED_PROXIES: "127.0.0.1",
      ...task.environment,
    }),
    baseUrl: `http://localhost:${task.port}`,
    outside: task.outside,
    services: parseServices({ services: task.services ?? [] }, "services of the bench"),
    secret: await readSecretFile(`${task.dataDir}/secret_key`),
    isFurtherWorker: task.isFurtherWorker,
    sandbox: task.services && { onCaptchaIssued: () => Promise.resolve() },
  });
}

if (!runAsWorker(run)) {
  const task: SignInTask = JSON.parse(Deno.args[0]);
  const program = await run(task);
  const further = { ...task, isFurtherWorker: true };
  await startWorkers(import.meta.url, Array.from({ length: task.workers - 1 }, () => further));
  program.allUp();
}
