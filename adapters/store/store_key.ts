/**
 * Checks that a store was made with the configured secret (docs/decisions/0118). A value derived
 * from the secret is kept in the store; it reveals nothing about the keys derived from the same
 * secret.
 */
import { getLogger } from "@logtape/logtape";
import { linkAfter, NO_LINKS } from "../../domain/platform/audit_chain.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { read } from "../../domain/platform/read.ts";
import { record } from "../../domain/platform/record.ts";
import type { Store } from "../../domain/platform/store.ts";
import { createAuditChain } from "../audit/audit_chain.ts";
import { ConfigurationError } from "../configuration/environment.ts";
import { commandOf } from "../configuration/task_command.ts";
import { createKeyedHash, deriveKey } from "../keys/keyed_hash.ts";
import { copyMarkRecord } from "./copy_mark.ts";
import { opensRing } from "../keys/key_ring.ts";

export const keyCheckRecord = record<string, []>("key_check", {
  about: "a value that tells whether the store was made with this `SECRET_KEY`",
});

const logger = getLogger(["panjereh", "store"]);

export interface StoreKeyOptions {
  store: Store;
  /** At least 32 bytes; every key is derived from it. */
  secret: Uint8Array;
}

export type StoreKey =
  /** Made with this secret. */
  | "same"
  /** Made with another secret. */
  | "another"
  /** Made by a version without check values; everything sealed in it opens with this secret. */
  | "unmarked"
  /** Empty. */
  | "new";

/** Read-only. Throws `StoreUnavailable`. */
export async function findStoreKey({ store, secret }: StoreKeyOptions): Promise<StoreKey> {
  const { value: check } = await read(store, keyCheckRecord());
  if (check !== null) return check === checkValue(secret) ? "same" : "another";
  if (await isEmpty(store)) return "new";
  return await opensWhatIsSealed({ store, secret }) ? "unmarked" : "another";
}

/** The same, then marks the store with this secret unless it was made with another. */
export async function claimStore(options: StoreKeyOptions): Promise<StoreKey> {
  const found = await findStoreKey(options);
  if (found === "same" || found === "another") return found;
  const isMarked = await commitTo(options.store)
    .create(keyCheckRecord(), checkValue(options.secret))
    .commit();
  // Another process marked the store first; its secret counts.
  return isMarked ? found : await claimStore(options);
}

/**
 * Claims the store at `url`. Throws `ConfigurationError` if it was made with another secret.
 */
export async function requireStoreKey(
  { url, ...options }: StoreKeyOptions & { url: string },
): Promise<void> {
  await requireWhole(options.store);
  const found = await claimStore(options);
  if (found === "another") throw new ConfigurationError([otherKey(url)]);
  if (found === "new") logger.warn("The store is new: nothing was found in {url}", { url });
}

/** A store that is still being copied into lacks records, and lacks them silently. */
async function requireWhole(store: Store): Promise<void> {
  const { value: mark } = await read(store, copyMarkRecord());
  if (mark === null) return;
  throw new ConfigurationError([
    `the store is not complete: finish ${commandOf("store:copy")} from ${mark.from}`,
  ]);
}

export function otherKey(url: string): string {
  return `the store in ${url} was made with another SECRET_KEY`;
}

async function isEmpty(store: Store): Promise<boolean> {
  const { entries } = await store.list([], { limit: 1 });
  return entries.length === 0;
}

function checkValue(secret: Uint8Array): string {
  return deriveKey(secret, "key_check").toBase64();
}

/**
 * The signing key decides. A store that never signed holds audit records at most, and those are not
 * sealed with a key.
 */
async function opensWhatIsSealed({ store, secret }: StoreKeyOptions): Promise<boolean> {
  const opens = await opensRing(store, deriveKey(secret, "signing_keys"));
  if (opens !== undefined) return opens;
  const hash = createKeyedHash(secret);
  for await (const { record, hash: found } of createAuditChain({ store, hash }).links()) {
    return found === linkAfter(hash, NO_LINKS, record).hash;
  }
  return true;
}
