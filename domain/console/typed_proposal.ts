/** What an operator types into the forms that end in a proposal. */
import { parseMobile } from "../identity/mobile.ts";
import type { Random } from "../platform/platform.ts";
import { issueUserName, MAX_MEMBER_NAME } from "../staff/members/invite_member.ts";
import type { WindowRole } from "../staff/role.ts";
import { parseUserName } from "../staff/user_name.ts";
import type { ProposedAct } from "./proposal.ts";
import { oneLine } from "../text/invisible.ts";
import { parseReason, type ReasonFault } from "./reason.ts";

export interface TypedInvite {
  /** National ID or a name; empty: we issue one. */
  userName: string;
  name: string;
  mobile: string;
  roles: WindowRole[];
  reason: string;
}

export interface InviteFaults {
  userName?: "format";
  name?: "missing" | "long";
  mobile?: "format";
  roles?: "missing";
  reason?: ReasonFault;
}

export function parseInvite(
  { random }: { random: Random },
  typed: TypedInvite,
): { act: ProposedAct; reason: string } | { faults: InviteFaults } {
  const isIssued = typed.userName.trim() === "";
  const userName = isIssued ? issueUserName(random) : parseUserName(typed.userName);
  const name = oneLine(typed.name);
  const mobile = parseMobile(typed.mobile);
  const why = parseReason(typed.reason);
  const faults: InviteFaults = {
    userName: userName ? undefined : "format",
    name: name === "" ? "missing" : [...name].length > MAX_MEMBER_NAME ? "long" : undefined,
    mobile: mobile ? undefined : "format",
    roles: typed.roles.length > 0 ? undefined : "missing",
    reason: "fault" in why ? why.fault : undefined,
  };
  const isFaulty = Object.values(faults).some((fault) => fault !== undefined);
  if (isFaulty || !userName || !mobile || "fault" in why) return { faults };
  return {
    act: { kind: "invite", invited: { userName, name, mobile, roles: typed.roles } },
    reason: why.reason,
  };
}
