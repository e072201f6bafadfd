/** New values for a service that the person has entered: signed, again for each attempt. */
import type { EventMessage } from "../../domain/events/event.ts";
import type { EventReceivers, SetSigner } from "../../domain/events/ports.ts";
import { setClaims } from "../../domain/events/set.ts";
import { consentRecord } from "../../domain/federation/consents.ts";
import { attributesOf } from "../../domain/gateway/visitor/pairwise.ts";
import { accountRecord } from "../../domain/identity/account.ts";
import type { JalaliCalendar } from "../../domain/identity/calendar.ts";
import type { Message } from "../../domain/outbox/message.ts";
import type { Outcome, Sender } from "../../domain/outbox/sender.ts";
import type { Clock, KeyedHash } from "../../domain/platform/platform.ts";
import { read } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";
import { outcomeOfChange } from "../../domain/profile/change_answer.ts";
import { type ChangeAtService, entitledTo } from "../../domain/profile/change_message.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { subjectAt } from "../../domain/services/pairwise.ts";
import type { Service } from "../../domain/services/service.ts";
import { connectedServiceRecord } from "../../domain/session/connected_services.ts";
import { attempt } from "./attempt.ts";

export interface ChangeSenderOptions {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  catalogue: Pick<Catalogue, "current">;
  signer: SetSigner;
  receivers: EventReceivers;
  /** Origin of the window. */
  issuer: string;
}

export function createChangeSender(options: ChangeSenderOptions): Sender {
  const { catalogue, signer, receivers, clock, issuer } = options;
  return {
    isLogged: true,
    async send(message): Promise<Outcome> {
      const change = message as Message<ChangeAtService>;
      const service = catalogue.current().get(change.content.service);
      if (service?.changes === undefined) return { outcome: "refused", reason: "no receiver" };
      const values = await valuesNow(options, service, change.content);
      if (!values) return { outcome: "refused", reason: "not entitled" };
      const event = eventOf(
        change,
        values,
        subjectAt(service, change.content.accountId, options.hash),
      );
      const token = await signer.signSet(setClaims(event, { issuer, now: clock.now() }));
      return await attempt((signal) => receivers.push(service, token, signal), outcomeOfChange);
    },
  };
}

type Values = Record<string, string | null>;

/** A value that is gone is `null`. Nothing for a service that may have none of them any more. */
async function valuesNow(
  { store, calendar }: ChangeSenderOptions,
  service: Service,
  { accountId, claims }: ChangeAtService,
): Promise<Values | null> {
  const { account, connected, consent } = await read(store, {
    account: accountRecord(accountId),
    connected: connectedServiceRecord(accountId, service.id),
    consent: consentRecord(accountId, service.id),
  });
  const entitled = entitledTo(service, consent.value, claims);
  if (!account.value || !connected.value || entitled.length === 0) return null;
  const values = attributesOf(account.value, calendar);
  return Object.fromEntries(entitled.map((claim) => [claim, values[claim] ?? null]));
}

/** The event of CAEP 1.0 §3.2, here with the values themselves. */
const eventOf = (
  { id, kind, receiver, at, content }: Message<ChangeAtService>,
  claims: Values,
  sub: string,
): EventMessage => ({
  id,
  kind,
  receiver,
  at,
  content: {
    service: content.service,
    event: "token-claims-change",
    subject: { of: "person", sub },
    detail: { claims },
  },
});
