/**
 * Tells an agency's managers and editors that there is news at the desk: by SMS, and never what it is.
 * One message for the agency is written in the commit of the fact; when it leaves, it becomes one for
 * each member, so that none is told twice because another could not be reached.
 */
import { NOTICE_PAUSES } from "../../notice/notice.ts";
import type { SmsGateway } from "../../notice/delivery.ts";
import { isTaken } from "../../notice/taken.ts";
import { enqueue } from "../../outbox/enqueue.ts";
import { newMessageId } from "../../outbox/message.ts";
import type { Senders } from "../../outbox/sender.ts";
import type { Write } from "../../platform/commit.ts";
import type { Clock, Random } from "../../platform/platform.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { listMembers } from "./list_members.ts";
import type { Role } from "../role.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";

export const DESK_NEWS = "desk_news";
export const DESK_NEWS_TO_MEMBER = "desk_news_to_member";

interface DeskNews {
  agencyId: string;
  roles: readonly Role[];
}

interface MemberNews {
  staffId: string;
}

/** Who can do something about an application. */
const TOLD: readonly Role[] = ["manager", "editor"];

/** Within the commit of what is told. */
export function tellDesk(
  deps: { clock: Clock; random: Random },
  write: Write,
  { agencyId, at, roles = TOLD }: { agencyId: string; at: number; roles?: readonly Role[] },
): void {
  enqueue<DeskNews>(write, {
    id: newMessageId(deps),
    kind: DESK_NEWS,
    receiver: `agency:${agencyId}`,
    at,
    content: { agencyId, roles },
  });
}

/** `desk`: the origin of the desk. */
export function createDeskNewsSenders(
  deps: { store: Store; sms: SmsGateway; desk: string },
): Senders {
  const { store, sms, desk } = deps;
  const limited = { pauses: NOTICE_PAUSES, maxAttempts: NOTICE_PAUSES.length + 1 };
  return {
    [DESK_NEWS]: {
      ...limited,
      async send({ id, at, content }) {
        const members = await whoIsTold(store, content as DeskNews);
        return {
          outcome: "delivered",
          include(write) {
            for (const { id: staffId } of members) {
              enqueue<MemberNews>(write, {
                id,
                kind: DESK_NEWS_TO_MEMBER,
                receiver: `staff:${staffId}`,
                at,
                content: { staffId },
              });
            }
          },
        };
      },
    },
    [DESK_NEWS_TO_MEMBER]: {
      ...limited,
      isClaimed: true,
      async send({ content }) {
        const { value: staff } = await read(store, staffRecord((content as MemberNews).staffId));
        if (!isActive(staff)) return { outcome: "delivered" };
        const message = { template: "desk_news", link: desk } as const;
        const isSent = await isTaken(sms.send(staff.mobile, message));
        if (isSent) return { outcome: "delivered" };
        return { outcome: "failed", reason: "the operator did not take it" };
      },
    },
  };
}

async function whoIsTold(store: Store, { agencyId, roles }: DeskNews): Promise<Staff[]> {
  const members = await listMembers(store, agencyId);
  return members.filter((staff) =>
    isActive(staff) && staff.roles.some((role) => roles.includes(role))
  );
}
