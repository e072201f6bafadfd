/** Agencies that break on demand: switched on the sandbox's page, met before their programs. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { AGENCY_TARGETS, type AgencyTarget, type Faults } from "../wires/faults.ts";

/** Where the gateway asks whether an agency is up (services.ts). */
export const HEALTH = "/health";

/** Whether the request was answered, or will never be. */
export type Breakdown = (
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>;

export function createBreakdown(faults: Faults): Breakdown {
  return async (name, { url }, response) => {
    if (!isTarget(name)) return false;
    if (url === HEALTH) {
      const { mode } = faults.all()[name];
      response.writeHead(mode === "ok" || mode === "slow" ? 204 : 503).end();
      return true;
    }
    switch (await faults.meet(name)) {
      case "error":
        response.writeHead(500, { "content-type": "text/plain" }).end("Internal Server Error");
        return true;
      case "garbage":
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>?");
        return true;
      case "gone":
      case "timeout":
        response.destroy();
        return true;
      default:
        return false;
    }
  };
}

const isTarget = (name: string): name is AgencyTarget =>
  AGENCY_TARGETS.some((target) => target === name);
