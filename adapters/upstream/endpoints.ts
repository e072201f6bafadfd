/** The endpoints of one service: which one gets the next request, and which are skipped for now. */
import { type Breaker, isBrokenCircuit } from "../network/breaker.ts";
import { UpstreamCircuitOpen } from "../../domain/gateway/upstream/upstream.ts";
import { isTheirs, isUnreached } from "./failure.ts";
import type { Http1Pool } from "./http1/pool.ts";

export interface Endpoint {
  origin: string;
  pool: Http1Pool;
  breaker: Breaker;
  /** The result of the health check, if the service has one. */
  healthy: boolean;
  /** Whether the last health check passed; absent before the first one. */
  passed?: boolean;
  /** Exchanges under way. */
  busy: number;
  /** People whose failure its breaker has counted since the last success. */
  counted: Set<string>;
}

/** A failure that the breaker does not count, because it already counted one of the same person. */
export class Repeated extends Error {
  override name = "Repeated";
}

/** The half-open probe takes longer than an answer may, because the client is sending slowly. */
class Inconclusive extends Error {
  override name = "Inconclusive";
}

/** See `Upstream.reachable`. */
export function areReachable(endpoints: readonly Endpoint[]): boolean | undefined {
  const expected = endpoints.filter(({ healthy, breaker }) =>
    healthy && breaker.state === "closed"
  );
  if (expected.length === 0) return false;
  return expected.some(({ passed }) => passed) || undefined;
}

export interface Exchange<T> {
  person: string;
  /** Milliseconds after which a half-open probe counts as failed; the exchange itself continues. */
  patience: number;
  work(): Promise<T>;
}

/** Seconds, when health checks decide. */
const RETRY_AFTER = 10;

/** The least busy of the endpoints that can be expected to serve; round robin among equals. */
export function createChoice(endpoints: readonly Endpoint[]) {
  let turn = 0;
  return (without?: Endpoint): Endpoint | undefined => {
    turn = (turn + 1) % endpoints.length;
    let chosen: Endpoint | undefined;
    for (let step = 0; step < endpoints.length; step++) {
      const endpoint = endpoints[(turn + step) % endpoints.length];
      if (endpoint === without || !endpoint.healthy || !endpoint.breaker.admits) continue;
      if (!chosen || endpoint.busy < chosen.busy) chosen = endpoint;
    }
    return chosen;
  };
}

/**
 * Runs an exchange with an endpoint and reports the result to its breaker. A single person must not
 * be able to open the breaker for everyone with crafted requests: of one person only one
 * consecutive failure counts, unless the endpoint was not even reached.
 */
export async function withEndpoint<T>(
  endpoint: Endpoint,
  { person, patience, work }: Exchange<T>,
): Promise<T> {
  const { breaker, counted } = endpoint;
  let exchange: Promise<T> | undefined;

  async function judged(): Promise<T> {
    try {
      const isTry = breaker.state === "half_open";
      exchange = work();
      const answer = await (isTry ? inTime(exchange, patience) : exchange);
      counted.clear();
      return answer;
    } catch (cause) {
      if (breaker.state !== "closed" || !isTheirs(cause) || isUnreached(cause)) throw cause;
      if (counted.has(person)) throw new Repeated("Not counted", { cause });
      counted.add(person);
      throw cause;
    }
  }

  try {
    return await breaker.policy.execute(judged);
  } catch (error) {
    if (error instanceof Inconclusive) return await exchange!;
    if (error instanceof Repeated) throw error.cause;
    throw isBrokenCircuit(error) ? circuitOpen([endpoint]) : error;
  }
}

function inTime<T>(exchange: Promise<T>, patience: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Inconclusive("No answer yet")), patience);
  return Promise.race([exchange, late]).finally(() => clearTimeout(timer));
}

/** The error when no endpoint is available. */
export function circuitOpen(endpoints: readonly Endpoint[]): UpstreamCircuitOpen {
  const pauses = endpoints.filter(({ healthy }) => healthy)
    .map(({ breaker }) => breaker.retryAfter());
  return new UpstreamCircuitOpen(
    "Cannot forward request: no endpoint can be expected to serve",
    pauses.length ? Math.min(...pauses) : RETRY_AFTER,
  );
}
