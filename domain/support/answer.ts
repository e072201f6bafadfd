/** What support does with questions. */
import { outcomeOf, tellPerson, type TellPersonDeps } from "../notice/tell_person.ts";
import { NOTICE_PAUSES, personReceiver } from "../notice/notice.ts";
import { enqueue } from "../outbox/enqueue.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import {
  MAX_MESSAGES,
  supportByNumberRecord,
  type SupportRequest,
  supportRequestRecord,
  supportWaitingRecord,
  waitingSince,
} from "./request.ts";
import { markAnswered } from "./unread.ts";

/** Those that wait, the first to wait first. */
export async function* waitingRequests(store: Store): AsyncGenerator<SupportRequest> {
  for await (const { key, value: accountId } of listAll(store, supportWaitingRecord.all())) {
    const { value } = await read(store, supportRequestRecord(accountId, String(key.at(-1))));
    if (value) yield value;
  }
}

export async function findRequest(store: Store, number: string): Promise<SupportRequest | null> {
  const { value: accountId } = await read(store, supportByNumberRecord(number));
  if (accountId === null) return null;
  return (await read(store, supportRequestRecord(accountId, number))).value;
}

export const SUPPORT_ANSWERED = "support_answered";

interface Answered {
  accountId: string;
}

/**
 * Answers, which tells the person; the answer itself stays in the portal.
 * @returns `closed` if it is over or full, `null` if there is none
 */
export async function answerRequest(
  { store, clock }: { store: Store; clock: Clock },
  { number, text }: { number: string; text: string },
): Promise<"answered" | "closed" | null> {
  const { value: accountId } = await read(store, supportByNumberRecord(number));
  if (accountId === null) return null;
  const wanted = { request: supportRequestRecord(accountId, number) };
  return await transact(store, wanted, ({ request }, write) => {
    const former = request.value;
    if (!former) return null;
    const { messages, state } = former;
    if (state === "closed" || messages.length >= MAX_MESSAGES) return "closed";
    const at = clock.now();
    write.set(request, {
      ...former,
      state: "answered",
      messages: [...messages, { at, from: "support", text }],
    }).delete(supportWaitingRecord(waitingSince(former), number));
    markAnswered(write, accountId, number);
    enqueue<Answered>(write, {
      id: `${number}.${messages.length}`,
      kind: SUPPORT_ANSWERED,
      receiver: personReceiver(accountId),
      at,
      content: { accountId },
    });
    return "answered";
  });
}

export function createSupportSender(deps: TellPersonDeps): Sender {
  return {
    pauses: NOTICE_PAUSES,
    maxAttempts: NOTICE_PAUSES.length + 1,
    isClaimed: true,
    async send({ at, content }): Promise<Outcome> {
      const { accountId } = content as Answered;
      return outcomeOf(await tellPerson(deps, accountId, { subject: "support", at }));
    },
  };
}
