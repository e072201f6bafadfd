/** `deno task staff:invite`: the first members of staff, who later invite others at the desk. */
import { parseArgs } from "node:util";
import { agencyOfCompany } from "../../domain/agency/found.ts";
import { parseCompanyId } from "../../domain/company/company_id.ts";
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
      const { agency, ...member } = invited;
      const agencyId = agency && await agencyOfCompany(deps, agency);
      if (agencyId === null) {
        return `No agency has the national ID ${agency!.companyId}: --agency-name begins one`;
      }
      const token = await inviteStaff(deps, { ...member, agencyId });
      if (token === "taken") {
        return `${invited.userName.value} is a member already: --again replaces password and app`;
      }
      const days = INVITATION_LIFETIME / DAY;
      return `Give this to nobody else; it opens once, at the desk's host, within ${days} days:\n/invitations/${token}`;
    });
  });

const USAGE =
  "<user name> <mobile> <role[,role]> <name…> [--agency <national ID> [--agency-name <name>]] [--again]";

interface Wanted extends Omit<Invited, "agencyId"> {
  again?: boolean;
  agency?: Parameters<typeof agencyOfCompany>[1];
}

function invitedBy(args: string[]): Wanted {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      agency: { type: "string" },
      "agency-name": { type: "string" },
      again: { type: "boolean" },
    },
  });
  const [typedName, typedMobile = "", typedRoles = "", ...words] = positionals;
  if (typedName === undefined) throw new TypeError(`needs ${USAGE}`);
  const userName = parseUserName(typedName);
  if (!userName) throw new TypeError(`"${typedName}" is no user name`);
  const mobile = parseMobile(typedMobile);
  if (!mobile) throw new TypeError(`"${typedMobile}" is no mobile number`);
  const roles = rolesIn(typedRoles);
  if (roles.every(isWindowRole) === (values.agency !== undefined)) {
    throw new TypeError("roles of an agency need --agency, and those of the window have none");
  }
  if (words.length === 0) throw new TypeError("the name is missing");
  const { agency: typedId, "agency-name": fa, again } = values;
  const agency = typedId === undefined
    ? undefined
    : { ...companyIn(typedId), name: fa ? { fa } : undefined };
  return { userName, mobile, roles, agency, name: words.join(" "), again };
}

function companyIn(typed: string): { companyId: string } {
  const parsed = parseCompanyId(typed);
  if ("error" in parsed) throw new TypeError(`"${typed}" is no national ID of an organisation`);
  return parsed;
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
