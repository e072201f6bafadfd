/** `/members` of the desk: who works for the manager's agency, and inviting somebody. */
import { localText } from "../../domain/services/service.ts";
import { agencyRecord } from "../../domain/agency/agency.ts";
import { read } from "../../domain/platform/read.ts";
import { inviteMember } from "../../domain/staff/members/invite_member.ts";
import { isIdle, listMembers } from "../../domain/staff/members/list_members.ts";
import { listMemberNews, noteMemberNewsSeen } from "../../domain/staff/members/tell_of_change.ts";
import { LEAST_MANAGERS, membersOf } from "../../domain/staff/members.ts";
import { AGENCY_ROLES, type AgencyRole } from "../../domain/staff/role.ts";
import { recoveriesForManager } from "../../domain/staff/recovery/approve.ts";
import { sendInvitation } from "../../domain/staff/send_invitation.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "./confirmed.ts";

export const MEMBERS = "/members";

export function mountMembers(desk: DeskGroups): void {
  const managers = desk.allow("manager");
  managers.get(MEMBERS, list);
  managers.post(`${MEMBERS}/news`, seen);
  managers.get(`${MEMBERS}/invite`, (visit) => form(visit, EMPTY));
  managers.post(`${MEMBERS}/invite`, confirmed(invite));
}

async function list(visit: Visit, manager: SignedInStaff): Promise<Response> {
  const { staff } = manager;
  const { store, clock } = visit.ports;
  const members = await listMembers(store, staff.agencyId!);
  const { value } = await read(store, membersOf(staff));
  const recoveries = await recoveriesForManager(store, manager);
  const news = await listMemberNews(store, staff.id);
  return await visit.page("staffMembers", {
    recoveries: recoveries.map(({ staff: { id, name }, askedAt }) => ({ id, name, askedAt })),
    news,
    members: members.map((member) => shown(member, clock.now())),
    hasOneManager: (value?.managers.length ?? 0) < LEAST_MANAGERS,
  });
}

/** `until`: the newest that the page has shown. */
async function seen(visit: Visit, manager: SignedInStaff): Promise<Response> {
  const { until } = await visit.form(["until"]);
  await noteMemberNewsSeen(visit.ports.store, manager, Number(until) || 0);
  return await visit.goTo(MEMBERS);
}

const shown = (member: Staff, now: number): PageProps<"staffMembers">["members"][number] => {
  const { id, name, roles, state, lastSignInAt } = member;
  return { id, name, roles, state, lastSignInAt, isIdle: isIdle(member, now) };
};

type FormProps = PageProps<"memberInvite">;

const EMPTY: FormProps = {
  typed: { kind: "issued", userName: "", name: "", mobile: "" },
  roles: [],
};

async function form(visit: Visit, props: FormProps, status: PageStatus = 200): Promise<Response> {
  return await visit.page("memberInvite", props, { status, retryAt: retryAtOf(props.failure) });
}

/** Fields of `RoleChoice`: other roles than an agency's cannot be named. */
export async function typedRoles(visit: Visit): Promise<AgencyRole[]> {
  const typed = await visit.form(AGENCY_ROLES.map((role) => `role_${role}` as const));
  return AGENCY_ROLES.filter((role) => typed[`role_${role}`] !== "");
}

async function invite(visit: Visit, manager: SignedInStaff): Promise<Response> {
  const { user_name: userName, ...fields } = await visit.form([
    "kind",
    "user_name",
    "name",
    "mobile",
  ]);
  const typed = { ...fields, userName };
  const roles = await typedRoles(visit);
  const result = await inviteMember(visit.ports, manager, { ...typed, roles });
  switch (result.outcome) {
    case "invited":
      return await sent(visit, MEMBERS, result);
    case "faulty":
      return await form(visit, { typed, roles, faults: result.faults }, 422);
    case "full":
      return await form(visit, { typed, roles, failure: { code: "full" } }, 422);
    case "limited": {
      const failure = { code: "limited", retryAt: result.retryAt } as const;
      return await form(visit, { typed, roles, failure }, PROBLEM_STATUS.limited);
    }
  }
}

/** Sends the link; whether it was sent stands on the next page. */
export async function sent(
  visit: Visit,
  to: string,
  { token, invited }: { token: string; invited: Pick<Staff, "userName" | "mobile" | "agencyId"> },
): Promise<Response> {
  const { ports } = visit;
  const agency = await agencyName(visit, invited.agencyId!);
  const isSent = await sendInvitation(ports, invited, { token, desk: ports.hosts.desk, agency });
  keepSuccess(visit, isSent ? "member_invited" : "member_not_told");
  return await visit.goTo(to);
}

/** In Persian, as the operators' template is. */
async function agencyName({ ports }: Visit, agencyId: string): Promise<string> {
  const { value: agency } = await read(ports.store, agencyRecord(agencyId));
  const texts = agency?.name ?? ports.catalogue.current().get(agencyId)?.agency;
  return texts ? localText(texts, "fa").text : ports.views.application("fa").name;
}
