/**
 * Checks that the program can listen where it is configured to, before anything is opened. Workers
 * share a port (SO_REUSEPORT), and the kernel would silently let another process share it too
 * (docs/decisions/0118).
 */
import type { CommonConfiguration } from "./configuration/environment.ts";

export interface Place {
  /** Variables that set the port and the address, for the message. */
  names: { port: string; address: string };
  port: number;
  hostname: string;
  /** The process being replaced may still listen there. */
  shared?: boolean;
}

/** The listener of the window and the gateway. */
export function gatewayPlace({ PORT, LISTEN, REUSE_PORT }: CommonConfiguration): Place {
  const names = { port: "PORT", address: "LISTEN" };
  return { names, port: PORT, hostname: LISTEN, shared: REUSE_PORT };
}

/** All listeners of the program itself. */
export function programPlaces(configuration: CommonConfiguration): Place[] {
  const { ADMIN_PORT, ADMIN_LISTEN } = configuration;
  const gateway = gatewayPlace(configuration);
  if (ADMIN_PORT === undefined) return [gateway];
  const names = { port: "ADMIN_PORT", address: "ADMIN_LISTEN" };
  return [gateway, { names, port: ADMIN_PORT, hostname: ADMIN_LISTEN }];
}

/** The additional listeners of `start`. */
export function sandboxPlaces(
  { SANDBOX_PORT, AGENCY_PORT }: { SANDBOX_PORT: number; AGENCY_PORT: number },
): Place[] {
  return Object.entries({ SANDBOX_PORT, AGENCY_PORT }).map(([name, port]) => ({
    names: { port: name, address: name },
    port,
    hostname: "127.0.0.1",
  }));
}

/** One line for each listener that cannot be opened. */
export function portProblems(places: readonly Place[]): string[] {
  const listeners: Deno.Listener[] = [];
  const problems = places.flatMap((place) => {
    try {
      listeners.push(listenAt(place));
      return [];
    } catch (error) {
      return place.shared && isTakenBy(error) ? [] : [problemOf(place, error)];
    }
  });
  // Closed only now, so that two settings with the same port are detected too.
  for (const listener of listeners) listener.close();
  return problems;
}

/** Whether another process listens there. */
export function isTaken(place: Place): boolean {
  try {
    listenAt(place).close();
    return false;
  } catch (error) {
    if (isTakenBy(error)) return true;
    throw error;
  }
}

const listenAt = ({ port, hostname }: Place) => Deno.listen({ port, hostname });

const isTakenBy = (error: unknown) => error instanceof Deno.errors.AddrInUse;

function problemOf({ names, port, hostname }: Place, error: unknown): string {
  if (isTakenBy(error)) return `${names.port} ${port} is taken: does it run already?`;
  if (error instanceof Deno.errors.PermissionDenied) {
    return `${names.port} ${port} may not be listened on by this user`;
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return `${names.address} ${hostname} is no address of this machine`;
  }
  const reason = error instanceof Error ? error.message : error;
  return `${names.address} ${hostname} cannot be listened on: ${reason}`;
}
