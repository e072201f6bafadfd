/**
 * Adds a notice to the commit of its event. A person gets one message a minute of each kind: the
 * first at once, all within the following minute in another when it is over (docs/decisions/0114).
 */
import { enqueue } from "../outbox/enqueue.ts";
import { type Message, outboxRef } from "../outbox/message.ts";
import type { Write } from "../platform/commit.ts";
import { type Clock, type KeyedHash, MINUTE, type Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import {
  type Notice,
  type NoticeEvent,
  noticeMessage,
  personReceiver,
  type Refusal,
  refusalRecord,
  refusalToken,
} from "./notice.ts";

export const JOINED_WITHIN = MINUTE;
/**
 * Events in one message: as many as a person has sessions. Further ones go into another message.
 */
export const MAX_JOINED = 20;

interface NoticeDeps {
  clock: Clock;
  random: Random;
  hash: KeyedHash;
}

/** The last message of one kind to one person. */
interface Latest {
  id: string;
  /** When it is, or was, due. */
  dueAt: number;
}

type Recipient = Pick<NoticeEvent, "kind" | "accountId" | "formerMobile" | "formerEmail">;

export const latestNoticeRecord = record<Latest, [hash: KeyedHash, to: Recipient]>(
  "notice_latest",
  {
    about: "the last message of a kind to a person, which more may join",
    expireIn: 2 * JOINED_WITHIN,
    // A message to another number or address is a separate message.
    key: (hash, { accountId, kind, formerMobile, formerEmail }) => [
      accountId,
      kind,
      ...formerMobile === undefined ? [] : [hash.digest("mobile", formerMobile)],
      ...formerEmail === undefined ? [] : [hash.digest("email", formerEmail)],
    ],
  },
);

/** When the next message of a kind is due; `latest`: when the last one was due. */
export function nextDueAt(latest: number | undefined, now: number): number {
  if (latest === undefined || now >= latest + JOINED_WITHIN) return now;
  // While one waits, no other follows before it is sent.
  return latest > now ? latest : latest + JOINED_WITHIN;
}

/** The records that `includeNotice` decides on. */
export interface NoticeRecords {
  latest: Found<Latest>;
  /** The message that waits for the end of the minute. */
  waiting?: { notice: Found<Message>; refusal: Found<Refusal>; dueAt: number };
}

export async function readNoticeRecords(
  { clock, hash }: Pick<NoticeDeps, "clock" | "hash">,
  read: Read,
  to: Recipient,
): Promise<NoticeRecords> {
  const latest = await read(latestNoticeRecord(hash, to));
  if (!latest.value || latest.value.dueAt <= clock.now()) return { latest };
  const { id, dueAt } = latest.value;
  const waiting = await read({
    notice: outboxRef({ receiver: personReceiver(to.accountId), id }, dueAt),
    refusal: refusalRecord(hash, refusalToken(hash, id)),
  });
  return { latest, waiting: { ...waiting, dueAt } };
}

/** Adds the event to the commit. */
export function includeNotice(
  deps: NoticeDeps,
  write: Write,
  records: NoticeRecords,
  event: NoticeEvent,
): void {
  if (!join(write, records, event)) begin(deps, write, records, event);
}

/** `false` if no message waits, if it is leaving or has left, or if it is full. */
function join(
  write: Write,
  { waiting }: NoticeRecords,
  { session, browser }: NoticeEvent,
): boolean {
  const message = waiting?.notice.value;
  const refusal = waiting?.refusal.value;
  const isOpen = message && !message.attempts && refusal && refusal.closes.length < MAX_JOINED;
  if (!waiting || !isOpen) return false;
  const notice = message.content as Notice;
  const more = (notice.more ?? 0) + 1;
  enqueue(write, noticeMessage({ ...notice, more }, waiting.dueAt));
  write.set(waiting.refusal, {
    ...refusal,
    notice: { ...refusal.notice, more },
    closes: [...refusal.closes, { session, browser }],
  });
  return true;
}

function begin(
  { clock, random, hash }: NoticeDeps,
  write: Write,
  { latest }: NoticeRecords,
  event: NoticeEvent,
): void {
  const now = clock.now();
  const id = random.bytes(16).toHex();
  const dueAt = nextDueAt(latest.value?.dueAt, now);
  const notice = { ...event, id, at: now };
  enqueue(write, noticeMessage(notice, dueAt > now ? dueAt : undefined));
  writeRefusal(hash, write, notice);
  write.set(latest, { id, dueAt }, { expireIn: dueAt + JOINED_WITHIN - now });
}

/** What the link of a new notice ends. */
export function writeRefusal(
  hash: KeyedHash,
  write: Write,
  { id, kind, accountId, device, place, at, session, browser }: Notice,
): void {
  write.set(refusalRecord(hash, refusalToken(hash, id)), {
    notice: { kind, accountId, device, place, at },
    closes: [{ session, browser }],
  });
}
