/** A person's receipts as a file that anybody can verify, and as pages. */
import { type Clock, type KeyedHash, type Seal, SECOND } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import { type PageAsked, readSealedPage, type SealedPage } from "../platform/sealed_page.ts";
import type { Store } from "../platform/store.ts";
import { type Receipt, receiptRecord, type ReceiptsHead, receiptsHeadRecord } from "./receipt.ts";

/** What is signed: the end of the chain and whose it is, without anything about the person. */
export interface ReceiptsClaims extends ReceiptsHead {
  /** Origin of the window. */
  iss: string;
  /** Seconds since the epoch. */
  iat: number;
}

export interface ReceiptsSigner {
  /** A compact JWS of the type `receipts+jwt`, with the keys of assertions. */
  signReceipts(claims: ReceiptsClaims): Promise<string>;
}

/** The file; docs/receipts.md explains it. */
export interface ReceiptsFile {
  issuer: string;
  list: string;
  /** The oldest first. */
  receipts: Receipt[];
  head: string;
}

interface DownloadDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  signer: ReceiptsSigner;
  /** Origin of the window. */
  window: string;
}

export async function downloadReceipts(
  { store, clock, hash, signer, window: iss }: DownloadDeps,
  accountId: string,
): Promise<ReceiptsFile> {
  // The head first: what follows it in the meantime is not in the file.
  const { value } = await read(store, receiptsHeadRecord(accountId));
  const list = hash.digest("receipts", accountId);
  const head = value ?? { list, number: 0, hash: list };
  const receipts: Receipt[] = [];
  for await (const { value } of listAll(store, receiptRecord.all(accountId))) {
    if (value.number <= head.number) receipts.push(value);
  }
  const iat = Math.floor(clock.now() / SECOND);
  return {
    issuer: iss,
    list: head.list,
    receipts: receipts.reverse(),
    head: await signer.signReceipts({ iss, iat, ...head }),
  };
}

/** A page of them, the newest first. */
export const listReceipts = (
  deps: { store: Store; seal: Seal },
  accountId: string,
  asked: PageAsked = {},
): Promise<SealedPage<Receipt>> =>
  readSealedPage(deps, receiptRecord.all(accountId), {
    context: `receipts ${accountId}`,
    ...asked,
  });
