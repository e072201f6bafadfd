/**
 * Fires every spelling of identity headers at a service's servers, through the gateway's rules, and
 * looks at what their applications read: nothing of a client may arrive as if the gateway had said
 * it. Only a server with the page of echo.ts shows that.
 */
import { UpstreamFailed } from "../gateway/upstream/upstream.ts";
import { IDENTITY_HEADERS } from "../gateway/visitor/identity_headers.ts";
import { newToken } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import { upstreamOrigins } from "../services/upstream_origins.ts";
import { type Echo, ECHO_PATH, readEcho, valuesUnder } from "./echo.ts";
import { type Finding, isTaken, type ProbeDeps } from "./probe.ts";
import { type SampleRequest, sampleRequest } from "./sample_request.ts";

export interface TriedServer {
  origin: string;
  finding: Finding;
  /** Spellings that arrived, or with which the gateway's own headers did not. */
  failed: Spelling[];
}

export interface GateResult {
  /** Milliseconds since 1970. */
  at: number;
  finding: Finding;
  servers: TriedServer[];
  /** How many requests were sent to each server that shows what it reads. */
  tried: number;
}

/** Spellings that some server reads as the name itself. All of them are names of RFC 9110 §5.6.2. */
const SPELLINGS = {
  as_it_is: (name) => name,
  underscores: (name) => name.replaceAll("-", "_"),
  first_underscore: (name) => name.replace("-", "_"),
  last_underscore: (name) => name.replace(/-(?=[^-]*$)/, "_"),
  dots: (name) => name.replaceAll("-", "."),
  tildes: (name) => name.replaceAll("-", "~"),
  plus_signs: (name) => name.replaceAll("-", "+"),
  carets: (name) => name.replaceAll("-", "^"),
  percent: (name) => name.replaceAll("-", "%2d"),
  cgi: (name) => `HTTP_${name.replaceAll("-", "_")}`,
  named_in_connection: (name) => name,
} as const satisfies Record<string, (name: string) => string>;
export type Spelling = keyof typeof SPELLINGS;

const ASSERTION = "X-Identity-Assertion";
/** By which products in front of a server say who is there. */
const CLAIMS = ["Remote-User", "X-Remote-User", "X-Forwarded-User", "X-Auth-Request-User"];

/** `agencyId`: who asks for the service. */
export async function smugglingGate(
  deps: ProbeDeps,
  { service, agencyId }: { service: Service; agencyId: string },
): Promise<GateResult> {
  const at = deps.clock.now();
  const tried = Object.keys(SPELLINGS).length + 1;
  if (isTaken(deps.catalogue, service.id, agencyId)) {
    return { at, finding: "unseen", servers: [], tried };
  }
  const servers: TriedServer[] = [];
  for (const origin of upstreamOrigins(service)) {
    servers.push(await tryServer(deps, service, origin));
  }
  return { at, finding: worstOf(servers), servers, tried };
}

/** Of all servers, since any of them may get a request. */
function worstOf(servers: readonly TriedServer[]): Finding {
  const findings = servers.map(({ finding }) => finding);
  if (findings.includes("failed")) return "failed";
  return findings.length > 0 && !findings.includes("unseen") ? "passed" : "unseen";
}

async function tryServer(deps: ProbeDeps, service: Service, origin: string): Promise<TriedServer> {
  const unseen = { origin, finding: "unseen", failed: [] } as const;
  if (deps.probes.refusalOf(origin)) return { ...unseen, failed: [] };
  const sample = await sampleRequest(deps, service);
  const ask = async (incoming: Headers) =>
    readEcho(
      await deps.probes.ask(service, origin, {
        target: ECHO_PATH,
        headers: sample.headersFrom(incoming),
      }),
    );
  try {
    const ordinary = await ask(new Headers());
    if (!ordinary || valuesUnder(ordinary, ASSERTION).length === 0) {
      return { ...unseen, failed: [] };
    }
    const spellings = Object.keys(SPELLINGS) as Spelling[];
    // All at once: one after the other they would take the seconds that a publication may take.
    const clean = await Promise.all(spellings.map(async (spelling) => {
      const forged = newToken(deps.random);
      const echo = await ask(forgedBy(service, spelling, forged));
      return echo !== null && isClean(echo, sample, forged);
    }));
    const failed = spellings.filter((_, index) => !clean[index]);
    return { origin, finding: failed.length > 0 ? "failed" : "passed", failed };
  } catch (error) {
    if (!(error instanceof UpstreamFailed)) throw error;
    return { ...unseen, failed: [] };
  }
}

/** All names in one spelling, with a value that can be found again. */
export function forgedBy(service: Service, spelling: Spelling, forged: string): Headers {
  const names = [
    ASSERTION,
    ...IDENTITY_HEADERS,
    ...CLAIMS,
    ...Object.keys(service.identity_headers),
  ];
  const headers = new Headers();
  for (const name of new Set(names)) headers.append(SPELLINGS[spelling](name), forged);
  if (spelling === "named_in_connection") headers.set("connection", `close, ${names.join(", ")}`);
  return headers;
}

/** Nothing forged arrived, and what the gateway says arrived alone. */
const isClean = (echo: Echo, { identity }: SampleRequest, forged: string): boolean =>
  echo.headers.every(([, value]) => !value.includes(forged)) &&
  identity.every(([name, value]) => {
    const read = valuesUnder(echo, name);
    return read.length === 0 ? name !== ASSERTION : read.length === 1 && read[0] === value;
  });
