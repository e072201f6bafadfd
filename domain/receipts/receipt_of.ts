/** The receipt of what a session lets a service receive. */
import type { KeyedHash } from "../platform/platform.ts";
import { nextReceipt, type Receipt, type ReceiptRecords, type Release } from "./receipt.ts";

/** What `includeReceipt` writes. */
export interface SessionReceipt {
  accountId: string;
  list: string;
  receipt: Receipt;
}

/** Made while the commit reads; `null` if the session has one for all of this. */
export async function receiptFor(
  { hash }: { hash: KeyedHash },
  records: ReceiptRecords,
  { session, service, release, now }: {
    session: { accountId: string; actingFor?: object };
    service: { id: string };
    release: Pick<Release, "by" | "attributes">;
    now: number;
  },
): Promise<SessionReceipt | null> {
  const { accountId, actingFor } = session;
  const list = hash.digest("receipts", accountId);
  const receipt = await nextReceipt(records, {
    ...release,
    service: service.id,
    company: actingFor !== undefined,
    list,
    at: now,
  });
  return receipt && { accountId, list, receipt };
}
