/** The outbox of a test: one worker that has all partitions, and receivers that do as they are told. */
import { createReminderSender } from "../../domain/deletion/remind.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { createBackground } from "../../adapters/runtime/background.ts";
import { systemRandom } from "../../adapters/runtime/system.ts";
import {
  DELETION_NOTICE,
  DELETION_REMINDER,
  EMAIL_NOTICE,
  NOTICE,
  type Notice,
  PASSKEY_NOTICE,
  PUSH_NOTICE,
} from "../../domain/notice/notice.ts";
import { createNoticeSender, type SendNoticesDeps } from "../../domain/notice/send_notices.ts";
import { createDispatcher } from "../../domain/outbox/dispatcher.ts";
import { enqueue, type NewMessage } from "../../domain/outbox/enqueue.ts";
import { isWake } from "../../domain/outbox/wake.ts";
import {
  dueAtOf,
  type Message,
  newMessageId,
  outboxRecord,
  PARTITIONS,
  queueRecord,
} from "../../domain/outbox/message.ts";
import type { OutboxWatch, Outcome, Sender, Senders } from "../../domain/outbox/sender.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { createLease } from "../../domain/platform/lease.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { listAll } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";

export interface OutboxDeps {
  store: Store;
  clock: Clock;
}

/** A worker of its own, which takes the leases that are free. */
export function createWorker(deps: OutboxDeps, senders: Senders, watch?: OutboxWatch) {
  const leases = Array.from(
    { length: PARTITIONS },
    (_, part) => createLease({ ...deps, random: systemRandom }, `outbox_${part}`),
  );
  const background = createBackground(deps.clock).run;
  return createDispatcher({ ...deps, senders, leases, background, watch });
}

/** Delivers what is due until nothing more is, as one worker that has everything. */
export async function deliverDue(deps: OutboxDeps, senders: Senders): Promise<void> {
  const worker = createWorker(deps, senders);
  try {
    do {
      await worker.look();
      await worker.settled();
    } while (await isSomethingDue(deps, senders));
  } finally {
    await worker.stop();
  }
}

async function isSomethingDue({ store, clock }: OutboxDeps, senders: Senders): Promise<boolean> {
  for await (const row of listAll(store, outboxRecord.all())) {
    const isKnown = isWake(row.value) || Object.hasOwn(senders, row.value.kind);
    if (isKnown && dueAtOf(row) <= clock.now()) return true;
  }
  return false;
}

/** What lies in the outbox, with the time from which it may leave. */
export async function inOutbox(store: Store): Promise<(Message & { dueAt: number })[]> {
  const rows = await Array.fromAsync(listAll(store, outboxRecord.all()));
  return rows.map((row) => ({ ...row.value, dueAt: dueAtOf(row) }));
}

export async function send(
  deps: OutboxDeps,
  ...messages: (Partial<NewMessage> & { receiver: string })[]
): Promise<Message[]> {
  const write = commitTo(deps.store);
  const given = messages.map((one): NewMessage => ({
    id: newMessageId({ ...deps, random: systemRandom }),
    kind: "news",
    at: deps.clock.now(),
    content: null,
    ...one,
  }));
  for (const message of given) enqueue(write, message);
  await write.commit();
  return given;
}

interface Receivers {
  got: Message[];
  /** All, with those that failed. */
  attempts: Message[];
  answer(message: Message): Outcome | Promise<Outcome>;
  senders: { news: Sender };
}

/** Receivers that take everything until they are told otherwise. */
export function createReceivers(more: Partial<Sender> = {}): Receivers {
  const got: Message[] = [];
  const attempts: Message[] = [];
  const receivers: Receivers = {
    got,
    attempts,
    answer: () => ({ outcome: "delivered" }),
    senders: {
      news: {
        async send(message) {
          attempts.push(message);
          const outcome = await receivers.answer(message);
          if (outcome.outcome === "delivered") got.push(message);
          return outcome;
        },
        ...more,
      },
    },
  };
  return receivers;
}

/** A test with a store, a clock that stands still, and receivers. */
export function outboxTest(
  name: string,
  run: (world: OutboxWorld) => Promise<void>,
  more?: Partial<Sender>,
) {
  Deno.test(name, () => withOutbox(run, more));
}

export async function withOutbox(
  run: (world: OutboxWorld) => Promise<void>,
  more?: Partial<Sender>,
): Promise<void> {
  const clock = { time: Date.UTC(2026, 10, 29), now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const receivers = createReceivers(more);
  try {
    await run({
      store,
      clock,
      receivers,
      send: (...messages) => send({ store, clock }, ...messages),
      deliver: () => deliverDue({ store, clock }, receivers.senders),
    });
  } finally {
    store.close();
  }
}

export interface OutboxWorld {
  store: Store;
  clock: { time: number; now(): number };
  receivers: Receivers;
  send(...messages: (Partial<NewMessage> & { receiver: string })[]): Promise<Message[]>;
  deliver(): Promise<void>;
}

/** Sends the notices that are due. */
export const sendDueNotices = (deps: SendNoticesDeps) =>
  deliverDue(deps, {
    [NOTICE]: createNoticeSender(deps),
    [PASSKEY_NOTICE]: createNoticeSender(deps),
    [EMAIL_NOTICE]: createNoticeSender(deps),
    [DELETION_NOTICE]: createNoticeSender(deps),
    [DELETION_REMINDER]: createReminderSender({ ...deps, notices: createNoticeSender(deps) }),
    [PUSH_NOTICE]: createNoticeSender(deps),
  });

/** Notices that have not left: in the outbox, or in their person's queue. */
export async function waitingNotices(store: Store): Promise<Notice[]> {
  const queued = await Array.fromAsync(listAll(store, queueRecord.all()));
  const all = [...await inOutbox(store), ...queued.map(({ value }) => value)];
  const kinds = [NOTICE, PASSKEY_NOTICE, EMAIL_NOTICE, DELETION_NOTICE, PUSH_NOTICE];
  return all.filter(({ kind }) => kinds.includes(kind)).map(({ content }) => content as Notice);
}
