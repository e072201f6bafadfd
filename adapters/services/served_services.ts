/** The services file as production takes it: no service may be at this machine (security case 33). */
import { isIP } from "node:net";
import { isForbiddenUpstream } from "../../domain/gateway/upstream/upstream_ip.ts";
import { logoutReceiver } from "../../domain/services/backchannel_logout.ts";
import { pushReceiver } from "../../domain/services/security_events.ts";
import type { Service } from "../../domain/services/service.ts";
import { upstreamOrigins } from "../../domain/services/upstream_origins.ts";
import { ConfigurationError } from "../configuration/environment.ts";
import { readTls } from "../upstream/http1/tls.ts";
import { readServicesFile } from "./file.ts";

/** Throws `ConfigurationError` with every problem; `null` if there is no such file. */
export async function readServedServices(path: string): Promise<Service[] | null> {
  const services = await readServicesFile(path);
  const problems = (services ?? []).flatMap((service) => [
    ...originsOf(service).filter(isForbidden).map((origin) =>
      `${path}: service «${service.id}»: ${origin} is this machine's or another forbidden address`
    ),
    ...tlsProblems(service),
  ]);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return services;
}

/** Files that cannot be read; they are read again when the services come into force. */
function tlsProblems({ id, tls }: Service): string[] {
  try {
    readTls(id, tls);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems;
  }
}

function originsOf(service: Service): string[] {
  const receivers = [logoutReceiver(service), pushReceiver(service)]
    .flatMap((receiver) => receiver?.origin ?? []);
  return [...upstreamOrigins(service), ...receivers];
}

/** Other names are judged when connecting, by the addresses that they have then. */
function isForbidden(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, "");
  if (/(?:^|\.)localhost\.?$/.test(host)) return true;
  return isIP(host) !== 0 && isForbiddenUpstream(host);
}
