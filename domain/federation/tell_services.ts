/** After sessions have ended: messages to the services that they had entered. */
import { eventsAtSessionEnd } from "../events/session_end.ts";
import { sidAt, subjectAt } from "../services/pairwise.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { type Message, newMessageId } from "../outbox/message.ts";
import type { Outcome, Senders } from "../outbox/sender.ts";
import type { Write } from "../platform/commit.ts";
import type { Clock, KeyedHash, Random } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { Service } from "../services/service.ts";
import { type IncludeEnd, takeEnded, takeOne } from "../session/entered_services.ts";
import {
  type EndReason,
  SESSION_ENDING,
  type SessionEnding,
  SESSIONS_ENDED,
  type SessionsEnded,
} from "../session/session_ends.ts";

export interface TellServicesDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  catalogue: Pick<Catalogue, "current">;
}

/** A session that has ended, in the words of one service. */
export interface SessionEnd {
  service: string;
  /** The person and their session as the service's assertions name them. */
  subject: string;
  sid: string;
}

/** The kind of message that becomes a logout token. */
export const LOGOUT = "logout";

/**
 * One function for every way in which sessions end. It only writes: what is told to one service is a
 * message of its own.
 */
export function createEndSenders(deps: TellServicesDeps): Senders {
  const { clock } = deps;
  return {
    [SESSIONS_ENDED]: {
      async send({ at, content }): Promise<Outcome> {
        const { accountId, reason } = content as SessionsEnded;
        await takeEnded(deps, accountId, including(deps, { accountId, reason, at }));
        return { outcome: "delivered" };
      },
    },
    [SESSION_ENDING]: {
      async send({ content }): Promise<Outcome> {
        const ending = content as SessionEnding;
        const { accountId } = ending;
        const now = clock.now();
        const ended = including(deps, { accountId, reason: "expired", at: now });
        const dueAt = await takeOne(deps, ending, ended);
        return dueAt === null ? { outcome: "delivered" } : { outcome: "later", dueAt };
      },
    },
  };
}

function including(
  deps: TellServicesDeps,
  ended: { accountId: string; reason: EndReason; at: number },
): IncludeEnd {
  return (write, { sessionId, services }) => {
    for (const service of services) tellOfEnd(deps, write, service, { ...ended, sessionId });
  };
}

/** Tells one service of the end of one session, within a commit. `at` in milliseconds. */
export function tellOfEnd(
  deps: Omit<TellServicesDeps, "store">,
  write: Write,
  id: string,
  ended: { accountId: string; sessionId: string; reason: EndReason; at: number },
): void {
  const { hash, catalogue } = deps;
  const service = catalogue.current().get(id);
  if (!service) return;
  for (const event of eventsAtSessionEnd(hash, service, ended)) enqueue(write, event);
  if (service.backchannel_logout_uri === undefined) return;
  const subject = subjectAt(service, ended.accountId, hash);
  const sid = sidAt(service, ended.sessionId, hash);
  enqueue(write, logoutMessage(deps, { service, subject, sid, at: ended.at }));
}

function logoutMessage(
  deps: Pick<TellServicesDeps, "clock" | "random">,
  { service: { id: service }, subject, sid, at }: Omit<SessionEnd, "service"> & {
    service: Service;
    at: number;
  },
): Message<SessionEnd> {
  const content = { service, subject, sid };
  return { id: newMessageId(deps), kind: LOGOUT, receiver: `${LOGOUT}:${service}`, at, content };
}
