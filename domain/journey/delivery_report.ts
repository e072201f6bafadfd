/** The operator's report on a message (docs/wires.md). */
import type { Ports } from "../ports.ts";
import type { JourneyPorts } from "./ports.ts";
import { takeLost } from "../notice/sent_message.ts";
import { noticeMessage } from "../notice/notice.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { transact } from "../platform/commit.ts";
import { transactionRecord } from "./transaction.ts";

/**
 * The message did not reach the phone: the code page says so while that code is the current one. A
 * notice is sent by e-mail instead.
 */
export async function reportLost(
  deps: JourneyPorts,
  messageId: string,
  requestId: string,
): Promise<void> {
  const sent = await takeLost(deps.store, messageId, (sent, write) => {
    if (!("notice" in sent)) return;
    const notice = { ...sent.notice, smsLost: true };
    enqueue(write, noticeMessage(notice));
  });
  if (sent && !("notice" in sent)) await markLost(deps, sent, requestId);
}

async function markLost(
  { store, audit, clock }: Pick<Ports, "store" | "audit" | "clock">,
  { transaction: digest, codeId }: { transaction: string; codeId: string },
  requestId: string,
): Promise<void> {
  await transact(store, { running: transactionRecord(digest) }, ({ running }, write) => {
    const transaction = running.value;
    if (transaction?.code?.id !== codeId || transaction.codeLost) return;
    write.set(running, { ...transaction, codeLost: true });
    audit.include(write, { at: clock.now(), event: "code.lost", requestId });
  });
}
