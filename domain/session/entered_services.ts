/**
 * The services that a session has entered and that want to be told when it ends. Written at the
 * hand-off only, one record for each session, so that no request and no other person waits for it
 * (docs/decisions/0156).
 */
import { accountRecord } from "../identity/account.ts";
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, DAY, type KeyedHash } from "../platform/platform.ts";
import { listAll, type Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { includeReceipt, receiptRecords } from "../receipts/receipt.ts";
import { receiptFor } from "../receipts/receipt_of.ts";
import type { Attribute } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";
import { connectedServiceRecord, noteConnected } from "./connected_services.ts";
import { ABSOLUTE_LIMIT, IDLE_LIMIT, type Session, sessionRecord } from "./session.ts";
import { noteSessionEnding, type SessionEnding } from "./session_ends.ts";
import { sessionListRecord } from "./session_list.ts";
import { isLive } from "./use_session.ts";

export interface EnteredServices {
  sessionId: string;
  /** IDs. */
  services: string[];
}

/** So long a worker may be late with what has ended. */
const KEPT_AFTER = DAY;

export const enteredServicesRecord = record<
  EnteredServices,
  [accountId: string, sessionId: string]
>(
  "entered_services",
  {
    about: "the services that a session has entered and that are told when it ends",
    expireIn: ABSOLUTE_LIMIT + KEPT_AFTER,
  },
);

/** Adds the service within a commit; from the first on the end of the session is watched. */
export function noteEntered(
  write: Write,
  entered: Found<EnteredServices>,
  { session, service, now }: { session: Session; service: string; now: number },
): void {
  const services = entered.value?.services ?? [];
  if (services.includes(service)) return;
  const noted = { sessionId: session.id, services: [...services, service] };
  write.set(entered, noted, { expireIn: session.expiresAt - now + KEPT_AFTER });
  if (entered.value) return;
  const { accountId, id: sessionId } = session;
  noteSessionEnding(write, { accountId, sessionId }, { now, dueAt: endOf(session) });
}

/** Takes one service from what a session has entered. `until`: when the session ends at the latest. */
export function noteLeft(
  write: Write,
  entered: Found<EnteredServices> & { value: EnteredServices },
  { service, until, now }: { service: string; until: number; now: number },
): void {
  const services = entered.value.services.filter((one) => one !== service);
  // Also if none is left: the watch for the session's end goes on.
  write.set(entered, { ...entered.value, services }, { expireIn: until - now + KEPT_AFTER });
}

/** Whether a service wants to be told when a session ends that had entered it. */
export const isToldOfEnds = (
  { backchannel_logout_uri, events }: Pick<Service, "backchannel_logout_uri" | "events">,
): boolean => backchannel_logout_uri !== undefined || events !== undefined;

/**
 * A session enters a service elsewhere than by the gateway. `received`: what the person has agreed
 * to give to it.
 */
export async function enterService(
  { store, clock, hash }: TakeDeps & { hash: KeyedHash },
  session: Session,
  service: Service,
  received: readonly Attribute[],
): Promise<void> {
  const { accountId, id: sessionId } = session;
  const gather = async (read: Read) => {
    const found = await read({
      entered: enteredServicesRecord(accountId, sessionId),
      connected: connectedServiceRecord(accountId, service.id),
      receipts: receiptRecords(accountId, sessionId, service.id),
    });
    const now = clock.now();
    const release = { by: "openid", attributes: received } as const;
    const receipt = await receiptFor({ hash }, found.receipts, { session, service, release, now });
    return { ...found, now, receipt };
  };
  await transact(store, gather, ({ entered, connected, receipts, now, receipt }, write) => {
    if (isToldOfEnds(service)) noteEntered(write, entered, { session, service: service.id, now });
    const company = receipt?.receipt.company;
    const entry = { accountId, service: service.id, now, hash, received, company };
    noteConnected(write, connected, entry);
    if (receipt) includeReceipt(write, receipts, receipt);
  });
}

/** What a worker needs in order to tell services. */
export interface TakeDeps {
  store: Store;
  clock: Clock;
}

/** What a session had entered, once it has ended. */
export type IncludeEnd = (write: Write, entered: EnteredServices) => void;

/**
 * Takes what is noted of a person's sessions that are no longer live, whatever ended them; `include`
 * adds to the commit that takes it.
 */
export async function takeEnded(
  deps: TakeDeps,
  accountId: string,
  include: IncludeEnd,
): Promise<void> {
  for await (const { value } of listAll(deps.store, enteredServicesRecord.all(accountId))) {
    await takeOne(deps, { accountId, sessionId: value.sessionId }, include);
  }
}

/**
 * The same for one session. Returns when it will end if nobody uses it, `null` if it has ended.
 */
export async function takeOne(
  { store, clock }: TakeDeps,
  { accountId, sessionId }: SessionEnding,
  include: IncludeEnd,
): Promise<number | null> {
  return await transact(store, gather, ({ entered, account, session }, write) => {
    if (!entered.value) return null;
    const isStillLive = session?.value && account.value &&
      isLive(session.value, account.value, clock.now());
    if (isStillLive) return endOf(session.value!);
    write.delete(entered);
    include(write, entered.value);
    return null;
  });

  /** The list knows where a session is that continues under another token. */
  async function gather(read: Read) {
    const found = await read({
      entered: enteredServicesRecord(accountId, sessionId),
      account: accountRecord(accountId),
      list: sessionListRecord(accountId),
    });
    const listed = found.list.value?.find(({ id }) => id === sessionId);
    return { ...found, session: listed && await read(sessionRecord(listed.digest)) };
  }
}

/** When the session ends if nobody uses it. */
const endOf = ({ expiresAt, lastSeenAt }: Session) => Math.min(expiresAt, lastSeenAt + IDLE_LIMIT);
