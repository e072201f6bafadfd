/** `start`: the program with the embedded store and the sandbox, for one machine. */
import {
  ConfigurationError,
  readStartConfiguration,
  type StartConfiguration,
} from "../configuration/environment.ts";
import { readSecretFile } from "../configuration/secret_file.ts";
import { withSecrets } from "../configuration/secret_settings.ts";
import { portProblems, programListeners, sandboxListeners } from "../http/listeners.ts";
import { SANDBOX } from "../program/working.ts";
import { stopInOrder } from "../runtime/ordered_stop.ts";
import { systemClock } from "../runtime/system.ts";
import { parseServices, readServicesFile } from "../services/file.ts";
import { followServicesFile } from "../services/follower.ts";
import { windowOrigin } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import { beginSampleDesk, openSampleDesk } from "./sample_desk.ts";
import { loggingOf, type StartCommand, stopBoth } from "./command.ts";

export const start: StartCommand = async (environment, { work, signal }) => {
  const configuration = readStartConfiguration(await withSecrets(environment));
  const { PORT, DATA_DIR, SERVICES_FILE } = configuration;
  const baseUrl = configuration.BASE_URL ?? `http://localhost:${PORT}`;
  const taken = portProblems([
    ...programListeners(configuration),
    ...sandboxListeners(configuration),
  ]);
  if (taken.length > 0) throw new ConfigurationError(taken);
  const sandbox = await openSandbox(configuration, windowOrigin(baseUrl));
  const office: Service[] = parseServices({ services: sandbox.officeServices() }, "the sandbox");
  const withSandbox = (own: Service[]) => {
    const ids = new Set(own.map(({ id }) => id));
    const near = parseServices(
      { services: [...sandbox.services.services, ...own] },
      "services of the sandbox and SERVICES_FILE",
    );
    // A reload reads only the file again, and a service of one's own comes before a sample.
    return [...near, ...office.filter(({ id }) => !ids.has(id))];
  };
  const secret = await readSecretFile(`${DATA_DIR}/secret_key`);
  const program = await work({
    options: {
      configuration: {
        WINDOW_PARTICIPATION_URL: `${sandbox.origin}/participation`,
        ...configuration,
      },
      baseUrl,
      outside: sandbox.settings,
      services: withSandbox(await readServicesFile(SERVICES_FILE) ?? []),
      secret,
    },
    logging: loggingOf(configuration),
    sandboxOrigin: sandbox.origin,
  }, signal);
  // What it records is sealed with the rest, however soon the program is stopped.
  await beginSampleDesk(() => openSampleDesk(environment, secret, sandbox.desk));
  const { greeting } = await import(`${SANDBOX}greeting.ts`);
  const follower = followServicesFile({
    path: SERVICES_FILE,
    async read() {
      const own = await readServicesFile(SERVICES_FILE);
      return own && withSandbox(own);
    },
    use: program.useServices,
    onReload: program.noteReload,
  });
  return {
    greeting: greeting({ window: program.origin, sandbox }),
    reload: follower.reload,
    async stop() {
      await stopBoth(follower, program);
      await stopInOrder([{ what: "stop the sandbox", run: sandbox.stop }]);
    },
  };
};

async function openSandbox(configuration: StartConfiguration, issuer: string) {
  const { PORT, SANDBOX_PORT, AGENCY_PORT, DATA_DIR, USSD_CODE } = configuration;
  const { startSandbox } = await import(`${SANDBOX}mod.ts`);
  await Deno.mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  return await startSandbox({
    port: SANDBOX_PORT,
    agencyPort: AGENCY_PORT,
    store: `${DATA_DIR}/sandbox.sqlite3`,
    clock: systemClock,
    issuer,
    windowPort: PORT,
    dialCode: USSD_CODE,
  });
}
