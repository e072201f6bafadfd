/** What a person does with their questions to support. */
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, MINUTE, type Random } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { newTrackingNumber } from "../text/tracking_number.ts";
import {
  MAX_MESSAGES,
  MAX_OPEN,
  supportByNumberRecord,
  type SupportContext,
  type SupportRequest,
  supportRequestRecord,
  supportWaitingRecord,
  type Topic,
  waitingSince,
} from "./request.ts";
import { markAnswerRead } from "./unread.ts";

export interface AskDeps {
  store: Store;
  clock: Clock;
  random: Random;
}

/** Newest first. */
export async function ownRequests(store: Store, accountId: string): Promise<SupportRequest[]> {
  const rows = await Array.fromAsync(listAll(store, supportRequestRecord.all(accountId)));
  return rows.map(({ value }) => value)
    .sort((a, b) => b.messages[0].at - a.messages[0].at);
}

/** `null` for an unknown number as well as for another person's. */
export async function ownRequest(
  store: Store,
  accountId: string,
  number: string,
): Promise<SupportRequest | null> {
  return (await read(store, supportRequestRecord(accountId, number))).value;
}

export interface Question {
  topic: Topic;
  text: string;
  context: SupportContext;
}

/** A form that is sent twice asks once. */
const SAME_WITHIN = 10 * MINUTE;

/** @returns its number, or that the person has enough open questions */
export async function askSupport(
  { store, clock, random }: AskDeps,
  accountId: string,
  { topic, text, context }: Question,
): Promise<string | "too_many"> {
  const now = clock.now();
  const before = await ownRequests(store, accountId);
  const same = before.find(({ messages: [first] }) =>
    first.text === text && now < first.at + SAME_WITHIN
  );
  if (same) return same.number;
  if (before.filter(({ state }) => state !== "closed").length >= MAX_OPEN) return "too_many";
  const request = newRequest({ clock, random }, accountId, { topic, text, context });
  const { number } = request;
  return await transact(store, {
    request: supportRequestRecord(accountId, number),
    owner: supportByNumberRecord(number),
  }, (_, write) => {
    writeRequest(write, request);
    return number;
  });
}

export function newRequest(
  { clock, random }: Pick<AskDeps, "clock" | "random">,
  accountId: string,
  { topic, text, context }: Question,
): SupportRequest {
  return {
    number: newTrackingNumber(random),
    accountId,
    topic,
    context,
    state: "waiting",
    messages: [{ at: clock.now(), from: "person", text }],
  };
}

/** A new question, within a commit. */
export function writeRequest(write: Write, request: SupportRequest): void {
  const { accountId, number } = request;
  write.set(supportRequestRecord(accountId, number), request)
    .set(supportByNumberRecord(number), accountId)
    .set(supportWaitingRecord(waitingSince(request), number), accountId);
}

/** @returns `closed` if it is over or full, `null` if there is none */
export async function writeAgain(
  { store, clock }: Pick<AskDeps, "store" | "clock">,
  accountId: string,
  { number, text }: { number: string; text: string },
): Promise<"written" | "closed" | null> {
  const wanted = { request: supportRequestRecord(accountId, number) };
  return await transact(store, wanted, ({ request }, write) => {
    const former = request.value;
    if (!former) return null;
    const { messages, state } = former;
    const last = messages.at(-1)!;
    if (last.from === "person" && last.text === text) return "written";
    if (state === "closed" || messages.length >= MAX_MESSAGES) return "closed";
    const at = clock.now();
    if (state === "waiting") write.delete(supportWaitingRecord(waitingSince(former), number));
    write.set(request, {
      ...former,
      state: "waiting",
      messages: [...messages, { at, from: "person", text }],
    }).set(supportWaitingRecord(at, number), accountId);
    markAnswerRead(write, accountId, number);
    return "written";
  });
}

/** The person needs nothing more. */
export async function closeRequest(
  { store }: Pick<AskDeps, "store">,
  accountId: string,
  number: string,
): Promise<boolean> {
  const wanted = { request: supportRequestRecord(accountId, number) };
  return await transact(store, wanted, ({ request }, write) => {
    const former = request.value;
    if (!former) return false;
    write.set(request, { ...former, state: "closed" })
      .delete(supportWaitingRecord(waitingSince(former), number));
    markAnswerRead(write, accountId, number);
    return true;
  });
}
