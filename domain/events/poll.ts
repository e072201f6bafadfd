/** Events that a service fetches (RFC 8936): those that wait, and what became of earlier ones. */
import { logRecord } from "../outbox/log.ts";
import { queueRecord } from "../outbox/message.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { type EventMessage, streamReceiver } from "./event.ts";
import { errorCode } from "./push_answer.ts";
import { NEW_STREAM, streamRecord } from "./stream.ts";

/** Events in one answer. */
export const MAX_EVENTS = 100;
/** Events that a service answers for in one request. */
export const MAX_ANSWERED = 500;

interface PollDeps {
  store: Store;
  clock: Clock;
}

/** What the service says of events that it got. */
export interface Answers {
  /** IDs that it has taken. */
  ack?: readonly string[];
  /** ID → error, of those that it will never take. */
  setErrs?: Readonly<Record<string, { err?: unknown }>>;
}

/** As many as one commit checks. */
const BATCH = 40;

/** Ends those events: they are not handed out again. Unknown ones are ignored (RFC 8936 §2.2). */
export async function takeAnswers(
  { store, clock }: PollDeps,
  service: string,
  { ack = [], setErrs = {} }: Answers,
): Promise<void> {
  const refused = Object.entries(setErrs).map(([id, { err }]): Answer => ({
    id,
    reason: errorCode(err) ?? "error",
  }));
  const answers: Answer[] = [...ack.map((id) => ({ id })), ...refused];
  const receiver = streamReceiver(service);
  for (let at = 0; at < answers.length; at += BATCH) {
    const some = new Map(answers.slice(at, at + BATCH).map((answer) => [answer.id, answer]));
    const wanted = [...some.keys()].map((id) => queueRecord(receiver, id));
    await transact(store, { rows: wanted }, ({ rows }, write) => {
      const endedAt = clock.now();
      for (const row of rows) {
        if (!row.value) continue;
        const { reason } = some.get(row.value.id)!;
        const ended = reason === undefined ? { fate: "delivered" } as const : {
          fate: "refused" as const,
          reason,
        };
        const attempts = (row.value.attempts ?? 0) + 1;
        write.delete(row).set(logRecord(receiver, row.value), {
          ...row.value,
          ...ended,
          endedAt,
          attempts,
        });
      }
    });
  }
}

interface Answer {
  id: string;
  reason?: string;
}

/** The first events that wait, in their order; none unless the service may have them now. */
export async function waitingEvents(
  store: Store,
  service: Service,
  limit: number,
): Promise<{ events: EventMessage[]; hasMore: boolean }> {
  const { value: stream } = await read(store, streamRecord(service.id));
  const { status } = stream ?? NEW_STREAM;
  if (status !== "enabled") return { events: [], hasMore: false };
  const page = await firstPage(store, queueRecord.all(streamReceiver(service.id)), limit + 1);
  const events = page.slice(0, limit).map(({ value }) => value as EventMessage);
  return { events, hasMore: page.length > limit };
}
