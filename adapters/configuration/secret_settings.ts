/**
 * Secrets from files (`SECRET_KEY_FILE` and so on), as systemd's credentials, Docker and Kubernetes
 * provide them: neither a list of processes nor a shell's history shows them.
 */
import { ConfigurationError } from "./environment.ts";
import { type OpenPath, openPath, OTHERS_READ } from "./open_path.ts";
import { fileSetting, SECRETS } from "./secret_names.ts";

export interface SecretSettings {
  /** With the secrets from files in place. */
  environment: Record<string, string>;
  problems: string[];
  /** Whose problem is told: their absence is no further one. */
  told: string[];
  /** Files that anybody may read. */
  open: OpenPath[];
}

/** No secret is longer; a device or a log would be. */
const MAX_BYTES = 64 * 1024;

export async function readSecretSettings(
  given: Record<string, string>,
): Promise<SecretSettings> {
  const settings: SecretSettings = {
    environment: { ...given },
    problems: [],
    told: [],
    open: [],
  };
  for (const name of SECRETS) {
    const setting = fileSetting(name);
    const path = given[setting];
    if (!path) continue;
    const problem = given[name]
      ? `${name} and ${setting} are both set: give one of them`
      : await readInto(settings, { name, setting, path });
    if (problem === undefined) continue;
    settings.problems.push(problem);
    settings.told.push(name);
  }
  return settings;
}

/** The environment with the secrets from files. Throws `ConfigurationError`. */
export async function withSecrets(given: Record<string, string>): Promise<Record<string, string>> {
  const { environment, problems } = await readSecretSettings(given);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return environment;
}

/** Resolves to what is wrong. */
async function readInto(
  { environment, open }: SecretSettings,
  { name, setting, path }: { name: string; setting: string; path: string },
): Promise<string | undefined> {
  const found = await readSmallFile(path);
  if ("fault" in found) return `${setting} ${path} ${found.fault}`;
  environment[name] = found.text;
  if (found.mode & OTHERS_READ) open.push(openPath(setting, path, found.mode));
  return undefined;
}

/** Without the end of its last line. `mode`: permissions only. */
async function readSmallFile(
  path: string,
): Promise<{ text: string; mode: number } | { fault: string }> {
  // The tasks can permit no such path (permitted_paths.ts).
  if (path.includes(",")) return { fault: "must not have a comma" };
  try {
    const { isFile, size, mode } = await Deno.stat(path);
    if (!isFile) return { fault: "is no file" };
    if (size > MAX_BYTES) return { fault: "is too long" };
    const text = (await Deno.readTextFile(path)).replace(/\r?\n$/, "");
    return text === "" ? { fault: "is empty" } : { text, mode: mode ?? 0 };
  } catch (error) {
    return { fault: `cannot be read: ${error instanceof Error ? error.name : error}` };
  }
}
