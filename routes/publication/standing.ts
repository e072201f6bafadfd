import { changeStanding, type StandingChange } from "../../domain/publication/standing.ts";
import { MAX_TYPED_REASON } from "../../domain/console/reason.ts";
import { oneLine } from "../../domain/text/invisible.ts";
import { maskIp } from "../../domain/budget/source.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { Visit } from "../site/visit.ts";
import { serviceFor, servicePage, viewerOf } from "./services.ts";

const CHANGES: readonly StandingChange[] = ["suspend", "resume", "retire"];

export async function changeStandingOf(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { change: typed, reason } = await visit.form(["change", "reason"], {
    reason: MAX_TYPED_REASON,
  });
  const found = await serviceFor(visit, live);
  if (!found) return await visit.problem("not_found");
  const change = CHANGES.find((one) => one === typed);
  if (!change) return await visit.problem("bad_request");
  const { staff: { id, name } } = live;
  const { service: { id: service } } = found;
  const outcome = await changeStanding(visit.ports, {
    ...{ service, change, staff: { id, name }, agencyId: viewerOf(live) },
    network: maskIp(visit.ip),
    text: oneLine(reason) || undefined,
  }, visit.ports.catalogue.current().get(service));
  if (outcome === "changed") return visit.leave(`/services/${service}`);
  if (outcome === "unknown") return await visit.problem("not_found");
  const now = await serviceFor(visit, live);
  return now
    ? await servicePage(visit, live, now, { failure: outcome, typed: reason }, 422)
    : await visit.problem("not_found");
}
