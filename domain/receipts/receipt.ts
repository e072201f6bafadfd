/**
 * Receipts of released attributes: one for each session and service, in a chain for each person, who
 * can verify it without us (docs/receipts.md). Names only: the values are never in it.
 */
import type { Write } from "../platform/commit.ts";
import { HOUR } from "../platform/platform.ts";
import type { ReadOf } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Attribute } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";

/** Over which way a service got them. */
export type ReleasedBy = "gateway" | "forward_auth" | "openid";

/** What a service receives of a person in a session. */
export interface Release {
  service: string;
  by: ReleasedBy;
  attributes: readonly Attribute[];
  /** The person acted for a company, of which the service learned name and ID. */
  company: boolean;
}

/** What the gateway, or the service's own proxy, is told of each person who enters the service. */
export const releaseAt = (
  { forward_auth, attributes }: Service,
): Pick<Release, "by" | "attributes"> => ({
  by: forward_auth ? "forward_auth" : "gateway",
  attributes,
});

export interface Receipt extends Release {
  /** From 1, without gaps. */
  number: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** Hash of the receipt before; of the first one, the name of the list. */
  previous: string;
  /** SHA-256 in hex (`hashOf`). */
  hash: string;
}

/** The end of a person's chain. */
export interface ReceiptsHead {
  /** Names the list and tells nothing of the person. */
  list: string;
  number: number;
  hash: string;
}

/** Numbers count back from it, so that the newest comes first. */
const LAST_NUMBER = 1e12;

export const receiptRecord = record<Receipt, [accountId: string, number: number]>("receipt", {
  about: "which attributes of a person a service received, without values, in a chain",
  key: (accountId, number) => [accountId, LAST_NUMBER - number],
});

export const receiptsHeadRecord = record<ReceiptsHead, [accountId: string]>("receipts_head", {
  about: "the end of a person's chain of receipts",
});

/** A session lives for 12 hours at most. */
const SESSION = 12 * HOUR;

export const releasedRecord = record<Attribute[], [sessionId: string, service: string]>(
  "released",
  { about: "for which attributes a session has a receipt of a service", expireIn: SESSION },
);

export const receiptRecords = (accountId: string, sessionId: string, service: string) => ({
  head: receiptsHeadRecord(accountId),
  released: releasedRecord(sessionId, service),
});

export type ReceiptRecords = ReadOf<ReturnType<typeof receiptRecords>>;

/** SHA-256 in hex of the receipt as JSON: a list in this order, without spaces. */
export async function hashOf(
  { previous, number, at, service, by, attributes, company }: Omit<Receipt, "hash">,
): Promise<string> {
  const text = JSON.stringify([previous, number, at, service, by, attributes, company]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toHex();
}

/**
 * The receipt of this release, made while the commit reads; `null` if the session has one for all of
 * it. `list`: the name of the list, if this is its first receipt.
 */
export async function nextReceipt(
  { head, released }: ReceiptRecords,
  { list, at, ...release }: Release & { list: string; at: number },
): Promise<Receipt | null> {
  const { attributes } = release;
  const isNew = released.value === null ||
    attributes.some((name) => !released.value!.includes(name));
  if (!isNew) return null;
  const { number, hash: previous } = head.value ?? { number: 0, hash: list };
  const receipt = { ...release, attributes: [...attributes], number: number + 1, at, previous };
  return { ...receipt, hash: await hashOf(receipt) };
}

/** Within the commit that has read these records. */
export function includeReceipt(
  write: Write,
  { head, released }: ReceiptRecords,
  { accountId, list, receipt }: { accountId: string; list: string; receipt: Receipt },
): void {
  const { number, hash, attributes } = receipt;
  write.set(receiptRecord(accountId, number), receipt)
    .set(head, { list: head.value?.list ?? list, number, hash })
    .set(released, [...new Set([...released.value ?? [], ...attributes])]);
}
