/** What who asks does with their questions to support. */
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, MINUTE, type Random } from "../platform/platform.ts";
import { listAll, type Read, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { newTrackingNumber } from "../text/tracking_number.ts";
import { replaceRequest } from "./replace.ts";
import {
  isWritable,
  MAX_OPEN,
  PEOPLE,
  placeOf,
  type SupportContext,
  type SupportRequest,
  type TicketBook,
  type Topic,
} from "./request.ts";
import { markAnswerRead } from "./unread.ts";

export interface AskDeps {
  store: Store;
  clock: Clock;
  random: Random;
  /** Whose questions; by default people's. */
  book?: TicketBook;
}

/** Newest first. */
export async function ownRequests(
  store: Store,
  accountId: string,
  book = PEOPLE,
): Promise<SupportRequest[]> {
  const rows = await Array.fromAsync(listAll(store, book.request.all(accountId)));
  return rows.map(({ value }) => value)
    .sort((a, b) => b.messages[0].at - a.messages[0].at);
}

/** `null` for an unknown number as well as for another person's. */
export async function ownRequest(
  store: Store,
  accountId: string,
  number: string,
  book = PEOPLE,
): Promise<SupportRequest | null> {
  return (await read(store, book.request(accountId, number))).value;
}

export interface Question {
  topic: Topic;
  text: string;
  context: SupportContext;
}

/** A form that is sent twice asks once. Who closed a question and asks it again wants an answer. */
const SAME_WITHIN = 10 * MINUTE;

/** @returns its number, or that the person has enough open questions */
export async function askSupport(
  { store, clock, random, book = PEOPLE }: AskDeps,
  accountId: string,
  { topic, text, context }: Question,
): Promise<string | "too_many"> {
  const now = clock.now();
  const before = await ownRequests(store, accountId, book);
  const same = before.find((one) => {
    const [first] = one.messages;
    return one.state !== "closed" && one.topic === topic && first.text === text &&
      now < first.at + SAME_WITHIN;
  });
  if (same) return same.number;
  if (hasMostOpen(before)) return "too_many";
  const request = newRequest({ clock, random }, accountId, { topic, text, context });
  const { number } = request;
  return await transact(store, {
    request: book.request(accountId, number),
    owner: book.byNumber(number),
  }, (_, write) => {
    writeRequest(write, request, book);
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
export function writeRequest(write: Write, request: SupportRequest, book = PEOPLE): void {
  const { accountId, number } = request;
  write.set(book.request(accountId, number), request)
    .set(book.byNumber(number), accountId)
    .set(placeOf(book, request)!, accountId);
}

const hasMostOpen = (own: readonly SupportRequest[]): boolean =>
  own.filter(({ state }) => state !== "closed").length >= MAX_OPEN;

/**
 * Opens it again if it was closed a short time ago.
 * @returns `closed` if it is over or full, `too_many` if others are open, `null` if there is none
 */
export async function writeAgain(
  { store, clock, book = PEOPLE }: Pick<AskDeps, "store" | "clock" | "book">,
  accountId: string,
  { number, text }: { number: string; text: string },
): Promise<"written" | "closed" | "too_many" | null> {
  const gather = async (read: Read) => {
    const request = await read(book.request(accountId, number));
    // Only one that is opened again is one more.
    const isOneMore = request.value?.state === "closed";
    return {
      request,
      isTooMany: isOneMore && hasMostOpen(await ownRequests(store, accountId, book)),
    };
  };
  return await transact(store, gather, ({ request, isTooMany }, write) => {
    const former = request.value;
    if (!former) return null;
    const { messages, state } = former;
    const last = messages.at(-1)!;
    const isSame = last.from === "person" && last.text === text;
    if (isSame && state !== "closed") return "written";
    if (!isWritable(former, clock.now())) return "closed";
    if (isTooMany) return "too_many";
    replaceRequest(write, book, request, {
      ...former,
      state: "waiting",
      messages: [...messages, { at: clock.now(), from: "person", text }],
    });
    if (book === PEOPLE) markAnswerRead(write, accountId, number);
    return "written";
  });
}

/** The person needs nothing more. */
export async function closeRequest(
  { store, clock, book = PEOPLE }: Pick<AskDeps, "store" | "clock" | "book">,
  accountId: string,
  number: string,
): Promise<boolean> {
  const wanted = { request: book.request(accountId, number) };
  return await transact(store, wanted, ({ request }, write) => {
    const former = request.value;
    if (!former) return false;
    const handledAt = clock.now();
    replaceRequest(write, book, request, { ...former, state: "closed", handledAt });
    if (book === PEOPLE) markAnswerRead(write, accountId, number);
    return true;
  });
}
