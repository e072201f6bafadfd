/** What tells one member of staff something by SMS; who has left the desk is not told. */
import type { SmsGateway, SmsMessage } from "../../notice/delivery.ts";
import { NOTICE_ATTEMPTS } from "../../notice/notice.ts";
import { isTaken } from "../../notice/taken.ts";
import type { Sender } from "../../outbox/sender.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";

/** `messageOf`: of the outbox's message, for this member. `isTold`: who is, if it is not who is active. */
export function createMemberSender<Content extends { staffId: string }>(
  { store, sms }: { store: Store; sms: SmsGateway },
  messageOf: (content: Content, staff: Staff) => SmsMessage,
  isTold = (staff: Staff, _: Content): boolean => isActive(staff),
): Sender {
  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send(message) {
      const content = message.content as Content;
      const { value: staff } = await read(store, staffRecord(content.staffId));
      if (!staff || !isTold(staff, content)) return { outcome: "delivered" };
      const isSent = await isTaken(sms.send(staff.mobile, messageOf(content, staff)));
      if (isSent) return { outcome: "delivered" };
      return { outcome: "failed", reason: "the operator did not take it" };
    },
  };
}
