/** The addresses of one service: which gets the next request, and which get none for now. */
import type { Dispatcher } from "undici";
import { type Breaker, isBrokenCircuit } from "../breaker.ts";
import { UpstreamResting } from "../../domain/gateway/upstream.ts";

export interface Address {
  origin: string;
  dispatcher: Dispatcher;
  breaker: Breaker;
  /** What its own word is, as far as it is asked. */
  healthy: boolean;
  /** Exchanges under way. */
  busy: number;
}

/** Seconds, when health checks decide. */
const RETRY_AFTER = 10;

/** The least busy one that can be expected to serve, in turn among equals. */
export function createChoice(addresses: readonly Address[]) {
  let turn = 0;
  return (without?: Address): Address | undefined => {
    turn = (turn + 1) % addresses.length;
    let chosen: Address | undefined;
    for (let step = 0; step < addresses.length; step++) {
      const address = addresses[(turn + step) % addresses.length];
      if (address === without || !address.healthy || !address.breaker.admits) continue;
      if (!chosen || address.busy < chosen.busy) chosen = address;
    }
    return chosen;
  };
}

/** Runs an exchange with an address; its breaker hears how it went. */
export async function withAddress<T>(address: Address, work: () => Promise<T>): Promise<T> {
  try {
    return await address.breaker.policy.execute(work);
  } catch (error) {
    throw isBrokenCircuit(error) ? resting([address]) : error;
  }
}

/** What those are told who find no address. */
export function resting(addresses: readonly Address[]): UpstreamResting {
  const pauses = addresses.filter(({ healthy }) => healthy)
    .map(({ breaker }) => breaker.retryAfter());
  return new UpstreamResting(
    "Cannot forward request: no address can be expected to serve",
    pauses.length ? Math.min(...pauses) : RETRY_AFTER,
  );
}
