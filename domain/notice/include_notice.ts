/**
 * A notice becomes part of the commit of what it tells about. Of one kind a person gets one message a minute: the
 * first at once, what follows within the minute in one more when it is over (docs/decisions/0114).
 */
import { type Clock, type KeyedHash, MINUTE, type Random } from "../platform/platform.ts";
import type { Atomic, Entry, Key, Store } from "../platform/store.ts";
import {
  type Notice,
  type NoticeEvent,
  noticeKey,
  type Refusal,
  REFUSAL_LIFETIME,
  refusalKey,
  refusalToken,
} from "./notice.ts";

export const JOINED_WITHIN = MINUTE;
/** Events in one message: as many as a person has sessions. What follows makes a message of its own. */
export const MAX_JOINED = 20;

interface NoticeDeps {
  store: Store;
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

/** What goes to another number is another message. */
function latestKey(hash: KeyedHash, { accountId, kind, formerMobile }: NoticeEvent): Key {
  const key = ["notice_latest", accountId, kind];
  return formerMobile === undefined ? key : [...key, hash.digest("mobile", formerMobile)];
}

/** When the next message of a kind is due, the last one having been due at `latest`. */
export function nextDueAt(latest: number | undefined, now: number): number {
  if (latest === undefined || now >= latest + JOINED_WITHIN) return now;
  // One that waits is not followed by another before it has gone.
  return latest > now ? latest : latest + JOINED_WITHIN;
}

/** Adds the news to the commit. */
export async function includeNotice(
  deps: NoticeDeps,
  write: Atomic,
  event: NoticeEvent,
): Promise<void> {
  const { store, clock, hash } = deps;
  const now = clock.now();
  const latest = await store.get<Latest>(latestKey(hash, event));
  write.check(latest);
  const waiting = latest.value && latest.value.dueAt > now && await readWaiting(deps, latest.value);
  if (waiting) join(write, waiting, event);
  else begin(deps, write, event, { latest, now });
}

interface Waiting {
  notice: Entry<Notice> & { value: Notice };
  refusal: Entry<Refusal> & { value: Refusal };
}

/** The message that waits for the minute's end; `null` when it was taken up meanwhile, or tells enough. */
async function readWaiting({ store, hash }: NoticeDeps, { id }: Latest): Promise<Waiting | null> {
  const keys = [noticeKey(id), refusalKey(hash, refusalToken(hash, id))] as const;
  const [notice, refusal] = await store.getMany<[Notice, Refusal]>(keys);
  const isOpen = notice.value?.attempts === 0 && refusal.value &&
    refusal.value.closes.length < MAX_JOINED;
  return isOpen ? { notice, refusal } as Waiting : null;
}

/** Checked, so that what is being sent at this moment is not joined: the commit then decides again. */
function join(
  write: Atomic,
  { notice, refusal }: Waiting,
  { session, browser }: NoticeEvent,
): void {
  const more = (notice.value.more ?? 0) + 1;
  const joined: Notice = { ...notice.value, more };
  const closing: Refusal = {
    ...refusal.value,
    notice: { ...refusal.value.notice, more },
    closes: [...refusal.value.closes, { session, browser }],
  };
  write.check(notice, refusal)
    .set(notice.key, joined, { expireIn: REFUSAL_LIFETIME })
    .set(refusal.key, closing, { expireIn: REFUSAL_LIFETIME });
}

function begin(
  { random, hash }: NoticeDeps,
  write: Atomic,
  event: NoticeEvent,
  { latest, now }: { latest: Entry<Latest>; now: number },
): void {
  const id = random.bytes(16).toHex();
  const dueAt = nextDueAt(latest.value?.dueAt, now);
  const notice: Notice = { ...event, id, at: now, attempts: 0, nextAt: dueAt };
  const { kind, accountId, session, browser, device, place } = event;
  const refusal: Refusal = {
    notice: { kind, accountId, device, place, at: now },
    closes: [{ session, browser }],
  };
  write.set(noticeKey(id), notice, { expireIn: REFUSAL_LIFETIME })
    .set(refusalKey(hash, refusalToken(hash, id)), refusal, { expireIn: REFUSAL_LIFETIME })
    .set(latest.key, { id, dueAt } satisfies Latest, { expireIn: dueAt + JOINED_WITHIN - now });
}
