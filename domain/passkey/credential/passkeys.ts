/**
 * The passkeys of a person: public keys with which their devices sign (W3C Web Authentication
 * Level 3). All are one record, so that each change is one commit with a check.
 */
import type { KeyedHash } from "../../platform/platform.ts";
import type { Write } from "../../platform/commit.ts";
import { type Found, record } from "../../platform/record.ts";
import type { Device } from "../../session/device.ts";

export interface Passkey {
  /** Public name, for lists and logs. */
  id: string;
  /** Chosen by the authenticator (§5.1, `id`), base64url. */
  credentialId: string;
  /** COSE_Key (RFC 9052 §7), base64url. */
  publicKey: string;
  /** Signatures that the authenticator has counted (§6.1.1); 0 if it does not count. */
  counter: number;
  /** As the person calls it. */
  name?: string;
  /** The browser in which it was added. */
  device?: Device;
  /** Milliseconds since the epoch. */
  addedAt: number;
  lastUsedAt?: number;
  /** IDs of the session and the known browser in which it was added. */
  session: string;
  browser?: string;
}

/** More than anybody has devices, and few enough to review on a page. */
export const MAX_PASSKEYS = 10;

export const passkeysRecord = record<readonly Passkey[], [accountId: string]>("passkeys", {
  about: "the passkeys of a person, at most ten: public keys, names, last uses",
});

export const passkeyOwnerRecord = record<string, [hash: KeyedHash, credentialId: string]>(
  "passkey_owner",
  {
    about: "the account behind a passkey, by the hash of its credential ID",
    key: (hash, credentialId) => [hash.digest("passkey", credentialId)],
  },
);

/**
 * The account's name at authenticators (§5.4.3, `user.id`): always the same for one account, and
 * nothing of it can be learned from it. 32 bytes, base64url.
 */
export const passkeyUser = (hash: KeyedHash, accountId: string): string =>
  hash.digest("passkey_user", accountId);

/** Removes some of the passkeys of a record, within a commit. */
export function removePasskeys(
  write: Write,
  hash: KeyedHash,
  found: Found<readonly Passkey[]>,
  removed: readonly Passkey[],
): void {
  for (const { credentialId } of removed) write.delete(passkeyOwnerRecord(hash, credentialId));
  const kept = (found.value ?? []).filter((passkey) => !removed.includes(passkey));
  if (kept.length > 0) write.set(found, kept);
  else write.delete(found);
}
