import type { UpstreamTls } from "../../../domain/services/upstream_settings.ts";
import { ConfigurationError } from "../../configuration/environment.ts";

/** Options of `node:tls`. */
export interface TlsOptions {
  ca?: string;
  cert?: string;
  key?: string;
  servername?: string;
  rejectUnauthorized?: boolean;
}

/** Reads the PEM files. Throws `ConfigurationError` with every unreadable one. */
export function readTls(service: string, settings: UpstreamTls = {}): TlsOptions {
  const problems: string[] = [];
  const read = (name: "ca" | "certificate" | "key") => {
    const path = settings[name];
    if (path === undefined) return undefined;
    try {
      return Deno.readTextFileSync(path);
    } catch {
      problems.push(`service ${service}: tls.${name} ${path} cannot be read`);
      return undefined;
    }
  };
  const files = { ca: read("ca"), cert: read("certificate"), key: read("key") };
  if (problems.length) throw new ConfigurationError(problems);
  // An unset option must be absent: `node:tls` would read `undefined` as an empty list.
  return Object.fromEntries(
    Object.entries({ ...files, servername: settings.server_name }).filter(([, value]) => value),
  );
}
