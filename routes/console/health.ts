/** `/health` of the desk: how the parts stand, those outside and those here. */
import { readClocks } from "../../domain/console/health/clocks.ts";
import { readParts } from "../../domain/console/health/parts.ts";
import { readOutbox, takesCommits } from "../../domain/console/health/system.ts";
import { readFailing } from "../../domain/publication/traffic/failing.ts";
import { localText } from "../../domain/services/service.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountHealth(desk: DeskGroups): void {
  desk.allow("operator").get("/health", show);
}

async function show(visit: Visit): Promise<Response> {
  const { ports, language } = visit;
  const [parts, isStoreGood, outbox, clocks, failing] = await Promise.all([
    readParts(ports.store, ports.parts.names),
    takesCommits(ports.probeStore),
    readOutbox(ports),
    readClocks(ports.store),
    readFailing(ports),
  ]);
  return await visit.page("health", {
    parts,
    isStoreGood,
    outbox,
    clocks,
    more: failing.more,
    servers: failing.services.map(({ service: { id, title }, answers, failures }) => ({
      id,
      title: localText(title, language),
      answers,
      failures,
    })),
  });
}
