/**
 * The paths that the tasks in deno.json permit, evaluated before the program: to write, those of
 * the data and the scanner's socket; to read, these, the code's folder, that of the services file,
 * and the files of secrets and authorities. It loads no package.
 */
import { fileSetting, SECRETS } from "./secret_names.ts";

export type Access = "read" | "write";

/** Deno separates paths by commas, so one with a comma is left out; the program then refuses it. */
export function permittedPaths(access: Access, environment: Record<string, string>): string {
  const data = nameable(environment.DATA_DIR) || "./data";
  const socket = scannerSocket(nameable(environment.SCANNER));
  if (access === "write") return [data, socket].filter(Boolean).join(",");
  const secrets = SECRETS.map((name) => nameable(environment[fileSetting(name)]));
  const services = servicesPath(nameable(environment.SERVICES_FILE) || "services.json");
  const authorities = nameable(environment.DENO_CERT);
  return [...new Set([".", data, services, authorities, socket, ...secrets])].filter(Boolean).join(
    ",",
  );
}

const nameable = (path = "") => path.includes(",") ? "" : path;

/** Deno connects to a socket only if it may be read and written. */
const scannerSocket = (scanner: string) =>
  scanner.startsWith("unix:") ? scanner.slice("unix:".length) : "";

/**
 * The folder of the services file, since the files of its `tls` may stand there too; only the file,
 * if that folder is the root or one of the system's own.
 */
function servicesPath(file: string): string {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  return /^(?:\/[^/]*)?$/.test(folder) ? file : folder;
}
