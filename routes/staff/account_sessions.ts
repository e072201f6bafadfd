/** `/account/sessions` of the desk: a member ends one of their sessions, or all but this one. */
import { endOtherSessions } from "../../domain/staff/account/own_session.ts";
import { endOwnSession } from "../../domain/staff/account/own_sessions.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Visit } from "../site/visit.ts";
import { ACCOUNT } from "./account.ts";
import { confirmed } from "./confirmed.ts";

export function mountAccountSessions({ signedIn }: DeskGroups): void {
  signedIn.post(`${ACCOUNT}/sessions`, confirmed(end));
}

async function end(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { end: id } = await visit.form(["end"]);
  const { outcome } = id === ""
    ? await endOtherSessions(visit.ports, live)
    : await endOwnSession(visit.ports, live, id);
  if (outcome === "lapsed") return visit.leave("/login?ended");
  // Gone: it has ended by itself, or the button was pressed twice.
  keepSuccess(visit, "member_changed");
  return await visit.goTo(ACCOUNT);
}
