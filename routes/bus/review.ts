/** `/bus`: connections that wait for an expert, and `/bus/<agency>/<id>`: one of them. */
import { agencyNameOf } from "../../domain/agency/agency.ts";
import { readConnection } from "../../domain/bus/connection.ts";
import { CONNECTION_LIMITS, entriesOf } from "../../domain/bus/form.ts";
import {
  decideConnection,
  MAX_REASON,
  type VerdictFault,
  waitingConnections,
} from "../../domain/bus/review.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import type { DeskGroups } from "../desk/groups.ts";

const CONNECTION = "/bus/:agency/:id";
const VERDICTS = ["active", "returned", "rejected", "ended"] as const;

export function mountBusReview(desk: DeskGroups): void {
  const experts = desk.allow("expert");
  experts.get("/bus", list);
  experts.get(CONNECTION, (visit) => show(visit));
  experts.post(CONNECTION, decide);
}

async function list(visit: Visit): Promise<Response> {
  const { ports: { store }, language } = visit;
  const waiting = await waitingConnections(store);
  const connections = await Promise.all(
    waiting.map(async ({ id, agencyId, form, number, state, changedAt }) => ({
      ...{ number, state, changedAt, bus: form.bus },
      path: `/bus/${agencyId}/${id}`,
      agency: await agencyNameOf(store, agencyId, language),
    })),
  );
  return await visit.page("busReviews", { connections });
}

interface Tried {
  typed: { text: string; userNames: string };
  faults?: VerdictFault;
  gone?: boolean;
  status: PageStatus;
}

async function show(visit: Visit, tried?: Tried): Promise<Response> {
  const { ports: { store }, language } = visit;
  const agencyId = visit.param("agency");
  const connection = await readConnection(store, agencyId, visit.param("id"));
  // What an agency has not sent is nobody else's.
  if (!connection || connection.state === "draft") return await visit.problem("not_found");
  const hasForm = connection.state === "submitted" || connection.state === "active";
  if (tried?.gone && !hasForm) showTooLate(visit, [tried.typed.text]);
  const { status = 200, ...shown } = tried ??
    { typed: { text: "", userNames: entriesOf(connection.form.userNames).join("\n") } };
  return await visit.page("busReview", {
    ...shown,
    connection,
    maxReason: MAX_REASON,
    agency: await agencyNameOf(store, agencyId, language),
  }, { status });
}

async function decide(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const long = { text: MAX_REASON + 500, userNames: CONNECTION_LIMITS.purpose + 500 };
  const { to: typedTo, ...typed } = await visit.form(["to", "text", "userNames"], long);
  const to = VERDICTS.find((verdict) => verdict === typedTo);
  if (!to) return await visit.problem("bad_request");
  const verdict = { agencyId: visit.param("agency"), id: visit.param("id"), expert: staff, to };
  const decided = await decideConnection(visit.ports, { ...verdict, ...typed });
  switch (decided.outcome) {
    case "moved":
      return await visit.goTo(`/bus/${verdict.agencyId}/${verdict.id}`);
    case "faulty":
      return await show(visit, { typed, faults: decided.faults, status: 422 });
    case "gone":
      return await show(visit, { typed, gone: true, status: 409 });
  }
}
