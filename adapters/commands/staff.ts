/** `deno task staff:invite`: the first members of staff, who later invite others at the desk. */
import { parseArgs } from "node:util";
import { parseMobile } from "../../domain/identity/mobile.ts";
import { INVITATION_LIFETIME, type Invited, inviteStaff } from "../../domain/staff/invitation.ts";
import { AGENCY_ROLES, isWindowRole, type Role, WINDOW_ROLES } from "../../domain/staff/role.ts";
import { parseUserName } from "../../domain/staff/user_name.ts";
import { DAY } from "../../domain/platform/platform.ts";
import { createKvAuditLog } from "../audit/kv_audit_log.ts";
import { systemClock, systemRandom } from "../runtime/system.ts";
import { reportOnStore } from "./own_store.ts";
import { reporting, withArguments } from "./report.ts";

export const staffInviteCommand = (environment: Record<string, string>, args: string[]) =>
  reporting("Cannot invite", () => {
    const invited = withArguments(() => invitedBy(args));
    return reportOnStore(environment, "staff", async ({ store, hash }) => {
      const audit = createKvAuditLog(store, systemRandom);
      const deps = { store, hash, audit, clock: systemClock, random: systemRandom };
      const token = await inviteStaff(deps, invited);
      if (token === "taken") {
        return `${invited.userName.value} is a member already: --again replaces password and app`;
      }
      const days = INVITATION_LIFETIME / DAY;
      return `Give this to nobody else; it opens once, at the desk's host, within ${days} days:\n/invitations/${token}`;
    });
  });

const USAGE = "<user name> <mobile> <role[,role]> <name…> [--agency <service>] [--again]";

function invitedBy(args: string[]): Invited & { again?: boolean } {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { agency: { type: "string" }, again: { type: "boolean" } },
  });
  const [typedName, typedMobile = "", typedRoles = "", ...words] = positionals;
  if (typedName === undefined) throw new TypeError(`needs ${USAGE}`);
  const userName = parseUserName(typedName);
  if (!userName) throw new TypeError(`"${typedName}" is no user name`);
  const mobile = parseMobile(typedMobile);
  if (!mobile) throw new TypeError(`"${typedMobile}" is no mobile number`);
  const roles = rolesIn(typedRoles);
  const { agency: agencyId } = values;
  if (roles.every(isWindowRole) === (agencyId !== undefined)) {
    throw new TypeError("roles of an agency need --agency, and those of the window have none");
  }
  if (words.length === 0) throw new TypeError("the name is missing");
  return { userName, mobile, roles, agencyId, name: words.join(" "), again: values.again };
}

function rolesIn(typed: string): Role[] {
  const known: readonly Role[] = [...AGENCY_ROLES, ...WINDOW_ROLES];
  const roles = typed.split(",").map((name) => known.find((role) => role === name));
  const isOneKind = new Set(roles.map((role) => role && isWindowRole(role))).size === 1;
  if (roles.includes(undefined) || !isOneKind) {
    throw new TypeError(`roles are ${AGENCY_ROLES.join(", ")}; or ${WINDOW_ROLES.join(", ")}`);
  }
  return roles as Role[];
}
