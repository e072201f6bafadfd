/**
 * Looks at the servers of a service before it is published: whether their addresses are allowed,
 * whether they answer over TLS, and whether they know for whom an assertion is.
 */
import { UpstreamFailed } from "../gateway/upstream/upstream.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { Service } from "../services/service.ts";
import { upstreamOrigins } from "../services/upstream_origins.ts";
import { ECHO_PATH, readEcho } from "./echo.ts";
import type { Probes } from "./ports.ts";
import { type SampleDeps, sampleRequest } from "./sample_request.ts";

/** `unseen`: the server says nothing of it. */
export type Finding = "passed" | "failed" | "unseen";

export interface ProbedServer {
  origin: string;
  finding: "passed" | "failed";
  /**
   * Why it failed: an address that no service may have, http in place of https, no answer, a status
   * that is none of health, or an assertion that it takes for another's.
   */
  reason?: "forbidden_address" | "not_https" | "no_answer" | "unhealthy" | "audience";
  /** A word of a closed set for a connection that failed, such as `CertificateExpired`. */
  fault?: string;
  /** Of its health path, or its first page. */
  status?: number;
  /** Until that answer. */
  milliseconds?: number;
  /** Whether it has verified an assertion and read its audience. */
  audience: Finding;
}

export interface ProbeResult {
  /** Milliseconds since 1970. */
  at: number;
  /** `unseen`: the service has no server behind the gateway. */
  finding: Finding;
  /** Another service has the name: nothing was asked. */
  nameTaken?: true;
  servers: ProbedServer[];
}

export interface ProbeDeps extends SampleDeps {
  probes: Probes;
  catalogue: Pick<Catalogue, "current">;
}

/** `agencyId`: who asks for the service. An assertion for another's service is never signed. */
export async function probeUpstream(
  deps: ProbeDeps,
  { service, agencyId }: { service: Service; agencyId: string },
): Promise<ProbeResult> {
  const at = deps.clock.now();
  if (isTaken(deps.catalogue, service.id, agencyId)) {
    return { at, finding: "failed", nameTaken: true, servers: [] };
  }
  const servers = await Promise.all(
    upstreamOrigins(service).map((origin) => probeServer(deps, service, origin)),
  );
  const isGood = servers.every(({ finding }) => finding === "passed");
  if (servers.length === 0) return { at, finding: "unseen", servers };
  return { at, finding: isGood ? "passed" : "failed", servers };
}

/** Whether the name is of the file's service, or of another agency's. */
export function isTaken(
  catalogue: Pick<Catalogue, "current">,
  id: string,
  agencyId: string,
): boolean {
  const known = catalogue.current().get(id);
  return known !== undefined && known.desk?.published?.agencyId !== agencyId;
}

async function probeServer(
  deps: ProbeDeps,
  service: Service,
  origin: string,
): Promise<ProbedServer> {
  const failed = { origin, finding: "failed", audience: "unseen" } as const;
  const refusal = deps.probes.refusalOf(origin);
  if (refusal) return { ...failed, reason: refusal };
  const sample = await sampleRequest(deps, service);
  const headers = sample.headersFrom(new Headers({ "user-agent": "panjereh-probe" }));
  const isHeader = ([name]: [string, string]) => !sample.identity.some(([own]) => own === name);
  const began = deps.clock.now();
  try {
    const health = service.health?.path;
    const { status } = await deps.probes.ask(service, origin, {
      target: health ?? "/",
      headers: headers.filter(isHeader),
    });
    const seen = { origin, status, milliseconds: deps.clock.now() - began };
    if (!isHealthy(status, health)) return { ...failed, ...seen, reason: "unhealthy" };
    const echo = readEcho(await deps.probes.ask(service, origin, { target: ECHO_PATH, headers }));
    if (echo?.audience === undefined) return { ...seen, finding: "passed", audience: "unseen" };
    if (echo.audience === service.id) return { ...seen, finding: "passed", audience: "passed" };
    return { ...failed, ...seen, reason: "audience", audience: "failed" };
  } catch (error) {
    if (!(error instanceof UpstreamFailed)) throw error;
    const fault = error.fault?.reason;
    const reason = fault === "forbidden address" ? "forbidden_address" : "no_answer";
    return { ...failed, reason, ...reason === "no_answer" && { fault } };
  }
}

/** A first page may ask for a session or lead elsewhere; a health path must say that all is well. */
const isHealthy = (status: number, health: string | undefined): boolean =>
  health === undefined ? status < 500 : status >= 200 && status < 400;
