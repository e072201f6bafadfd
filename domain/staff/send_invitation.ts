/** Sends an invitation to the member's own mobile. */
import type { SmsGateway } from "../notice/delivery.ts";
import { isTaken } from "../notice/taken.ts";
import type { Invited } from "./invitation.ts";

/** As many words as the operator's template takes for the agency. */
const MAX_WORDS = 9;

/** `desk`: the origin of the desk. Whether the operator took it; if not, it may be sent again. */
export async function sendInvitation(
  { sms }: { sms: SmsGateway },
  { mobile, userName }: Pick<Invited, "mobile" | "userName">,
  { token, desk, agency }: { token: string; desk: string; agency: string },
): Promise<boolean> {
  return await isTaken(sms.send(mobile, {
    template: "invitation",
    userName: userName.value,
    agency: agency.split(/\s+/).slice(0, MAX_WORDS).join(" "),
    link: `${desk}/invitations/${token}`,
  }));
}
