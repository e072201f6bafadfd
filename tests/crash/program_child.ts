/**
 * The gateway alone, to be killed; the parent runs its sandbox. Its argument holds the options of
 * `startProgram` as JSON.
 */
import { readStartConfiguration } from "../../adapters/configuration/environment.ts";
import { createCaptchaObserver } from "../../adapters/sandbox/wires/captcha_observer.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { parseServices } from "../../adapters/services/file.ts";
import { startProgram } from "../../main.ts";

let jump = 0;
// As if the machine's clock was set.
Deno.addSignalListener("SIGUSR1", () => void (jump += 3000));
Deno.addSignalListener("SIGUSR2", () => void (jump -= 3000));

const { port, dataDir, settings, services, sandboxOrigin, ahead, ...rest } = JSON.parse(
  Deno.args[0],
);

await startProgram({
  configuration: readStartConfiguration({
    PORT: String(port),
    DATA_DIR: dataDir,
    CODES_PER_IP: "1000000",
    CODES_PER_NETWORK: "1000000",
    ...rest.environment,
  }),
  baseUrl: rest.baseUrl ?? `http://localhost:${port}`,
  outside: settings,
  services: parseServices(services, "services of the sandbox"),
  secret: await readSecretFile(`${dataDir}/secret_key`),
  sandbox: { onCaptchaIssued: createCaptchaObserver(sandboxOrigin) },
  // Each run's clock is a bit ahead of the last, so that no test waits for the time between two
  // codes.
  clock: { now: () => Date.now() + ahead + jump },
});
