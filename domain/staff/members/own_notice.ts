/**
 * Tells a member by SMS what was changed of their own account, by themselves or by a manager: in the
 * commit of the change, to the mobile that no session can change. The link of what they have done
 * themselves leads to recovery, which ends all sessions.
 */
import type { MessageWriter, SmsGateway, StaffChange } from "../../notice/delivery.ts";
import { enqueue } from "../../outbox/enqueue.ts";
import { newMessageId } from "../../outbox/message.ts";
import type { Sender } from "../../outbox/sender.ts";
import type { Write } from "../../platform/commit.ts";
import type { Clock, Random } from "../../platform/platform.ts";
import type { Store } from "../../platform/store.ts";
import { createMemberSender } from "./sms_to_member.ts";
import type { StaffSession } from "../session.ts";
import { isActive } from "../staff.ts";

export const STAFF_NOTICE = "staff_notice";

interface StaffNotice extends StaffChange {
  staffId: string;
}

export function tellOwnChange(
  deps: { clock: Clock; random: Random },
  write: Write,
  { staffId, device, place }: Pick<StaffSession, "staffId"> & Partial<StaffSession>,
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

/** What a manager does; who is suspended is told of that too. */
const BY_MANAGER: ReadonlySet<StaffChange["change"]> = new Set(
  ["roles", "suspended", "restored", "sessions_ended", "recovery_refused"] as const,
);

/** `desk`: the origin of the desk. */
export const createStaffNoticeSender = (
  { messages, desk, ...deps }: {
    store: Store;
    sms: SmsGateway;
    messages: Pick<MessageWriter, "staffNoticeSms">;
    desk: string;
  },
): Sender =>
  createMemberSender<StaffNotice>(
    deps,
    (notice) => ({
      template: "desk_notice",
      link: BY_MANAGER.has(notice.change) ? desk : `${desk}/recovery`,
      ...messages.staffNoticeSms(notice),
    }),
    (staff, { change }) => isActive(staff) || change === "suspended",
  );
