/**
 * How a session reaches a service's host: a one-time code from the window, bound to the service and
 * to a secret that the service's host gave this browser before (the `state` of RFC 6749 §10.12), so
 * that nobody can sign somebody else in with their own code.
 */
import {
  type Clock,
  HOUR,
  type KeyedHash,
  newToken,
  type Random,
  SECOND,
} from "../platform/platform.ts";
import { commitTo, transact, type Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { includeReceipt, receiptRecords, type Release } from "../receipts/receipt.ts";
import { receiptFor } from "../receipts/receipt_of.ts";
import { heldBy } from "../services/attribute_values.ts";
import { connectedServiceRecord, noteConnected } from "./connected_services.ts";
import { enteredServicesRecord, noteEntered } from "./entered_services.ts";
import { ABSOLUTE_LIMIT } from "./session.ts";
import { liveIn, readLive } from "./use_session.ts";

interface HandoffCode {
  sessionDigest: string;
  service: string;
  stateDigest: string;
}

/** The session of one service host; it ends with the window's. */
export interface ServiceSession {
  sessionDigest: string;
  /** The account's ID, so that session and account can be read at once. */
  accountId: string;
  service: string;
  /** Milliseconds; absent in records of earlier versions. */
  at?: number;
}

/** RFC 6749 §4.1.2 allows ten minutes; the redirect takes a moment. */
const CODE_LIFETIME = 60 * SECOND;

export const handoffRecord = record<HandoffCode, [hash: KeyedHash, code: string]>("handoff", {
  about: "a session on its way to a service's host, by the hash of a one-time code",
  expireIn: CODE_LIFETIME,
  key: (hash, code) => [hash.digest("handoff", code)],
});

export const serviceSessionRecord = record<ServiceSession, [digest: string]>("service_session", {
  about: "the session behind the cookie of a service's host, by the hash of its token",
  expireIn: ABSOLUTE_LIMIT,
});

/** What one session has of one service. */
interface ServiceEntries {
  /** Digests of its service sessions, the newest last. */
  digests: string[];
  recordedAt: number;
}

export const serviceEntriesRecord = record<ServiceEntries, [sessionId: string, service: string]>(
  "service_entries",
  {
    about: "the service sessions that a session has at one service's host",
    expireIn: ABSOLUTE_LIMIT,
  },
);

/** A browser uses the newest; the others are of tabs that arrived at the same time. */
const ENTRIES_KEPT = 5;

export interface Redemption {
  code: string;
  service: string;
  state: string | undefined;
  /** The service wants to be told when the session ends. */
  isTold?: boolean;
  /** What the service receives of the person, who gets a receipt. */
  release?: Pick<Release, "by" | "attributes">;
}

export interface Handoffs {
  issue(input: { sessionDigest: string; service: string; state: string }): Promise<string>;
  /**
   * A new service session, or `null` if the code is used, expired or another browser's. Its first
   * arrival uses a code up, also without a state: somebody who knows that state may read the code
   * in a log. `isNews`: the entry is to be audited, which is so once an hour for a session and
   * service.
   */
  redeem(input: Redemption): Promise<{ token: string; accountId: string; isNews: boolean } | null>;
}

export function createHandoffs(
  { store, clock, random, hash }: { store: Store; clock: Clock; random: Random; hash: KeyedHash },
): Handoffs {
  return {
    async issue({ sessionDigest, service, state }) {
      const code = newToken(random);
      const handoff = { sessionDigest, service, stateDigest: hash.digest("handoff", state) };
      await commitTo(store).set(handoffRecord(hash, code), handoff).commit();
      return code;
    },

    redeem: (given) =>
      transact(store, (read) => readHandoff(read, { hash, clock }, given), (found, write) => {
        const { handoff, records, entered, noted } = found;
        const { service, state } = given;
        if (!handoff.value) return null;
        write.delete(handoff);
        const { stateDigest, sessionDigest } = handoff.value;
        const isOurs = state !== undefined && handoff.value.service === service &&
          hash.matches(stateDigest, "handoff", state);
        const live = isOurs && records && liveIn(records, clock.now());
        if (!live || !noted) return null;
        const { entries, connected, receipts, receipt } = noted;
        const now = clock.now();
        if (entered) noteEntered(write, entered, { ...live, service, now });
        const token = newToken(random);
        const accountId = live.account.id;
        const digest = hash.digest("session", token);
        write.set(serviceSessionRecord(digest), { sessionDigest, accountId, service, at: now });
        const { attributes: received, company } = receipt?.receipt ?? {};
        noteConnected(write, connected, { accountId, service, now, hash, received, company });
        if (receipt) includeReceipt(write, receipts!, receipt);
        return { token, accountId, isNews: noteEntry(write, entries, { digest, now }) };
      }),
  };
}

/** Ends the oldest service sessions beyond those kept. @returns whether to audit the entry */
function noteEntry(
  write: Write,
  entries: Found<ServiceEntries>,
  { digest, now }: { digest: string; now: number },
): boolean {
  const former = entries.value ?? { digests: [], recordedAt: 0 };
  const digests = [...former.digests, digest];
  for (const old of digests.slice(0, -ENTRIES_KEPT)) write.delete(serviceSessionRecord(old));
  const isNews = now >= former.recordedAt + HOUR;
  const recordedAt = isNews ? now : former.recordedAt;
  write.set(entries, { digests: digests.slice(-ENTRIES_KEPT), recordedAt });
  return isNews;
}

/** The code, the session behind it and, if the service is told of its end, where that is noted. */
async function readHandoff(
  read: Read,
  { hash, clock }: { hash: KeyedHash; clock: Clock },
  { code, isTold = false, release }: Redemption,
) {
  const handoff = await read(handoffRecord(hash, code));
  const records = handoff.value && await readLive(read, handoff.value.sessionDigest);
  const session = records?.session.value;
  const account = records?.account.value;
  const entered = session && isTold
    ? await read(enteredServicesRecord(session.accountId, session.id))
    : undefined;
  const { service } = handoff.value ?? {};
  if (!session || service === undefined) return { handoff, records, entered };
  const found = await read({
    entries: serviceEntriesRecord(session.id, service),
    connected: connectedServiceRecord(session.accountId, service),
    receipts: release && receiptRecords(session.accountId, session.id, service),
  });
  const receipt = release && account && await receiptFor({ hash }, found.receipts!, {
    session,
    service: { id: service },
    release: { ...release, attributes: heldBy(account, release.attributes) },
    now: clock.now(),
  });
  return { handoff, records, entered, noted: { ...found, receipt } };
}
