/** `/staff` of the desk: who works for the window. Every change is a proposal to another operator. */
import { MAX_TYPED_REASON, parseReason, type ReasonFault } from "../../domain/console/reason.ts";
import { parseInvite } from "../../domain/console/typed_proposal.ts";
import { listWindowStaff } from "../../domain/staff/members/list_members.ts";
import { isWindowRole, WINDOW_ROLES, type WindowRole } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { rolesInForce } from "../../domain/staff/staff.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";
import { proposed } from "./proposed.ts";

const STAFF = "/staff";
const MEMBER = `${STAFF}/:id`;

export function mountWindowStaff(desk: DeskGroups): void {
  const group = desk.allow("operator");
  group.get(STAFF, (visit) => list(visit));
  group.post(STAFF, confirmed(invite));
  group.get(MEMBER, (visit) => member(visit));
  group.post(MEMBER, confirmed(change));
}

const EMPTY = { userName: "", name: "", mobile: "", roles: [], reason: "" };

async function list(
  visit: Visit,
  shown?: Pick<PageProps<"windowStaff">, "typed" | "faults">,
): Promise<Response> {
  const members = await listWindowStaff(visit.ports.store);
  return await visit.page("windowStaff", {
    members: members.map(({ id, name, roles, state, lastSignInAt }) => ({
      id,
      name,
      roles,
      state,
      lastSignInAt,
    })),
    typed: EMPTY,
    ...shown,
  }, { status: shown ? 422 : 200 });
}

/** Fields `role_<name>`: other roles than the window's cannot be named. */
async function typedRoles(visit: Visit): Promise<WindowRole[]> {
  const typed = await visit.form(WINDOW_ROLES.map((role) => `role_${role}` as const));
  return WINDOW_ROLES.filter((role) => typed[`role_${role}`] !== "");
}

async function invite(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { user_name: userName, ...fields } = await visit.form([
    "user_name",
    "name",
    "mobile",
    "reason",
  ], { reason: MAX_TYPED_REASON });
  const typed = { ...fields, userName, roles: await typedRoles(visit) };
  const parsed = parseInvite(visit.ports, typed);
  if ("faults" in parsed) return await list(visit, { typed, faults: parsed.faults });
  return await proposed(visit, live, parsed);
}

async function member(
  visit: Visit,
  typed?: { roles: WindowRole[]; reason: string; error: ReasonFault },
): Promise<Response> {
  const members = await listWindowStaff(visit.ports.store);
  const found = members.find(({ id }) => id === visit.param("id"));
  if (!found) return await visit.problem("not_found");
  const { id, name, roles, state } = found;
  return await visit.page("windowMember", {
    id,
    name,
    state,
    roles: typed?.roles ?? roles,
    reason: typed?.reason ?? "",
    error: typed?.error,
  }, { status: typed ? 422 : 200 });
}

async function change(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { reason: typed } = await visit.form(["reason"], { reason: MAX_TYPED_REASON });
  const roles = await typedRoles(visit);
  const why = parseReason(typed);
  if ("fault" in why) return await member(visit, { roles, reason: typed, error: why.fault });
  const members = await listWindowStaff(visit.ports.store);
  const found = members.find(({ id }) => id === visit.param("id"));
  if (!found) return await visit.problem("not_found");
  const { id: staffId, name } = found;
  const from = rolesInForce(found).filter(isWindowRole);
  const act = { kind: "roles", staffId, name, from, roles } as const;
  return await proposed(visit, live, { act, reason: why.reason });
}
