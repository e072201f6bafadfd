/** Services with streams, and receivers that do as they are told. */
import { createKvAuditLog } from "../../adapters/audit/kv_audit_log.ts";
import { createChangeSender } from "../../adapters/federation/change_sender.ts";
import { createEventSender } from "../../adapters/federation/event_sender.ts";
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { createJalaliCalendar } from "../../adapters/runtime/jalaali_calendar.ts";
import { systemRandom } from "../../adapters/runtime/system.ts";
import { EVENT, type EventMessage } from "../../domain/events/event.ts";
import { eventsFor, type Fact } from "../../domain/events/facts.ts";
import { createPersonChangedSenders } from "../../domain/events/person_changed.ts";
import type { SetSigner } from "../../domain/events/ports.ts";
import type { PushAnswer } from "../../domain/events/push_answer.ts";
import type { SetClaims } from "../../domain/events/set.ts";
import { enqueue } from "../../domain/outbox/enqueue.ts";
import type { Senders } from "../../domain/outbox/sender.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { CHANGE } from "../../domain/profile/change_message.ts";
import { createValuesChangedSenders } from "../../domain/profile/tell_changes.ts";
import { createCatalogue } from "../../domain/services/catalogue.ts";
import { EVENT_NAMES } from "../../domain/services/security_events.ts";
import type { Service } from "../../domain/services/service.ts";
import { type Policy, service } from "../routes/gateway/samples.ts";
import { deliverDue, type OutboxWorld, withOutbox } from "./outbox.ts";

const ISSUER = "https://sso.example.ir";

/** Its events are sent to it. */
export const PUSHED = { push: "/events", types: [...EVENT_NAMES] };

export function eventsWorld({ store, clock }: OutboxWorld, services: Policy[]) {
  const hash = createKeyedHash(new Uint8Array(32).fill(7));
  const catalogue = createCatalogue({ services: services.map(service) });
  /** Tokens in the order in which they were pushed, with those that were not taken. */
  const pushed: SetClaims[] = [];
  const audit = createKvAuditLog(store, systemRandom);
  const deps = { store, clock, random: systemRandom, hash, catalogue, audit };
  const signer: SetSigner = { signSet: (claims) => Promise.resolve(JSON.stringify(claims)) };
  const receivers = {
    async push(_service: Service, token: string): Promise<PushAnswer> {
      const claims: SetClaims = JSON.parse(token);
      pushed.push(claims);
      return await world.answer(claims);
    },
  };
  const world = {
    store,
    clock,
    deps,
    pushed,
    answer: (_claims: SetClaims): PushAnswer | Promise<PushAnswer> => ({ status: 202 }),
    service: (id: string) => catalogue.current().get(id)!,
    /** Replaces the services. */
    use: (services: Policy[]) => void catalogue.replace(services.map(service)),
    senders: <Senders> {
      ...createPersonChangedSenders(deps),
      ...createValuesChangedSenders(deps),
      [EVENT]: createEventSender({
        ...deps,
        issuer: ISSUER,
        signer,
        receivers,
      }),
      [CHANGE]: createChangeSender({
        ...deps,
        calendar: createJalaliCalendar(),
        issuer: ISSUER,
        signer,
        receivers,
      }),
    },
    deliver: () => deliverDue({ store, clock }, world.senders),
    /** Writes what the service is told of these facts. */
    async tell(id: string, accountId: string, ...facts: Fact[]): Promise<EventMessage[]> {
      const write = commitTo(store);
      const happened = { accountId, at: clock.now() };
      const messages = eventsFor(hash, world.service(id), happened, facts);
      for (const message of messages) enqueue(write, message);
      await write.commit();
      return messages;
    },
  };
  return world;
}

export type EventsWorld = ReturnType<typeof eventsWorld>;

export function eventsTest(
  name: string,
  services: Policy[],
  run: (world: EventsWorld) => Promise<void>,
): void {
  Deno.test(name, () => withEvents(services, run));
}

export async function withEvents(
  services: Policy[],
  run: (world: EventsWorld) => Promise<void>,
): Promise<void> {
  await withOutbox((outbox) => run(eventsWorld(outbox, services)));
}

/** "session-revoked": the type of a token's event. */
export const typeOf = ({ events }: SetClaims) => Object.keys(events)[0].split("/").at(-1);
