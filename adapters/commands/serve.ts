/** `serve`: production, without the sandbox. */
import { getLogger } from "@logtape/logtape";
import { bytesOf } from "../configuration/fields.ts";
import { readServicesFile } from "../services/file.ts";
import { followServicesFile } from "../services/follower.ts";
import { readServeSettings } from "../services/serve_settings.ts";
import { loggingOf, type StartCommand, stopBoth } from "./command.ts";

const logger = getLogger(["panjereh"]);

export const serve: StartCommand = async (environment, { work, signal }) => {
  const { configuration, services } = await readServeSettings(environment);
  const { BASE_URL, PORT, SECRET_KEY, SERVICES_FILE } = configuration;
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
  logger.info("Listening on port {port} for {origin}", { port: PORT, origin: program.origin });
  const follower = followServicesFile({
    path: SERVICES_FILE,
    read: () => readServicesFile(SERVICES_FILE),
    use: program.useServices,
  });
  return { reload: follower.reload, stop: () => stopBoth(follower, program) };
};
