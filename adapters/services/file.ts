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
    const reason = error instanceof Error ? error.name : String(error);
    throw new ConfigurationError([`SERVICES_FILE ${path} cannot be read: ${reason}`]);
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
    result.error.issues.map(({ path, message }) => `${source}: ${placeOf(path, data)}${message}`),
  );
}

/** "services.2 «library»: limits.connect ": the place in the file and the service as people know it. */
function placeOf(path: PropertyKey[], data: unknown): string {
  const within = (keys: PropertyKey[]) => keys.length > 0 ? `${keys.map(String).join(".")} ` : "";
  const [list, index, ...setting] = path;
  if (index === undefined) return within(path);
  const id = (data as { services: { id?: unknown }[] }).services[Number(index)]?.id;
  const named = typeof id === "string" && id !== "" ? ` «${id}»` : "";
  return `${String(list)}.${String(index)}${named}: ${within(setting)}`;
}
