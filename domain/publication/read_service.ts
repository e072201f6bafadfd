/** What an agency, or an operator, sees of a service at the desk. */
import { webhookReceiver } from "../agency_events/webhook.ts";
import { streamReceiver } from "../events/event.ts";
import { LOGOUT } from "../federation/tell_services.ts";
import { changeReceiver } from "../profile/change_message.ts";
import { lastMessages } from "../outbox/control.ts";
import type { Logged } from "../outbox/log.ts";
import { queueRecord } from "../outbox/message.ts";
import { receiverRecord, type ReceiverState } from "../outbox/receiver.ts";
import { type Clock, DAY, HOUR } from "../platform/platform.ts";
import { firstPage, read } from "../platform/read.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { Service } from "../services/service.ts";
import { servicesInForce } from "./in_force.ts";
import {
  type PublishedService,
  publishedServiceRecord,
  type Standing,
  standingRecord,
} from "./published.ts";
import { type PublicationResult, publicationResultRecord } from "./result.ts";
import { type Traffic, trafficSince } from "./traffic/traffic.ts";

export interface ReadDeps {
  store: Store;
  clock: Clock;
  catalogue: Pick<Catalogue, "current">;
}

/** Absent for operators, who see every service. */
export type Viewer = string | undefined;

export interface DeskService {
  service: Service;
  standing: Standing | null;
  /** Absent for the services of the file. */
  published?: PublishedService;
}

/** From the store, so that a change is seen at once. `null`: there is none, or it is another's. */
export async function findService(
  { store, catalogue }: Pick<ReadDeps, "store" | "catalogue">,
  id: string,
  viewer: Viewer,
): Promise<DeskService | null> {
  const known = catalogue.current().get(id);
  const found = await read(store, {
    published: publishedServiceRecord(id),
    standing: standingRecord(id),
  });
  const { published: { value: published }, standing: { value: standing } } = found;
  const isOfFile = known !== undefined && known.desk?.published === undefined;
  if (isOfFile) return viewer === undefined ? { service: known, standing } : null;
  if (!published || viewer !== undefined && published.agencyId !== viewer) return null;
  const { services: [service] } = servicesInForce([], {
    published: new Map([[id, published]]),
    standings: new Map(standing ? [[id, standing]] : []),
  });
  return service ? { service, standing, published } : null;
}

/** By title in the language; an agency's own alone. */
export const listServices = (
  { catalogue }: Pick<ReadDeps, "catalogue">,
  viewer: Viewer,
): Service[] =>
  [...catalogue.current().values()].filter(({ desk }) =>
    viewer === undefined || desk?.published?.agencyId === viewer
  );

/** What is told to a service, each with a queue of its own. */
export const DELIVERIES = ["webhook", "events", "logout", "changes"] as const;
export type Delivery = typeof DELIVERIES[number];

/** As the outbox names it. */
export const receiverOf = (delivery: Delivery, service: string): string =>
  ({
    webhook: webhookReceiver,
    events: streamReceiver,
    logout: (id: string) => `${LOGOUT}:${id}`,
    changes: changeReceiver,
  })[delivery](service);

export interface DeliveryView {
  delivery: Delivery;
  /** Absent while everything is taken at once. */
  state?: ReceiverState;
  /** At most `MAX_PAGE`. */
  waiting: number;
  /** The newest first. */
  last: Logged[];
}

const LAST = 5;

async function readDelivery(
  store: Store,
  delivery: Delivery,
  service: string,
): Promise<DeliveryView> {
  const receiver = receiverOf(delivery, service);
  const [{ value: state }, queue, last] = await Promise.all([
    read(store, receiverRecord(receiver)),
    firstPage(store, queueRecord.all(receiver), MAX_PAGE),
    lastMessages(store, receiver, LAST),
  ]);
  return { delivery, ...state && { state }, waiting: queue.length, last };
}

/** What the service has that is told something. */
const hasDelivery = (service: Service): Record<Delivery, boolean> => ({
  webhook: service.webhook !== undefined,
  events: service.events !== undefined,
  logout: service.backchannel_logout_uri !== undefined,
  changes: service.changes !== undefined,
});

export interface ServiceReport {
  /** Of the latest revision that was published, or tried. */
  result: PublicationResult | null;
  deliveries: DeliveryView[];
  /** Since the beginning of this hour, and within a day. */
  hour: Traffic;
  day: Traffic;
}

export async function readReport(
  { store, clock }: ReadDeps,
  { service, published }: DeskService,
): Promise<ServiceReport> {
  const now = clock.now();
  const has = hasDelivery(service);
  const [result, deliveries, hour, day] = await Promise.all([
    published
      ? read(store, publicationResultRecord(published.applicationId, published.revision))
      : { value: null },
    Promise.all(
      DELIVERIES.filter((one) => has[one]).map((one) => readDelivery(store, one, service.id)),
    ),
    trafficSince(store, service.id, { since: now, now }),
    trafficSince(store, service.id, { since: now - DAY + HOUR, now }),
  ]);
  return { result: result.value, deliveries, hour, day };
}
