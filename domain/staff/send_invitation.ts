/** Sends an invitation to the member's own mobile. */
import type { SmsGateway } from "../notice/delivery.ts";
import { isTaken } from "../notice/taken.ts";
import { templateWords } from "../notice/template_words.ts";
import type { Invited } from "./invitation.ts";

/** `desk`: the origin of the desk. Whether the operator took it; if not, it may be sent again. */
export async function sendInvitation(
  { sms }: { sms: SmsGateway },
  { mobile, userName }: Pick<Invited, "mobile" | "userName">,
  { token, desk, agency }: { token: string; desk: string; agency: string },
): Promise<boolean> {
  return await isTaken(sms.send(mobile, {
    template: "invitation",
    userName: userName.value,
    agency: templateWords(agency),
    link: `${desk}/invitations/${token}`,
  }));
}
