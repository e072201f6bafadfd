/** An agency has its events sent to its webhook once more: a range of their sequence. */
import { resumeReceiver } from "../outbox/control.ts";
import { receiverRecord } from "../outbox/receiver.ts";
import { sendAgain } from "../outbox/send_again.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, DAY } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import { eventsAfter } from "./log.ts";
import { webhookMessage, webhookReceiver } from "./webhook.ts";

/** Events of one request. */
export const MAX_REPLAYED = MAX_PAGE;

/** What was answered. */
export interface Replayed {
  /** How many leave again: those of the range that are still kept. */
  events: number;
}

interface Done extends Replayed {
  /** Of everything that was asked for. */
  digest: string;
}

export const replayKeyRecord = record<Done, [service: string, key: string]>("replay_key", {
  about: "that a service's events were sent again, for when its request is repeated",
  expireIn: 7 * DAY,
});

export interface Range {
  /** The last sequence before the range. */
  after: number;
  /** The last one in it; at most `MAX_REPLAYED` further. */
  until: number;
}

/**
 * Sends them under the same IDs, and resumes deliveries that were paused. A request that died on the
 * way and is repeated sends nothing that the first one would not have sent.
 */
export async function replayEvents(
  { store, clock }: { store: Store; clock: Clock },
  service: string,
  { after, until }: Range,
  { key, digest }: { key: string; digest: string },
): Promise<Replayed | "key_reused"> {
  const receiver = webhookReceiver(service);
  const wanted = {
    done: replayKeyRecord(service, key),
    standing: receiverRecord(receiver),
  };
  const { done } = await read(store, wanted);
  if (done.value) return answerOf(done.value, digest);
  const { events } = await eventsAfter(store, service, { after, limit: until - after });
  const again = events.filter(({ sequence }) => sequence <= until);
  // From now on they are tried for a day, as new ones are.
  const at = clock.now();
  await sendAgain(store, again.map((event) => ({ ...webhookMessage(service, event), at })));
  return await transact(store, wanted, ({ done, standing }, write) => {
    if (done.value) return answerOf(done.value, digest);
    if (standing.value?.state === "paused") resumeReceiver(write, receiver, at);
    write.set(done, { digest, events: again.length });
    return { events: again.length };
  });
}

const answerOf = (done: Done, digest: string): Replayed | "key_reused" =>
  done.digest === digest ? { events: done.events } : "key_reused";
