/**
 * A manager invites somebody to their agency. Agency and roles come from us: the form names roles of
 * agencies only.
 */
import { type DailyBudget, spendDaily } from "../../budget/daily.ts";
import { parseMobile } from "../../identity/mobile.ts";
import { DAY, type Random } from "../../platform/platform.ts";
import { read } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import { oneLine } from "../../text/invisible.ts";
import { type Invited, inviteStaff } from "../invitation.ts";
import { MAX_MEMBERS, membersOf } from "../members.ts";
import type { StaffPorts } from "../ports.ts";
import type { AgencyRole } from "../role.ts";
import type { SignedInStaff } from "../session.ts";
import { parseUserName, type UserName, type UserNameKind } from "../user_name.ts";

/** Characters. */
export const MAX_MEMBER_NAME = 80;

export const invitesRecord = record<number[], [staffId: string]>(["budget", "staff_invite"], {
  about: "when a manager invited somebody",
  expireIn: DAY,
});

const invitesOf = (staffId: string): DailyBudget => ({ uses: invitesRecord(staffId), limit: 30 });

export interface TypedMember {
  kind: string;
  /** Passed over if the name is issued by us. */
  userName: string;
  name: string;
  mobile: string;
  roles: readonly AgencyRole[];
}

export interface MemberFaults {
  kind?: "missing";
  userName?: "missing" | "format" | "taken";
  name?: "missing" | "long";
  mobile?: "missing" | "format";
  roles?: "missing";
}

export type InviteOutcome =
  | { outcome: "invited"; token: string; invited: Invited }
  | { outcome: "faulty"; faults: MemberFaults }
  | { outcome: "full" }
  | { outcome: "limited"; retryAt: number };

const KINDS: readonly UserNameKind[] = ["issued", "national_id", "company_id"];

/** Without letters and digits that look alike. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A name that nobody has: one in 10¹¹ is drawn twice, and then refused as taken. */
export function issueUserName(random: Random): UserName {
  const value = [...random.bytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return { kind: "issued", value: `u-${value}` };
}

export async function inviteMember(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "audit">,
  { staff: { id, agencyId } }: SignedInStaff,
  typed: TypedMember,
): Promise<InviteOutcome> {
  const kind = KINDS.find((kind) => kind === typed.kind);
  const userName = kind === "issued" ? issueUserName(deps.random) : parseUserName(typed.userName);
  const name = oneLine(typed.name);
  const mobile = parseMobile(typed.mobile);
  const faults: MemberFaults = {
    kind: kind ? undefined : "missing",
    userName: kind === undefined || userName?.kind === kind
      ? undefined
      : typed.userName.trim() === ""
      ? "missing"
      : "format",
    name: name === "" ? "missing" : [...name].length > MAX_MEMBER_NAME ? "long" : undefined,
    mobile: typed.mobile.trim() === "" ? "missing" : mobile ? undefined : "format",
    roles: typed.roles.length > 0 ? undefined : "missing",
  };
  const isFaulty = Object.values(faults).some((fault) => fault !== undefined);
  if (isFaulty || !userName || !mobile) return { outcome: "faulty", faults };
  const { value } = await read(deps.store, membersOf({ agencyId }));
  if ((value?.members.length ?? 0) >= MAX_MEMBERS) return { outcome: "full" };
  const retryAt = await spendDaily(deps, invitesOf(id));
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const invited: Invited = { userName, name, mobile, roles: typed.roles, agencyId };
  const token = await inviteStaff(deps, { ...invited, by: id });
  if (token === "taken") return { outcome: "faulty", faults: { userName: "taken" } };
  return { outcome: "invited", token, invited };
}
