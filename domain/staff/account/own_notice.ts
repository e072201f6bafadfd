/**
 * Tells a member by SMS what was changed of their own account: in the commit of the change, to the
 * mobile that no session can change. Its link leads to recovery, which ends all sessions.
 */
import { NOTICE_PAUSES } from "../../notice/notice.ts";
import type { MessageWriter, SmsGateway, StaffChange } from "../../notice/delivery.ts";
import { isTaken } from "../../notice/taken.ts";
import { enqueue } from "../../outbox/enqueue.ts";
import { newMessageId } from "../../outbox/message.ts";
import type { Sender } from "../../outbox/sender.ts";
import type { Write } from "../../platform/commit.ts";
import type { Clock, Random } from "../../platform/platform.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import type { StaffSession } from "../session.ts";
import { isActive, staffRecord } from "../staff.ts";

export const STAFF_NOTICE = "staff_notice";

interface StaffNotice extends StaffChange {
  staffId: string;
}

export function tellOwnChange(
  deps: { clock: Clock; random: Random },
  write: Write,
  { staffId, device, place }: StaffSession,
  change: StaffChange["change"],
): void {
  const at = deps.clock.now();
  enqueue<StaffNotice>(write, {
    id: newMessageId(deps),
    kind: STAFF_NOTICE,
    receiver: `staff:${staffId}`,
    at,
    content: { staffId, change, at, device, place },
  });
}

/** `desk`: the origin of the desk. */
export function createStaffNoticeSender(
  { store, sms, messages, desk }: {
    store: Store;
    sms: SmsGateway;
    messages: Pick<MessageWriter, "staffNoticeSms">;
    desk: string;
  },
): Sender {
  return {
    pauses: NOTICE_PAUSES,
    maxAttempts: NOTICE_PAUSES.length + 1,
    isClaimed: true,
    async send({ content }) {
      const notice = content as StaffNotice;
      const { value: staff } = await read(store, staffRecord(notice.staffId));
      if (!isActive(staff)) return { outcome: "delivered" };
      const text = messages.staffNoticeSms(notice);
      const link = `${desk}/recovery`;
      const isSent = await isTaken(sms.send(staff.mobile, { template: "notice", link, ...text }));
      if (isSent) return { outcome: "delivered" };
      return { outcome: "failed", reason: "the operator did not take it" };
    },
  };
}
