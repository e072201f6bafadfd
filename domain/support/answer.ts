/** What support does with questions. Every act is one commit, with its audit record. */
import type { AccountNews } from "../notice/delivery.ts";
import { outcomeOf, tellPerson, type TellPersonDeps } from "../notice/tell_person.ts";
import { NOTICE_ATTEMPTS, personReceiver } from "../notice/notice.ts";
import { enqueue } from "../outbox/enqueue.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import type { AuditEvent, AuditLog } from "../platform/audit.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll, type Read, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { tellMember } from "../staff/members/tell_desk.ts";
import { replaceRequest } from "./replace.ts";
import {
  MAX_MESSAGES,
  PEOPLE,
  type SupportRequest,
  type TicketBook,
  type Topic,
} from "./request.ts";
import { markAnswered } from "./unread.ts";

/** Those of people that wait, the first to wait first. */
export async function* waitingRequests(store: Store): AsyncGenerator<SupportRequest> {
  for await (const { key, value: accountId } of listAll(store, PEOPLE.waiting.all())) {
    const { value } = await read(store, PEOPLE.request(accountId, String(key.at(-1))));
    if (value) yield value;
  }
}

/** The question with this number; within a decision, which then depends on it. */
export async function readByNumber(
  read: Read,
  book: TicketBook,
  number: string,
): Promise<Found<SupportRequest> & { value: SupportRequest } | null> {
  const { value: ownerId } = await read(book.byNumber(number));
  if (ownerId === null) return null;
  const found = await read(book.request(ownerId, number));
  return found.value ? { ...found, value: found.value } : null;
}

export async function findRequest(
  store: Store,
  number: string,
  book = PEOPLE,
): Promise<SupportRequest | null> {
  return (await readByNumber((wanted) => read(store, wanted), book, number))?.value ?? null;
}

export const SUPPORT_ANSWERED = "support_answered";

/** That support has news for a person. */
export interface Answered {
  accountId: string;
  /** By SMS whatever was chosen: it is about the safety of the account. */
  isRequired?: true;
  /** What was done to the account; absent: there is an answer. An older version tells of an answer. */
  act?: AccountNews;
}

/** Within the commit of the act. */
export function tellOfAct(
  write: Write,
  { accountId, act, at }: { accountId: string; act: AccountNews; at: number },
): void {
  enqueue<Answered>(write, {
    id: `${act}.${at}`,
    kind: SUPPORT_ANSWERED,
    receiver: personReceiver(accountId),
    at,
    content: { accountId, isRequired: true, act },
  });
}

export interface ActDeps {
  store: Store;
  clock: Clock;
  audit: AuditLog;
  book?: TicketBook;
}

/** `by`: the member who acts, by their ID, or the name of a task. */
interface Act {
  number: string;
  by: string;
}

/**
 * Answers, which tells a person; the answer itself stays in the portal. `seen`: how many messages
 * who answers has read.
 * @returns `closed` if it is over or full, `changed` if others have written in the meantime, `null` if
 * there is none
 */
export async function answerRequest(
  deps: ActDeps,
  { text, seen, ...act }: Act & { text: string; seen?: number },
): Promise<"answered" | "closed" | "changed" | null> {
  return await onRequest(deps, act.number, (found, write, book) => {
    const { messages, state, number, accountId } = found.value;
    if (seen !== undefined && seen !== messages.length) return "changed";
    if (state === "closed" || messages.length >= MAX_MESSAGES) return "closed";
    const at = deps.clock.now();
    replaceRequest(write, book, found, {
      ...found.value,
      state: "answered",
      handledAt: at,
      messages: [...messages, { at, from: "support", text }],
    });
    includeAct(deps, write, "support.answered", act);
    const id = `${number}.${messages.length}`;
    // Agencies' staff read the answer at the desk.
    if (book !== PEOPLE) {
      tellMember(write, { id, staffId: accountId, at });
      return "answered";
    }
    markAnswered(write, accountId, number);
    enqueue<Answered>(write, {
      id,
      kind: SUPPORT_ANSWERED,
      receiver: personReceiver(accountId),
      at,
      content: { accountId },
    });
    return "answered";
  });
}

/** There is nothing more to say. `false`: it is closed already, or there is none. */
export async function closeTicket(deps: ActDeps, act: Act): Promise<boolean> {
  return await onRequest(deps, act.number, (found, write, book) => {
    if (found.value.state === "closed") return false;
    const handledAt = deps.clock.now();
    replaceRequest(write, book, found, { ...found.value, state: "closed", handledAt });
    includeAct(deps, write, "support.closed", act);
    return true;
  }) ?? false;
}

/** It is about something else than who asked has chosen. */
export async function changeTopic(
  deps: ActDeps,
  { topic, ...act }: Act & { topic: Topic },
): Promise<boolean> {
  return await onRequest(deps, act.number, (found, write) => {
    if (found.value.topic === topic) return true;
    write.set(found, { ...found.value, topic });
    includeAct(deps, write, "support.moved", { ...act, topic });
    return true;
  }) ?? false;
}

async function onRequest<R>(
  { store, book = PEOPLE }: ActDeps,
  number: string,
  decide: (
    found: Found<SupportRequest> & { value: SupportRequest },
    write: Write,
    book: TicketBook,
  ) => R,
): Promise<R | null> {
  return await transact(
    store,
    (read) => readByNumber(read, book, number),
    (found, write) => found && decide(found, write, book),
  );
}

function includeAct(
  { audit, clock }: ActDeps,
  write: Write,
  event: AuditEvent,
  { by, ...detail }: Act & { topic?: Topic },
): void {
  audit.include(write, { at: clock.now(), event, detail: { staff: by, ...detail } });
}

/** `window`: its origin. */
export function createSupportSender(deps: TellPersonDeps & { window: string }): Sender {
  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send({ at, content }): Promise<Outcome> {
      const { accountId, isRequired, act } = content as Answered;
      const done = act && { act, contact: `${deps.window}/contact` };
      const news = { subject: "support", at, done } as const;
      return outcomeOf(await tellPerson(deps, accountId, news, { isRequired }));
    },
  };
}
