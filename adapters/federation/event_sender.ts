/** Security events that are pushed: a token for each attempt, under the same ID (RFC 8935). */
import { type EventMessage, streamReceiver } from "../../domain/events/event.ts";
import type { EventReceivers, SetSigner } from "../../domain/events/ports.ts";
import { outcomeOfPush } from "../../domain/events/push_answer.ts";
import { setClaims } from "../../domain/events/set.ts";
import { dueOf, streamRecord } from "../../domain/events/stream.ts";
import { holdReceiver } from "../../domain/outbox/control.ts";
import type { Outcome, Sender } from "../../domain/outbox/sender.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { read } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import type { Service } from "../../domain/services/service.ts";
import { attempt } from "./attempt.ts";

export interface EventSenderOptions {
  store: Store;
  clock: Clock;
  catalogue: Pick<Catalogue, "current">;
  signer: SetSigner;
  receivers: EventReceivers;
  /** Origin of the window. */
  issuer: string;
}

export function createEventSender(options: EventSenderOptions): Sender {
  const { store, clock, catalogue } = options;
  return {
    isLogged: true,
    async send(message): Promise<Outcome> {
      const event = message as EventMessage;
      const service = catalogue.current().get(event.content.service);
      const { value: stream } = await read(store, streamRecord(event.content.service));
      const due = dueOf(service, stream);
      switch (due.due) {
        case "drop":
          return { outcome: "refused", reason: due.reason };
        case "hold": {
          // From now on it goes to the stream's queue, before it reaches this sender.
          const now = clock.now();
          return {
            outcome: "later",
            dueAt: now,
            include: (write) => holdReceiver(write, streamReceiver(service!.id), now),
          };
        }
        case "push":
          return await push(options, service!, event);
      }
    },
  };
}

async function push(
  { signer, receivers, clock, issuer }: EventSenderOptions,
  service: Service,
  event: EventMessage,
): Promise<Outcome> {
  const token = await signer.signSet(setClaims(event, { issuer, now: clock.now() }));
  return await attempt((signal) => receivers.push(service, token, signal), outcomeOfPush);
}
