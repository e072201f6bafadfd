import type { Service } from "../../domain/services/service.ts";
import {
  ConfigurationError,
  readServeConfiguration,
  type ServeConfiguration,
} from "../configuration/environment.ts";
import { portProblems, programListeners } from "../http/listeners.ts";
import { readServicesFile } from "./file.ts";

/**
 * The settings of `serve`, from the environment and the services file. Throws one
 * `ConfigurationError` that lists everything missing or unsafe in either.
 */
export async function readServeSettings(
  environment: Record<string, string>,
): Promise<{ configuration: ServeConfiguration; services: Service[] }> {
  const problems: string[] = [];
  const note = (error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
  };
  let configuration: ServeConfiguration | undefined;
  try {
    configuration = readServeConfiguration(environment);
  } catch (error) {
    note(error);
  }
  if (configuration) problems.push(...portProblems(programListeners(configuration)));
  const file = environment.SERVICES_FILE || "services.json";
  const services = await readServicesFile(file).catch(note);
  if (services === null) problems.push(`SERVICES_FILE ${file} is missing`);
  if (!configuration || !services || problems.length) throw new ConfigurationError(problems);
  return { configuration, services };
}
