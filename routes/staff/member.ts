/** `/members/<id>` of the desk: one member of the manager's agency, and handing over. */
import { maskMobile } from "../../domain/identity/mobile.ts";
import { changeMember, inviteAgain } from "../../domain/staff/members/change_member.ts";
import { handOver } from "../../domain/staff/members/hand_over.ts";
import { findMember, listMembers } from "../../domain/staff/members/list_members.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { isSameRoles } from "../../domain/staff/role.ts";
import { isActive } from "../../domain/staff/staff.ts";
import { BESIDE } from "../../views/components/form.tsx";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "./confirmed.ts";
import { MEMBERS, sent, typedRoles } from "./members.ts";

const MEMBER = `${MEMBERS}/:id{[\\w-]+}`;

export function mountMember(desk: DeskGroups): void {
  const managers = desk.allow("manager");
  managers.get(MEMBER, (visit, manager) => page(visit, manager, visit.param("id")));
  managers.post(MEMBER, confirmed(change));
}

type Shown = Pick<PageProps<"staffMember">, "error" | "failure" | "roles" | "successor">;

/** Another agency's member is an unknown address, which is audited. */
async function page(
  visit: Visit,
  manager: SignedInStaff,
  id: string,
  shown: Partial<Shown> = {},
): Promise<Response> {
  const { staff: { id: own, agencyId } } = manager;
  const { store } = visit.ports;
  const member = await findMember(store, agencyId!, id);
  if (!member) return await visit.problem("not_found");
  const { name, userName, mobile, state, roles } = member;
  const all = id === own ? await listMembers(store, agencyId!) : [];
  const others = all.filter((one) => isActive(one) && one.id !== own);
  return await visit.page("staffMember", {
    id,
    name,
    userName: userName.value,
    mobile: maskMobile(mobile),
    state,
    roles,
    successors: id === own
      ? Object.fromEntries(others.map((one) => [one.id, one.name]))
      : undefined,
    ...shown,
  }, { status: shown.error || shown.failure ? 422 : 200 });
}

const ACTS = ["suspend", "restore", "end_sessions"] as const;

async function change(visit: Visit, manager: SignedInStaff): Promise<Response> {
  const { action, successor } = await visit.form(["action", "successor"]);
  const id = visit.param("id");
  if (action === "invite_again") return await again(visit, manager, id);
  if (action === "hand_over") return await step(visit, manager, successor);
  const roles = await typedRoles(visit);
  const act = ACTS.find((act) => act === action);
  if (!act && action !== "roles") return await visit.problem("bad_request");
  const asked = act ? { id, act } : { id, act: "roles" as const, roles };
  const { outcome } = await changeMember(visit.ports, manager, asked);
  switch (outcome) {
    case "changed": {
      keepSuccess(visit, "member_changed");
      // Who is no manager any more has no such list.
      const isOut = id === manager.staff.id && !roles.includes("manager");
      return await visit.goTo(isOut ? "/" : await backFrom(visit, manager, id));
    }
    case "no_role":
      return await page(visit, manager, id, { error: "roles", roles, successor });
    case "unknown":
      return await visit.problem("not_found");
    default:
      return await page(visit, manager, id, {
        failure: outcome,
        ...!act && { roles, successor },
      });
  }
}

/** The list, or this member's page beside ticks that are not saved yet. */
async function backFrom(visit: Visit, manager: SignedInStaff, id: string): Promise<string> {
  if (visit.query(BESIDE) === undefined) return MEMBERS;
  const member = await findMember(visit.ports.store, manager.staff.agencyId!, id);
  const isSaved = member && isSameRoles(member.roles, await typedRoles(visit));
  return isSaved ? MEMBERS : `${MEMBERS}/${id}`;
}

async function again(visit: Visit, manager: SignedInStaff, id: string): Promise<Response> {
  const result = await inviteAgain(visit.ports, manager, id);
  if (result.outcome === "invited") {
    const to = await backFrom(visit, manager, id);
    return await sent(visit, to, { token: result.token, invited: result.staff });
  }
  if (result.outcome === "unknown") return await visit.problem("not_found");
  return await page(visit, manager, id, { failure: result.outcome });
}

async function step(
  visit: Visit,
  manager: SignedInStaff,
  successor: string,
): Promise<Response> {
  const id = visit.param("id");
  if (id !== manager.staff.id) return await visit.problem("not_found");
  const shown = { roles: await typedRoles(visit), successor };
  if (successor === "") return await page(visit, manager, id, { ...shown, error: "successor" });
  const { outcome } = await handOver(visit.ports, manager, successor);
  switch (outcome) {
    case "handed_over":
      keepSuccess(visit, "member_changed");
      return visit.leave("/");
    case "unknown":
      return await visit.problem("not_found");
    default:
      return await page(visit, manager, id, { ...shown, failure: outcome });
  }
}
