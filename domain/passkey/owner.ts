/** Whose passkey it is, and whether it may open the account. */
import { type Account, accountRecord } from "../identity/account.ts";
import { read } from "../platform/read.ts";
import { isRefused } from "../session/revocation.ts";
import type { PasskeyPorts } from "./ports.ts";
import {
  type Passkey,
  passkeyOwnerRecord,
  passkeysRecord,
  passkeyUser,
} from "./credential/passkeys.ts";
import type { UsedResponse } from "./credential/response.ts";

/** A passkey with the account that it opens. */
export interface Owned {
  account: Account;
  passkey: Passkey;
}

/** `null` also if the person refused it. */
export async function findOwned(
  { store, hash }: Pick<PasskeyPorts, "store" | "hash">,
  { id, response: { userHandle } }: UsedResponse,
): Promise<Owned | null> {
  const { value: accountId } = await read(store, passkeyOwnerRecord(hash, id));
  if (accountId === null) return null;
  const wanted = { account: accountRecord(accountId), list: passkeysRecord(accountId) };
  const { account, list } = await read(store, wanted);
  const passkey = list.value?.find(({ credentialId }) => credentialId === id);
  if (!account.value || !passkey || userHandle !== passkeyUser(hash, accountId)) return null;
  return mayOpen(account.value, passkey) ? { account: account.value, passkey } : null;
}

/**
 * «من نبودم» removes passkeys. A version of the program that does not know them yet refuses the
 * session in which one was added.
 */
export const mayOpen = (account: Account, { id, session, browser }: Passkey): boolean =>
  !isRefused(account, [id, session, browser]);

/** §7.2, step 21: a counter that does not rise means that there is a copy of the authenticator. */
export function isCountedUp(
  { counter: known }: Pick<Passkey, "counter">,
  counter: number,
): boolean {
  return counter > known || counter === 0 && known === 0;
}
