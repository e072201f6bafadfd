import type { Service } from "../../domain/services/service.ts";
import {
  ConfigurationError,
  readListening,
  readServeConfiguration,
  type ServeConfiguration,
} from "../configuration/environment.ts";
import { authorityProblems } from "../configuration/authorities.ts";
import { openDataDir, type OpenPath } from "../configuration/open_path.ts";
import { readSecretSettings } from "../configuration/secret_settings.ts";
import { portProblems, programListeners } from "../http/listeners.ts";
import { readServedServices } from "./served_services.ts";

export interface ServeSettings {
  configuration: ServeConfiguration;
  services: Service[];
  /** For the log. */
  open: OpenPath[];
}

/**
 * The settings of `serve`, from the environment, the files of secrets and the services file. Throws
 * one `ConfigurationError` that lists everything missing or unsafe in any of them.
 */
export async function readServeSettings(
  environment: Record<string, string>,
): Promise<ServeSettings> {
  const secrets = await readSecretSettings(environment);
  const problems = [...secrets.problems];
  const note = (error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems.filter((problem) => !isTold(problem, secrets.told)));
  };
  let configuration: ServeConfiguration | undefined;
  try {
    configuration = readServeConfiguration(secrets.environment);
  } catch (error) {
    note(error);
  }
  problems.push(...await authorityProblems(environment.DENO_CERT));
  const listening = readListening(environment);
  if (listening) problems.push(...portProblems(programListeners(listening)));
  const file = environment.SERVICES_FILE || "services.json";
  const services = await readServedServices(file).catch(note);
  if (services === null) problems.push(`SERVICES_FILE ${file} is missing`);
  if (!configuration || !services || problems.length) throw new ConfigurationError(problems);
  const open = [...secrets.open, ...await openDataDir(configuration.DATA_DIR)];
  return { configuration, services, open };
}

/** The setting counts as missing only because its file could not be read. */
const isTold = (problem: string, names: string[]) =>
  names.some((name) => problem.startsWith(`${name} is missing`));
