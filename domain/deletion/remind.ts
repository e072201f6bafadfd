/** A day before an account is deleted its person hears of it once more, with a link that undoes it. */
import { accountRecord } from "../identity/account.ts";
import { type Notice, type NoticeEvent, noticeMessage, personReceiver } from "../notice/notice.ts";
import { writeRefusal } from "../notice/include_notice.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { idTime, outboxRef } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import type { Write } from "../platform/commit.ts";
import { DAY, type KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";

interface Asked {
  askedAt: number;
  dueAt: number;
}

const idOf = (accountId: string, { askedAt }: Asked) =>
  [idTime(askedAt), accountId, "deletion_soon"].join(":");

const leavesAt = ({ dueAt }: Asked) => dueAt - DAY;

/** In the commit of the request. The link is as good as that of the first notice. */
export function includeReminder(
  { hash }: { hash: KeyedHash },
  write: Write,
  event: Omit<NoticeEvent, "kind">,
  asked: Asked,
): void {
  const { askedAt: at, dueAt: takesEffectAt } = asked;
  const id = idOf(event.accountId, asked);
  const notice: Notice = { ...event, kind: "deletion_soon", id, at, takesEffectAt };
  enqueue(write, noticeMessage(notice, leavesAt(asked)));
  writeRefusal(hash, write, notice);
}

/** The message that waits. */
export const reminderRef = (accountId: string, asked: Asked) =>
  outboxRef({ receiver: personReceiver(accountId), id: idOf(accountId, asked) }, leavesAt(asked));

/** Says nothing once the person has regretted it, by whatever way. */
export function createReminderSender(
  { store, notices }: { store: Store; notices: Sender },
): Sender {
  return {
    ...notices,
    async send(message): Promise<Outcome> {
      const { accountId, takesEffectAt } = message.content as Notice;
      const { value: account } = await read(store, accountRecord(accountId));
      if (account?.deletion?.dueAt !== takesEffectAt) return { outcome: "delivered" };
      return await notices.send(message);
    },
  };
}
