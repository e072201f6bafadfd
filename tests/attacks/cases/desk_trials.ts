/**
 * Case 33 at the review: an expert presses "Check now" for an application whose servers are where
 * only the gateway can reach. What the form refuses is written into the store, as if it had not.
 */
import { createWebhookReceivers } from "../../../adapters/agency_events/webhook_receivers.ts";
import { createProbes } from "../../../adapters/publication/probes.ts";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { isForbiddenFor } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { take } from "../../../domain/review/hold.ts";
import { trialRecord, tryServers } from "../../../domain/review/trial.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";
import { openPublication } from "../../domain/publication/world.ts";
import { APPLICATION, caseOf, expert, submit, withDetails } from "../../domain/review/sample.ts";
import { START } from "../../support/sign_in_world.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { setTrap } from "../trap.ts";
import { ADDRESSES } from "./desk_publication.ts";
import { METADATA, SPELLINGS, WRITTEN } from "./upstreams.ts";

const originOf = ({ id }: Service) => `https://${id}.example.ir`;
const STRICT = createProbes({ isStrict: true, isForbidden: isForbiddenFor, originOf });
/** As in the sandbox, where a server of this machine may be asked. */
const LOOSE = createProbes({ isStrict: false, originOf });
const nahid = expert("nahid");

/** What an expert sees of this server; `invalid`: there is no service to look at. */
async function triedAt(origin: string, probes: typeof STRICT) {
  await using world = await openPublication();
  const name = { fa: "سازمان" };
  await commitTo(world.store)
    .set(agencyRecord("agency-1"), { id: "agency-1", name, state: "active", createdAt: START })
    .commit();
  await submit(world, {
    content: withDetails({ way: { way: "upstream", upstream: [origin] } }),
  });
  await take(world.deps, nahid, await caseOf(world));
  const deps = { ...world.deps, probes };
  const { outcome } = await tryServers(deps, nahid, await caseOf(world));
  const { value } = await read(world.store, trialRecord(APPLICATION.id, 1, 1));
  return { outcome, server: value?.probe.servers[0] };
}

async function trial(host: string): Promise<Attempt> {
  using trap = setTrap();
  const { outcome, server } = await triedAt(`https://${host}:${trap.port}`, STRICT);
  const got = server?.reason ?? outcome;
  const isHeld = !trap.caught() && (got === "forbidden_address" || got === "invalid");
  return { name: host, got, ...!isHeld && { breach: trap.caught() ? "connected" : got } };
}

const bracketed = (ip: string) => ip.includes(":") ? `[${ip}]` : ip;

/** Ways to send who asks somewhere else. */
const LEADS: Record<string, (trap: string) => Record<string, string>> = {
  "location": (trap) => ({ location: trap }),
  "location without a scheme": (trap) => ({ location: trap.replace("http:", "") }),
  "refresh": (trap) => ({ refresh: `0; url=${trap}` }),
  "content-location and link": (trap) => ({
    "content-location": trap,
    link: `<${trap}>; rel=canonical`,
  }),
};
const STATUSES = [200, 301, 302, 303, 305, 307, 308];

/** The address of a server of this machine that answers so to everything. */
function leadingServer(status: number, headers: Record<string, string>) {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => new Response(status === 200 ? "ok" : null, { status, headers }),
  );
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function led(status: number, way: string): Promise<Attempt> {
  using trap = setTrap();
  await using server = leadingServer(status, LEADS[way](`http://127.0.0.1:${trap.port}/`));
  const { server: seen } = await triedAt(server.origin, LOOSE);
  const isHeld = !trap.caught() && seen?.status === status;
  const got = trap.caught() ? "followed" : `${seen?.status ?? seen?.reason}`;
  return { name: `${status}, ${way}`, got, ...!isHeld && { breach: got } };
}

const desk = { published: { agencyId: "agency-1", revision: 1 } };

/** A webhook's address as an agency writes it, in a service of the desk. */
async function told(host: string): Promise<Attempt> {
  using trap = setTrap();
  const entry = {
    ...{ id: "a", title: { fa: "الف" }, upstream: "https://a.example.ir" },
    webhook: `https://${host}:${trap.port}/told`,
  };
  const parsed = serviceSchema.safeParse(entry);
  if (!parsed.success) return { name: host, got: "entry refused" };
  const service = { ...parsed.data, desk };
  const agencies = { of: () => Promise.reject(new Error("its own")) as never };
  let isForbidden = false;
  const receivers = createWebhookReceivers({
    agencies,
    // A network that this machine cannot reach refuses too: only a verdict of ours counts.
    isForbidden: (ip, of) => isForbidden = isForbiddenFor(ip, of),
  });
  receivers.use([service]);
  try {
    const posted = { body: "{}", headers: [] };
    const outcome = await receivers.post(service, posted, AbortSignal.timeout(5000))
      .then(() => "answered", () => isForbidden ? "refused" : "tried");
    const isHeld = outcome === "refused" && !trap.caught();
    return { name: host, got: outcome, ...!isHeld && { breach: outcome } };
  } finally {
    receivers.destroy();
  }
}

const metadata = pairs(METADATA, WRITTEN).map(([ip, write]) => write(ip));
const networks = ADDRESSES.map(bracketed);

export const DESK_TRIAL_ATTACKS: Attack[] = [
  {
    number: 33,
    title: "servers of applications that an expert has looked at: this machine, private, metadata",
    expected: "no service, or a forbidden address, and no connection",
    attempts: () => [...SPELLINGS, ...networks, ...metadata].map((host) => () => trial(host)),
  },
  {
    number: 33,
    title: "servers of applications that lead an expert's trial to a listening port",
    expected: "the status is shown, and nothing is followed",
    attempts: () =>
      pairs(STATUSES, Object.keys(LEADS)).map(([status, way]) => () => led(status, way)),
  },
  {
    number: 33,
    title: "webhooks of published services in private networks and at metadata services",
    expected: "refused when the entry is read, or when connecting",
    attempts: () => [...networks, ...metadata].map((host) => () => told(host)),
  },
];
