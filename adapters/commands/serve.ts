/** `serve`: production, without the sandbox. */
import { getLogger } from "@logtape/logtape";
import { bytesOf } from "../configuration/fields.ts";
import { VERSION } from "../configuration/version.ts";
import { followServicesFile } from "../services/follower.ts";
import { readServeSettings } from "../services/serve_settings.ts";
import { readServedServices } from "../services/served_services.ts";
import { loggingOf, type StartCommand, stopBoth } from "./command.ts";

const logger = getLogger(["panjereh"]);

const NO_PROXY = "TRUSTED_PROXIES is empty: if a proxy is in front, everybody has its address " +
  "and shares the limits of one";

export const serve: StartCommand = async (environment, { work, signal }) => {
  const { configuration, services, open } = await readServeSettings(environment);
  const { BASE_URL, PORT, SECRET_KEY, SERVICES_FILE, TRUSTED_PROXIES } = configuration;
  const program = await work({
    options: {
      configuration,
      baseUrl: BASE_URL,
      outside: configuration,
      services,
      secret: bytesOf(SECRET_KEY),
    },
    logging: loggingOf(configuration),
  }, signal);
  for (const path of open) {
    logger.warn("{setting} {path} is open to others: mode {mode}", { ...path });
  }
  if (TRUSTED_PROXIES.length === 0) logger.warn(NO_PROXY);
  logger.info("Listening on port {port} for {origin}, version {version}", {
    port: PORT,
    origin: program.origin,
    version: VERSION,
  });
  const follower = followServicesFile({
    path: SERVICES_FILE,
    read: () => readServedServices(SERVICES_FILE),
    use: program.useServices,
    onReload: program.noteReload,
  });
  return { reload: follower.reload, stop: () => stopBoth(follower, program) };
};
