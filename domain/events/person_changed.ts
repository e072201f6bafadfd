/**
 * What happened to a person reaches the services that they have entered. The commit of the fact
 * writes one message; working it off writes one for each service, the same ones each time
 * (docs/decisions/0296).
 */
import { accountRecord } from "../identity/account.ts";
import { enqueue, type NewMessage } from "../outbox/enqueue.ts";
import { enqueueAll } from "../outbox/enqueue_all.ts";
import { idTime } from "../outbox/message.ts";
import type { Outcome, Senders } from "../outbox/sender.ts";
import { commitTo, type Write } from "../platform/commit.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { Service } from "../services/service.ts";
import { subjectRefAt } from "../services/pairwise.ts";
import { connectedServiceRecord, connectedServices } from "../session/connected_services.ts";
import { enteredServicesRecord } from "../session/entered_services.ts";
import { accountReceiver } from "../session/session_ends.ts";
import { listSessions } from "../session/session_list.ts";
import { eventsFor, type Fact, level3EndsAt } from "./facts.ts";
import { noteValuesChanged } from "./values_changed.ts";

/** The content of the message of a fact. */
export interface PersonChanged {
  accountId: string;
  facts: readonly Fact[];
}

export const PERSON_CHANGED = "person_changed";

/** Within the commit of the facts. */
export function notePersonChanged(
  write: Write,
  { now, ...content }: PersonChanged & { now: number },
): void {
  const { accountId, facts } = content;
  if (facts.length === 0) return;
  enqueue<PersonChanged>(write, {
    id: [idTime(now), accountId, ...facts.map(({ fact }) => fact)].join(":"),
    kind: PERSON_CHANGED,
    receiver: accountReceiver(accountId),
    at: now,
    content,
  });
  noteValuesChanged(write, { accountId, facts, now });
}

/** The content of the message that a proof of level 3 becomes too old for some services. */
interface Level3Lapse {
  accountId: string;
  sessionId: string;
  provedAt: number;
}

export const LEVEL3_LAPSE = "level3_lapse";

interface PersonChangedDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  catalogue: Pick<Catalogue, "current">;
}

/** They only write: what is told to one service is a message of its own. */
export function createPersonChangedSenders(deps: PersonChangedDeps): Senders {
  return {
    [PERSON_CHANGED]: {
      send: ({ at, content }) => tellOfChange(deps, at, content as PersonChanged),
    },
    [LEVEL3_LAPSE]: {
      send: ({ at, content }) => tellOfLapse(deps, at, content as Level3Lapse),
    },
  };
}

async function tellOfChange(
  deps: PersonChangedDeps,
  at: number,
  { accountId, facts }: PersonChanged,
): Promise<Outcome> {
  const { store, hash, catalogue } = deps;
  if (facts.some(({ fact }) => fact === "purged")) return await tellOfEnd(deps, accountId, at);
  const connected = await connectedServices(store, accountId);
  const messages: NewMessage[] = [];
  for (const fact of facts) {
    const ids = "sessionId" in fact
      ? await enteredBy(store, accountId, fact.sessionId)
      : [...connected.keys()];
    for (const service of servicesOf(catalogue, ids)) {
      messages.push(...eventsFor(hash, service, { accountId, at }, [fact]));
    }
    if (fact.fact === "level3_proved") {
      messages.push(...lapsesAfter(catalogue, { accountId, ...fact, provedAt: at }));
    }
  }
  return await enqueueAll(store, messages);
}

/** Services that are told, and forget the person, in one commit. */
const TOLD_AT_ONCE = 100;

/** The account is gone: each service that knows the person is told, and cannot name them any more. */
async function tellOfEnd(
  { store, hash, catalogue }: PersonChangedDeps,
  accountId: string,
  at: number,
): Promise<Outcome> {
  const known = [...(await connectedServices(store, accountId)).keys()];
  for (let first = 0; first < known.length; first += TOLD_AT_ONCE) {
    const ids = known.slice(first, first + TOLD_AT_ONCE);
    const write = commitTo(store);
    for (const service of servicesOf(catalogue, ids)) {
      const told = eventsFor(hash, service, { accountId, at }, [{ fact: "purged" }]);
      for (const message of told) enqueue(write, message);
    }
    for (const id of ids) {
      write.delete(connectedServiceRecord(accountId, id))
        .delete(subjectRefAt(id, accountId, hash));
    }
    await write.commit();
  }
  return { outcome: "delivered" };
}

async function tellOfLapse(
  { store, clock, hash, catalogue }: PersonChangedDeps,
  at: number,
  { accountId, sessionId, provedAt }: Level3Lapse,
): Promise<Outcome> {
  const { value: account } = await read(store, accountRecord(accountId));
  const sessions = account ? await listSessions({ store, clock }, account) : [];
  const session = sessions.find(({ session }) => session.id === sessionId)?.session;
  // It has ended, or level 3 was proved again in the meantime.
  if (session?.level3?.at !== provedAt) return { outcome: "delivered" };
  const ids = await enteredBy(store, accountId, sessionId);
  const messages = servicesOf(catalogue, ids)
    .filter((service) => level3EndsAt(provedAt, service) === at)
    .flatMap((service) =>
      eventsFor(hash, service, { accountId, at }, [{ fact: "level3_lapsed", sessionId }])
    );
  return await enqueueAll(store, messages);
}

/** One message for each time at which the proof becomes too old for some service of level 3. */
function lapsesAfter(
  catalogue: PersonChangedDeps["catalogue"],
  { accountId, sessionId, provedAt }: Level3Lapse,
): NewMessage<Level3Lapse>[] {
  const times = catalogue.current().values()
    .filter(({ level, events }) => level === 3 && events !== undefined)
    .map((service) => level3EndsAt(provedAt, service))
    .filter((time) => time !== undefined);
  return [...new Set(times)].map((time) => ({
    id: [LEVEL3_LAPSE, sessionId, time].join(":"),
    kind: LEVEL3_LAPSE,
    receiver: accountReceiver(accountId),
    at: time,
    dueAt: time,
    content: { accountId, sessionId, provedAt },
  }));
}

async function enteredBy(store: Store, accountId: string, sessionId: string): Promise<string[]> {
  const { value } = await read(store, enteredServicesRecord(accountId, sessionId));
  return value?.services ?? [];
}

function servicesOf(
  catalogue: PersonChangedDeps["catalogue"],
  ids: readonly string[],
): Service[] {
  return ids.flatMap((id) => catalogue.current().get(id) ?? []);
}
