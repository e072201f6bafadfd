/**
 * A member of support looks for a person, never without a reason. What is found can be seen for some
 * minutes, by that member alone; the look stands on the person's own page (docs/decisions/0341).
 */
import { type DailyBudget, spendDaily } from "../budget/daily.ts";
import { accountByMobileRecord, accountRecord } from "../identity/account.ts";
import { parseMobile } from "../identity/mobile.ts";
import { parseNationalId } from "../identity/national_id.ts";
import { accountByIdentity } from "../identity/person_identity.ts";
import type { AuditLog } from "../platform/audit.ts";
import { commitTo } from "../platform/commit.ts";
import {
  type Clock,
  DAY,
  type KeyedHash,
  MINUTE,
  newToken,
  type Random,
} from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type LookedAt, recordLook } from "../profile/looks.ts";
import type { WindowRole } from "../staff/role.ts";
import type { Staff } from "../staff/staff.ts";
import { supportByNumberRecord } from "../support/request.ts";
import { parseTrackingNumber } from "../text/tracking_number.ts";
import { parseReason, type ReasonFault } from "./reason.ts";

/** Looks of one member of support: more than an honest day has, fewer than a list of people. */
export const LOOKS_A_DAY = 50;

export const looksRecord = record<number[], [staffId: string]>(["budget", "look"], {
  about: "when a member of staff looked for people",
  expireIn: DAY,
});

export const looksBudget = (staffId: string): DailyBudget => ({
  uses: looksRecord(staffId),
  limit: LOOKS_A_DAY,
});

/** What one member may see of one person, for so long. */
export interface PersonView {
  staffId: string;
  accountId: string;
  /** As it stands on the person's page. */
  reason: string;
}

export const VIEW_LIFETIME = 15 * MINUTE;

export const personViewRecord = record<PersonView, [hash: KeyedHash, token: string]>(
  "person_view",
  {
    about: "that a member of staff may see a person for some minutes, by the hash of its token",
    expireIn: VIEW_LIFETIME,
    key: (hash, token) => [hash.digest("person_view", token)],
  },
);

export interface LookDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  audit: AuditLog;
}

export interface Sought {
  /** A mobile, a national ID or the number of a question. */
  who: string;
  reason: string;
  /** Number of the question for which it is done, if there is one. */
  ticket: string;
}

export interface LookErrors {
  who?: "missing" | "format";
  reason?: ReasonFault;
  ticket?: "format" | "unknown";
}

export type LookOutcome =
  | { outcome: "found"; token: string }
  | { outcome: "invalid"; errors: LookErrors }
  | { outcome: "nobody" }
  | { outcome: "limited"; retryAt: number };

/** What is seen at a look. */
const SEEN: readonly LookedAt[] = ["profile", "sign_ins"];

export async function lookUp(
  deps: LookDeps,
  { staff, role, sought }: { staff: Pick<Staff, "id">; role: WindowRole; sought: Sought },
): Promise<LookOutcome> {
  const { store, clock, audit, random, hash } = deps;
  const why = parseReason(sought.reason);
  const by = waysTo(deps, sought.who);
  const ticket = await readTicket(store, sought.ticket);
  const errors: LookErrors = {
    who: by ? undefined : sought.who.trim() === "" ? "missing" : "format",
    reason: "fault" in why ? why.fault : undefined,
    ticket: "error" in ticket ? ticket.error : undefined,
  };
  if (!by || "fault" in why || errors.ticket) return { outcome: "invalid", errors };
  const { reason } = why;
  // Who guesses numbers learns little: what is not found counts too.
  const retryAt = await spendDaily(deps, looksBudget(staff.id));
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const { value: accountId } = await read(store, by.leadsTo);
  const account = accountId === null ? null : (await read(store, accountRecord(accountId))).value;
  const at = clock.now();
  const detail = { staff: staff.id, by: by.way, found: account !== null };
  const number = "number" in ticket && { ticket: ticket.number };
  const event = {
    at,
    event: "person.looked_up",
    accountId: account?.id,
    detail: { ...detail, ...number },
  } as const;
  if (!account) {
    await audit.append(event);
    return { outcome: "nobody" };
  }
  const token = newToken(random);
  const write = commitTo(store)
    .set(personViewRecord(hash, token), { staffId: staff.id, accountId: account.id, reason });
  recordLook(deps, write, { accountId: account.id, at, role, reason, data: SEEN });
  audit.include(write, event);
  await write.commit();
  return { outcome: "found", token };
}

/** How what was typed leads to an account; `null` if it can lead to none. */
function waysTo({ hash }: Pick<LookDeps, "hash">, typed: string) {
  const mobile = parseMobile(typed);
  if (mobile) return { way: "mobile", leadsTo: accountByMobileRecord(hash, mobile) } as const;
  const person = parseNationalId(typed);
  if ("nationalId" in person) {
    const { nationalId } = person;
    const leadsTo = accountByIdentity(hash, { kind: "iranian", nationalId });
    return { way: "national_id", leadsTo } as const;
  }
  const ticket = parseTrackingNumber(typed);
  if (!("trackingNumber" in ticket)) return null;
  return { way: "ticket", leadsTo: supportByNumberRecord(ticket.trackingNumber) } as const;
}

async function readTicket(
  store: Store,
  typed: string,
): Promise<{ number?: string } | { error: "format" | "unknown" }> {
  if (typed.trim() === "") return {};
  const parsed = parseTrackingNumber(typed);
  if (!("trackingNumber" in parsed)) return { error: "format" };
  const { value } = await read(store, supportByNumberRecord(parsed.trackingNumber));
  return value === null ? { error: "unknown" } : { number: parsed.trackingNumber };
}

/** The view of this member; `null` if there is none, or no longer. */
export async function openView(
  { store, hash }: Pick<LookDeps, "store" | "hash">,
  { token, staff }: { token: string; staff: Pick<Staff, "id"> },
): Promise<PersonView | null> {
  const { value } = await read(store, personViewRecord(hash, token));
  return value?.staffId === staff.id ? value : null;
}
