/** `/connections/<id>`: one of an agency's connections. Another agency's does not exist here. */
import { changeConnection, endConnection } from "../../domain/bus/ask.ts";
import { readConnection } from "../../domain/bus/connection.ts";
import { CONNECTION_LIMITS, type ConnectionFaults } from "../../domain/bus/form.ts";
import type { ConnectionForm } from "../../domain/bus/connection.ts";
import { isConnectionEditable, mayMoveConnection } from "../../domain/bus/state.ts";
import { AGENCY_ROLES } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { connectionFormIn, EDITORS, isConnectionEditor } from "./connections.ts";

const CONNECTION = "/connections/:id";

export function mountConnection(desk: DeskGroups): void {
  desk.allow(...AGENCY_ROLES).get(CONNECTION, (visit, signedIn) => show(visit, signedIn));
  desk.allow(...EDITORS).post(CONNECTION, act);
}

interface Tried {
  typed?: { form: ConnectionForm; faults: ConnectionFaults };
  status?: PageStatus;
}

async function show(
  visit: Visit,
  signedIn: SignedInStaff,
  { typed, status = 200 }: Tried = {},
): Promise<Response> {
  const { agencyId = "" } = signedIn.staff;
  const connection = await readConnection(visit.ports.store, agencyId, visit.param("id"));
  if (!connection) return await visit.problem("not_found");
  const { state, form } = connection;
  const mayEdit = isConnectionEditor(signedIn);
  return await visit.page("busConnection", {
    connection,
    editing: mayEdit && isConnectionEditable(state)
      ? { ...typed ?? { form }, limits: CONNECTION_LIMITS }
      : undefined,
    mayEnd: mayEdit && mayMoveConnection(state, { to: "ended", by: "agency" }),
  }, { status });
}

async function act(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const { ports } = visit;
  const { staff, staff: { agencyId = "" } } = signedIn;
  const id = visit.param("id");
  const { form, action } = await connectionFormIn(visit);
  if (action === "end") {
    const isEnded = await endConnection(ports, { agencyId, id, staff });
    return isEnded ? await visit.goTo(`/connections/${id}`) : await visit.problem("not_found");
  }
  const submit = action !== "save";
  const changed = await changeConnection(ports, { agencyId, id, staff, form, submit });
  switch (changed.outcome) {
    case "kept":
      return await visit.goTo(`/connections/${id}`);
    case "faulty":
      return await show(visit, signedIn, {
        typed: { form, faults: changed.faults },
        status: 422,
      });
    default:
      showTooLate(visit, Object.values(form));
      return await show(visit, signedIn, { status: 409 });
  }
}
