/**
 * A member of staff who is signed in at the desk: 15 minutes idle, 10 hours at most
 * (docs/decisions/0336). The token is only in the cookie; the store knows its hash.
 */
import { transact, type Write } from "../platform/commit.ts";
import { HOUR, type KeyedHash, MINUTE, newToken, type Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Device } from "../session/device.ts";
import type { StaffPorts } from "./ports.ts";
import { isActive, type Staff, staffRecord } from "./staff.ts";

export const STAFF_IDLE_LIMIT = 15 * MINUTE;
export const STAFF_ABSOLUTE_LIMIT = 10 * HOUR;
/** From this age of `lastSeenAt` on a use writes; people keep all their 15 minutes. */
const TOUCH_INTERVAL = MINUTE;

export type SecondFactor = "totp" | "sms" | "passkey";

/** A code that was sent, by its hash. */
export interface SentCode {
  code: string;
  sentAt: number;
}

/** Where a session began, as its member recognises it. */
export interface SessionPlace {
  device?: Device;
  /** The network part of the IP. */
  place?: string;
}

export interface StaffSession extends SessionPlace {
  staffId: string;
  epoch: number;
  factor: SecondFactor;
  createdAt: number;
  lastSeenAt: number;
  /** When a second factor was last proved again. */
  provedAt?: number;
  /** By which. An older version of the program leaves a former one beside a new `provedAt`. */
  proved?: { at: number; by: SecondFactor };
  /** For that. */
  sms?: SentCode;
}

export const staffSessionRecord = record<StaffSession, [digest: string]>("staff_session", {
  about: "a session at the desk, by the hash of its token",
  expireIn: STAFF_IDLE_LIMIT + TOUCH_INTERVAL,
});

/** Ended ones may be among them. */
export const staffSessionOfRecord = record<true, [staffId: string, digest: string]>(
  "staff_session_of",
  {
    about: "that a session at the desk is this member's, for the list of their own",
    expireIn: STAFF_ABSOLUTE_LIMIT,
  },
);

export const staffSessionDigest = (hash: KeyedHash, token: string) =>
  hash.digest("staff_session", token);

/** Begins a session within a commit, under a token that nobody knew before; returns it. */
export function beginStaffSession(
  write: Write,
  { hash, random }: { hash: KeyedHash; random: Random },
  begun: { staff: Staff; factor: SecondFactor; now: number; at?: SessionPlace },
): string {
  const { staff: { id: staffId, epoch }, factor, now, at } = begun;
  const token = newToken(random);
  const session = { ...at, staffId, epoch, factor, createdAt: now, lastSeenAt: now };
  const digest = staffSessionDigest(hash, token);
  write.set(staffSessionRecord(digest), session).set(staffSessionOfRecord(staffId, digest), true);
  return token;
}

/** Whether the session may be used: the decision behind every use. */
export function isLiveAtDesk(session: StaffSession, staff: Staff | null, now: number): boolean {
  return isActive(staff) && session.epoch === staff.epoch &&
    now < session.lastSeenAt + STAFF_IDLE_LIMIT + TOUCH_INTERVAL &&
    now < session.createdAt + STAFF_ABSOLUTE_LIMIT;
}

export interface SignedInStaff {
  staff: Staff;
  session: StaffSession;
  digest: string;
}

/** `null` unless somebody is signed in; keeps the session alive. */
export async function useStaffSession(
  { store, clock, hash }: Pick<StaffPorts, "store" | "clock" | "hash">,
  token: string,
): Promise<SignedInStaff | null> {
  const digest = staffSessionDigest(hash, token);
  const found = await read(store, staffSessionRecord(digest));
  if (!found.value) return null;
  const { value: staff } = await read(store, staffRecord(found.value.staffId));
  const now = clock.now();
  if (!staff || !isLiveAtDesk(found.value, staff, now)) return null;
  if (now >= found.value.lastSeenAt + TOUCH_INTERVAL) {
    await transact(store, { session: staffSessionRecord(digest) }, ({ session }, write) => {
      if (!session.value) return;
      // A session that an older version began enters the list by its first use.
      write.set(session, { ...session.value, lastSeenAt: now })
        .set(staffSessionOfRecord(staff.id, digest), true);
    });
  }
  return { staff, session: found.value, digest };
}

export async function endStaffSession(
  { store, clock, audit }: Pick<StaffPorts, "store" | "clock" | "audit">,
  { digest, staff }: Pick<SignedInStaff, "digest" | "staff">,
): Promise<void> {
  await transact(store, { session: staffSessionRecord(digest) }, ({ session }, write) => {
    if (!session.value) return;
    write.delete(session).delete(staffSessionOfRecord(staff.id, digest));
    audit.include(write, {
      at: clock.now(),
      event: "staff.signed_out",
      detail: { staff: staff.id },
    });
  });
}
