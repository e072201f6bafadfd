/** `services.json`: the agencies' services, validated as a whole. */
import { type Service, servicesSchema } from "../../domain/services/service.ts";
import { ConfigurationError } from "../configuration/environment.ts";

/** Throws `ConfigurationError` with every problem; `null` if there is no such file. */
export async function readServicesFile(path: string): Promise<Service[] | null> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    // The tasks in deno.json do not permit the program to read anything else.
    const reason = error instanceof Deno.errors.NotCapable
      ? ": it must lie in this folder or in DATA_DIR"
      : "";
    throw new ConfigurationError([`SERVICES_FILE ${path} cannot be read${reason}`]);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([`SERVICES_FILE ${path} is not JSON: ${reason}`]);
  }
  return parseServices(data, path);
}

export function parseServices(data: unknown, source: string): Service[] {
  const result = servicesSchema.safeParse(data);
  if (result.success) return result.data.services;
  throw new ConfigurationError(
    result.error.issues.map(({ path, message }) => `${source}: ${path.join(".")} ${message}`),
  );
}
