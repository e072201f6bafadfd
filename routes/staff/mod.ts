/** Staff of the desk: invited, signed in. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountAccount } from "./account.ts";
import { mountAccountApp } from "./account_app.ts";
import { mountAccountPassword } from "./account_password.ts";
import { mountAccountSessions } from "./account_sessions.ts";
import { mountFactor } from "./factor.ts";
import { mountInvitation } from "./invitation.ts";
import { mountMember } from "./member.ts";
import { mountMembers } from "./members.ts";
import { mountRecoveries } from "./recoveries.ts";
import { mountRecovery } from "./recovery.ts";
import { mountStaffSignIn } from "./sign_in.ts";

export function mountStaff(desk: DeskGroups): void {
  mountStaffSignIn(desk);
  mountFactor(desk);
  mountInvitation(desk);
  mountMembers(desk);
  mountRecovery(desk);
  mountRecoveries(desk);
  mountMember(desk);
  mountAccount(desk);
  mountAccountPassword(desk);
  mountAccountApp(desk);
  mountAccountSessions(desk);
}
