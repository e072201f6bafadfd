/**
 * The services that a session has entered and that want to be told when it ends. Written at the
 * hand-off only, one record for each session, so that no request and no other person waits for it
 * (docs/decisions/0156).
 */
import { accountRecord } from "../identity/account.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll, type Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { ABSOLUTE_LIMIT, type Session, sessionRecord } from "./session.ts";
import { sessionListRecord } from "./session_list.ts";
import { isLive } from "./use_session.ts";

export interface EnteredServices {
  sessionId: string;
  /** IDs. */
  services: string[];
}

export const enteredServicesRecord = record<
  EnteredServices,
  [accountId: string, sessionId: string]
>(
  "entered_services",
  {
    about: "the services that a session has entered and that are told when it ends",
    expireIn: ABSOLUTE_LIMIT,
  },
);

/** Adds the service within a commit. */
export function noteEntered(
  write: Write,
  entered: Found<EnteredServices>,
  { session, service, now }: { session: Session; service: string; now: number },
): void {
  const services = entered.value?.services ?? [];
  if (services.includes(service)) return;
  const noted = { sessionId: session.id, services: [...services, service] };
  write.set(entered, noted, { expireIn: session.expiresAt - now });
}

/**
 * Takes what is noted of a person's sessions that are no longer live, whatever ended them. Each is
 * returned once, to one worker.
 */
export async function takeEnded(
  deps: { store: Store; clock: Clock },
  accountId: string,
): Promise<EnteredServices[]> {
  const taken: EnteredServices[] = [];
  for await (const { value } of listAll(deps.store, enteredServicesRecord.all(accountId))) {
    const entered = await takeOne(deps, accountId, value.sessionId);
    if (entered) taken.push(entered);
  }
  return taken;
}

async function takeOne(
  { store, clock }: { store: Store; clock: Clock },
  accountId: string,
  sessionId: string,
): Promise<EnteredServices | null> {
  return await transact(store, gather, ({ entered, account, session }, write) => {
    const isStillLive = session?.value && account.value &&
      isLive(session.value, account.value, clock.now());
    if (!entered.value || isStillLive) return null;
    write.delete(entered);
    return entered.value;
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
