/**
 * What happened that an agency must know: a log for each service, which it fetches or gets by
 * webhook, the same bytes either way. Written in the commit of the fact.
 */
import { enqueue } from "../outbox/enqueue.ts";
import type { Write } from "../platform/commit.ts";
import { DAY } from "../platform/platform.ts";
import { firstPage, type Read, read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { AgencyEvent } from "./event.ts";
import { webhookMessage } from "./webhook.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";

/** So long an agency can fetch an event. */
const KEPT = 90 * DAY;

/** Events that are found together: as many as a store reads at once. */
const BUCKET = MAX_PAGE;

/** The bucket of a sequence, so that a reader begins near its place. */
const bucketOf = (sequence: number) => Math.floor((sequence - 1) / BUCKET);

export const agencyEventRecord = record<AgencyEvent, [service: string, sequence: number]>(
  "agency_event",
  {
    about: "what an agency is told about its letters and dossiers",
    expireIn: KEPT,
    key: (service, sequence) => [service, bucketOf(sequence), sequence],
  },
);

/** The last sequence that was given. Every event of a service waits for it, for a commit's time. */
export const agencyEventHeadRecord = record<number, [service: string]>("agency_event_head", {
  about: "how many events an agency's log has had",
});

/** What `appendEvent` decides on: read it in the same transaction. */
export interface EventLog {
  service: string;
  head: Found<number>;
}

export async function readEventLog(read: Read, service: string): Promise<EventLog> {
  return { service, head: await read(agencyEventHeadRecord(service)) };
}

/** Adds events to the commit of their fact, in their order. Once in a commit for a service. */
export function appendEvents(
  write: Write,
  { service, head }: EventLog,
  events: readonly Omit<AgencyEvent, "sequence">[],
): void {
  if (events.length === 0) return;
  let sequence = head.value ?? 0;
  for (const event of events) {
    sequence += 1;
    const numbered = { sequence, ...event };
    write.set(agencyEventRecord(service, sequence), numbered);
    enqueue(write, webhookMessage(service, numbered));
  }
  write.set(head, sequence);
}

export interface EventPage {
  events: AgencyEvent[];
  hasMore: boolean;
}

/** The events after this sequence, in their order. `limit` is at most `MAX_PAGE`. */
export async function eventsAfter(
  store: Store,
  service: string,
  { after, limit }: { after: number; limit: number },
): Promise<EventPage> {
  const { value: head } = await read(store, agencyEventHeadRecord(service));
  const last = head ?? 0;
  const events: AgencyEvent[] = [];
  const from = Math.max(after + 1, 1);
  for (let bucket = bucketOf(from); bucket <= bucketOf(last); bucket++) {
    const page = await firstPage(store, agencyEventRecord.all(service, bucket), MAX_PAGE);
    const wanted = page.map(({ value }) => value).filter(({ sequence }) => sequence >= from);
    events.push(...wanted.slice(0, limit - events.length));
    if (events.length === limit) break;
  }
  return { events, hasMore: (events.at(-1)?.sequence ?? last) < last };
}
