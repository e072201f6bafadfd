/** The sockets that the program listens on. */
import type { CommonConfiguration } from "../configuration/environment.ts";
import { createHttpServer, type HttpServer } from "../http/server.ts";
import { requireOwnListener } from "../http/shared_port.ts";
import { gatewayListener } from "../http/listeners.ts";

export interface ServersOptions {
  configuration: CommonConfiguration;
  isFurtherWorker: boolean;
  /** Origin of the window. */
  window: string;
  jwks(): Promise<unknown>;
  /** Of the gateway's port. */
  answer(request: Request, peer: string): Promise<Response>;
  /** Of the admin port. */
  admin(request: Request): Promise<Response>;
  /** Responses of the gateway's port whose last byte has not been delivered. */
  inFlight: Set<Promise<void>>;
}

export interface Servers {
  gateway: HttpServer;
  /** Absent without `ADMIN_PORT`, and in all workers but the first. */
  admin?: HttpServer;
}

export async function openServers(options: ServersOptions): Promise<Servers> {
  const { configuration, isFurtherWorker, window, jwks, answer, admin, inFlight } = options;
  const { PORT, LISTEN, ADMIN_PORT, ADMIN_LISTEN, WORKERS, REUSE_PORT } = configuration;
  if (REUSE_PORT && !isFurtherWorker) {
    await requireOwnListener({ listener: gatewayListener(configuration), window, jwks });
  }
  const shared = WORKERS > 1 || REUSE_PORT;
  const gateway = createHttpServer({ port: PORT, hostname: LISTEN, shared, answer, inFlight });
  if (ADMIN_PORT === undefined || isFurtherWorker) return { gateway };
  return {
    gateway,
    admin: createHttpServer({ port: ADMIN_PORT, hostname: ADMIN_LISTEN, answer: admin }),
  };
}
