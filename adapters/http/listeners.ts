/**
 * Checks that the program can listen where it is configured to, before anything is opened. Workers
 * share a port (SO_REUSEPORT), and the kernel would silently let another process share it too
 * (docs/decisions/0118).
 */
import type { CommonConfiguration } from "../configuration/environment.ts";

type Listening = Pick<
  CommonConfiguration,
  "PORT" | "LISTEN" | "REUSE_PORT" | "ADMIN_PORT" | "ADMIN_LISTEN"
>;

export interface Listener {
  /** Variables that set the port and the IP, for the message. */
  names: { port: string; hostname: string };
  port: number;
  hostname: string;
  /** The process being replaced may still listen there. */
  shared?: boolean;
}

/** The listener of the window and the gateway. */
export function gatewayListener({ PORT, LISTEN, REUSE_PORT }: Listening): Listener {
  const names = { port: "PORT", hostname: "LISTEN" };
  return { names, port: PORT, hostname: LISTEN, shared: REUSE_PORT };
}

/** All listeners of the program itself. */
export function programListeners(configuration: Listening): Listener[] {
  const { ADMIN_PORT, ADMIN_LISTEN } = configuration;
  const gateway = gatewayListener(configuration);
  if (ADMIN_PORT === undefined) return [gateway];
  const names = { port: "ADMIN_PORT", hostname: "ADMIN_LISTEN" };
  return [gateway, { names, port: ADMIN_PORT, hostname: ADMIN_LISTEN }];
}

/** The additional listeners of `start`. */
export function sandboxListeners(
  { SANDBOX_PORT, AGENCY_PORT }: { SANDBOX_PORT: number; AGENCY_PORT: number },
): Listener[] {
  return Object.entries({ SANDBOX_PORT, AGENCY_PORT }).map(([name, port]) => ({
    names: { port: name, hostname: name },
    port,
    hostname: "127.0.0.1",
  }));
}

/** One line for each listener that cannot be opened. */
export function portProblems(wanted: readonly Listener[]): string[] {
  const open: Deno.Listener[] = [];
  const problems = wanted.flatMap((listener) => {
    try {
      open.push(listen(listener));
      return [];
    } catch (error) {
      return listener.shared && isTakenBy(error) ? [] : [problemOf(listener, error)];
    }
  });
  // Closed only now, so that two settings with the same port are detected too.
  for (const listener of open) listener.close();
  return problems;
}

/** Whether another process listens there. */
export function isTaken(listener: Listener): boolean {
  try {
    listen(listener).close();
    return false;
  } catch (error) {
    if (isTakenBy(error)) return true;
    throw error;
  }
}

const listen = ({ port, hostname }: Listener) => Deno.listen({ port, hostname });

const isTakenBy = (error: unknown) => error instanceof Deno.errors.AddrInUse;

function problemOf({ names, port, hostname }: Listener, error: unknown): string {
  if (isTakenBy(error)) return `${names.port} ${port} is taken: does it run already?`;
  if (error instanceof Deno.errors.PermissionDenied) {
    return `${names.port} ${port} may not be listened on by this user`;
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return `${names.hostname} ${hostname} is no address of this machine`;
  }
  const reason = error instanceof Error ? error.message : error;
  return `${names.hostname} ${hostname} cannot be listened on: ${reason}`;
}
