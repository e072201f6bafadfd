/** The real program in a process of its own, whose outside world is the bench's. Its argument is JSON. */
import { readStartConfiguration } from "../../adapters/configuration.ts";
import { readSecretFile } from "../../adapters/secret_file.ts";
import { createCaptchaObserver } from "../../adapters/sandbox/captcha_observer.ts";
import { startProgram } from "../../main.ts";

const { port, dataDir, outside, origin } = JSON.parse(Deno.args[0]);
await startProgram({
  configuration: readStartConfiguration({
    PORT: String(port),
    DATA_DIR: dataDir,
    CODES_PER_ADDRESS: "1000000",
    CODES_PER_NETWORK: "1000000",
  }),
  baseUrl: `http://localhost:${port}`,
  hostname: "127.0.0.1",
  outside,
  services: [],
  secret: await readSecretFile(`${dataDir}/secret_key`),
  sandbox: { onCaptchaIssued: createCaptchaObserver(origin) },
});
