/** `/invitations/<token>`: a new member of staff chooses a password and connects their app. */
import {
  acceptInvitation,
  type InvitationFaults,
  openInvitation,
} from "../../domain/staff/invitation.ts";
import { MAX_PASSWORD, MIN_PASSWORD } from "../../domain/staff/credential/password.ts";
import type { Visit } from "../site/visit.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { paintSecret } from "./app_secret.ts";

const INVITATION = "/invitations/:token{[\\w-]{43}}";

export function mountInvitation({ open }: DeskGroups): void {
  open.get(INVITATION, (visit) => show(visit));
  open.post(INVITATION, accept);
}

async function show(visit: Visit, faults?: InvitationFaults): Promise<Response> {
  const { ports } = visit;
  const token = visit.param("token");
  const invited = await openInvitation(ports, token);
  if (!invited) return await visit.problem("not_found");
  const { staff: { name, userName }, secret } = invited;
  return await visit.page("staffInvitation", {
    token,
    name,
    userName: userName.value,
    secret,
    picture: paintSecret(ports, secret, { userName }),
    least: MIN_PASSWORD,
    most: MAX_PASSWORD,
    faults,
  }, { status: faults ? 422 : 200 });
}

async function accept(visit: Visit): Promise<Response> {
  const typed = await visit.form(["password", "again", "code"]);
  const result = await acceptInvitation(visit.ports, { ...typed, token: visit.param("token") });
  switch (result.outcome) {
    case "accepted":
      return visit.leave("/login?accepted");
    case "faulty":
      return await show(visit, result.faults);
    case "gone":
      return await visit.problem("not_found");
  }
}
