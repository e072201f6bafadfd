/** `/health` of the desk: how the parts stand, those outside and those here. */
import { readParts } from "../../domain/console/health/parts.ts";
import {
  readFailingServers,
  readOutbox,
  takesCommits,
} from "../../domain/console/health/system.ts";
import { localText } from "../../domain/services/service.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountHealth(desk: DeskGroups): void {
  desk.allow("operator").get("/health", show);
}

async function show(visit: Visit): Promise<Response> {
  const { ports, language } = visit;
  const [parts, isStoreGood, outbox, servers] = await Promise.all([
    readParts(ports.store, ports.parts.names),
    takesCommits(ports.probeStore),
    readOutbox(ports),
    readFailingServers(ports),
  ]);
  return await visit.page("health", {
    parts,
    isStoreGood,
    outbox,
    servers: servers.map(({ service: { id, title }, answers, failures }) => ({
      id,
      title: localText(title, language),
      answers,
      failures,
    })),
  });
}
