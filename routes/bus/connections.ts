/** `/connections`: an agency's own, and `/connections/new`: another one. */
import { askConnection, MAX_CONNECTIONS } from "../../domain/bus/ask.ts";
import { type ConnectionForm, readConnections } from "../../domain/bus/connection.ts";
import { CONNECTION_LIMITS } from "../../domain/bus/form.ts";
import { newMessageId } from "../../domain/outbox/message.ts";
import { AGENCY_ROLES, type Role } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { Visit } from "../site/visit.ts";
import type { DeskGroups } from "../desk/groups.ts";

/** Who may ask for connections and change them. */
export const EDITORS = ["manager", "editor"] as const satisfies readonly Role[];
/** So much more is read and called too long, so that nothing typed is lost. */
const MAX_TYPED = CONNECTION_LIMITS.purpose + 500;
const limits = CONNECTION_LIMITS;
const NEW = "/connections/new";
/** As the page with the form has drawn it: a UUIDv7. */
const ID = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

const NO_FORM: ConnectionForm = {
  bus: "",
  purpose: "",
  contactName: "",
  contactPosition: "",
  contactMobile: "",
  contactEmail: "",
  addresses: "",
  userNames: "",
};

export const isConnectionEditor = ({ staff }: SignedInStaff): boolean =>
  EDITORS.some((role) => staff.roles.includes(role));

/** What a member of an agency sends with the form of a connection. */
export async function connectionFormIn(visit: Visit) {
  const names = Object.keys(NO_FORM) as (keyof ConnectionForm)[];
  const { action, id, ...form } = await visit.form([...names, "action", "id"], {
    purpose: MAX_TYPED,
    addresses: MAX_TYPED,
    userNames: MAX_TYPED,
  });
  return { form, action, id };
}

export function mountConnections(desk: DeskGroups): void {
  desk.allow(...AGENCY_ROLES).get("/connections", list);
  const editors = desk.allow(...EDITORS);
  editors.get(
    NEW,
    (visit) =>
      visit.page("busConnectionNew", { id: newMessageId(visit.ports), form: NO_FORM, limits }),
  );
  editors.post(NEW, ask);
}

async function list(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const { agencyId } = signedIn.staff;
  if (agencyId === undefined) return await visit.problem("not_found");
  const connections = await readConnections(visit.ports.store, agencyId);
  return await visit.page("busConnections", {
    connections: connections.toReversed().map(({ id, form, number, state, changedAt }) => ({
      ...{ number, state, changedAt, bus: form.bus },
      path: `/connections/${id}`,
    })),
    mayAsk: isConnectionEditor(signedIn),
  });
}

async function ask(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const { agencyId } = staff;
  const { form, action, id: typedId } = await connectionFormIn(visit);
  if (agencyId === undefined) return await visit.problem("not_found");
  const id = ID.test(typedId) ? typedId : newMessageId(visit.ports);
  const submit = action !== "save";
  const asked = await askConnection(visit.ports, { agencyId, id, staff, form, submit });
  switch (asked.outcome) {
    case "kept":
      return await visit.goTo(`/connections/${asked.connection.id}`);
    case "faulty":
      return await visit.page("busConnectionNew", { id, form, faults: asked.faults, limits }, {
        status: 422,
      });
    case "many": {
      const props = { id, form, limits, tooMany: MAX_CONNECTIONS };
      return await visit.page("busConnectionNew", props, { status: 422 });
    }
    case "gone":
      return await visit.problem("not_found");
  }
}
