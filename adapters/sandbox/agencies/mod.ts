/**
 * The agencies' web server: several agencies on one port, distinguished by the first label of
 * `Host`. It uses node:http because `echo` must see header lines as received, and Deno.serve joins
 * them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Hono } from "hono";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Faults } from "../wires/faults.ts";
import type { WindowClient } from "../wires/window_client.ts";
import type { AgencyApp, AgencyDeps } from "./agency_app.tsx";
import { createAssertionReader } from "./assertion.ts";
import { createBreakdown } from "./breakdown.ts";
import { createBusinessApp } from "./business.tsx";
import { createEcho } from "./echo.ts";
import { createEchoSockets } from "./echo_sockets.ts";
import { createInsuranceApp } from "./insurance.tsx";
import { createKeys } from "./keys.ts";
import { createLobbyApp } from "./lobby.tsx";
import { createLogoutTokenReader } from "./logout_token.ts";
import { createNewcomer } from "./newcomer.tsx";
import { createNotaryApp } from "./notary.tsx";
import { createOffice } from "./office.tsx";
import { createVehicleApp } from "./vehicle.tsx";
import { toNodeHandler } from "./node_handler.ts";

/** A site that is not behind the gateway. */
export interface Site {
  name: string;
  /** For browsers. */
  app: Hono;
  /** For messages of the window and of other programs. */
  receivers: Hono;
}

/** An agency behind the gateway that has a folder of its own. */
export interface GatewayAgency {
  name: string;
  create(deps: AgencyDeps): AgencyApp;
}

export interface AgenciesOptions {
  sites: Site[];
  gatewayAgencies: GatewayAgency[];
  faults: Faults;
  hostname: string;
  port: number;
  issuer: string;
  jwksUri: string;
  client: WindowClient;
  clock: Clock;
}

export interface Agencies {
  origin: string;
  /** The same server under a name that no service has: the desk refuses other agencies' servers. */
  newcomerOrigin: string;
  /** Of a site that is not behind the gateway, by its name. */
  siteOrigin(name: string): string;
  stop(): Promise<void>;
}

export async function createAgencies(options: AgenciesOptions): Promise<Agencies> {
  const { issuer, clock } = options;
  const basis = { issuer, clock, keys: createKeys(options) };
  const deps = {
    ...basis,
    readAssertion: createAssertionReader(basis),
    readLogoutToken: createLogoutTokenReader(basis),
  };
  const agencies = new Map([
    ["insurance", toNodeHandler(createInsuranceApp(deps).fetch)],
    ["vehicle", toNodeHandler(createVehicleApp(deps).fetch)],
    ["business", toNodeHandler(createBusinessApp(deps).fetch)],
    ["notary", toNodeHandler(createNotaryApp(deps).fetch)],
    ["echo", createEcho()],
  ]);
  for (const { name, create } of options.gatewayAgencies) {
    agencies.set(name, toNodeHandler(create(deps).fetch));
  }
  const office = createOffice(deps);
  const newcomer = createNewcomer(deps);
  const lobbyApp = createLobbyApp(issuer);
  for (const { name, app, receivers } of options.sites) {
    agencies.set(name, toNodeHandler(app.fetch));
    // Programs need not resolve names: they send their messages to the address itself.
    lobbyApp.route(`/${name}`, receivers);
  }
  const lobby = toNodeHandler(lobbyApp.fetch);

  const isBroken = createBreakdown(options.faults);
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host ?? "";
    const handler = agencies.get(nameOf(host)) ?? office(host) ?? newcomer(host) ?? lobby;
    try {
      if (await isBroken(nameOf(host), request, response)) return;
      await handler(request, response);
    } catch (error) {
      // The caller has left, or sent something that cannot be read or echoed.
      if (response.headersSent) response.destroy(error as Error);
      else response.writeHead(400).end();
    }
  });
  const sockets = createEchoSockets();
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (nameOf(request.headers.host ?? "") === "echo") sockets.open(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(options.port, options.hostname, resolve);
  await listening;
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    newcomerOrigin: `http://localhost:${port}`,
    siteOrigin: (name) => `http://${name}.agency.localhost:${port}`,
    stop() {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      sockets.stop();
      server.closeAllConnections();
      return promise;
    },
  };
}

/** First label of the host: the name of the agency. */
function nameOf(host: string): string {
  return host.split(".")[0];
}
