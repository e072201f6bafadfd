/**
 * Passkeys of a member of staff, as a second factor (W3C Web Authentication Level 3). They belong to
 * the desk's host: a citizen's passkey is none here. All are one record, as citizens' are.
 */
import { isOpenChallenge, newChallenge, passkeySpentRecord } from "../passkey/challenge.ts";
import type { Passkey } from "../passkey/credential/passkeys.ts";
import { challengeIn, parseUsed } from "../passkey/credential/response.ts";
import { requestOptions } from "../passkey/options.ts";
import { isCountedUp } from "../passkey/owner.ts";
import type { Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { StaffPorts } from "./ports.ts";

export type StaffPasskey = Pick<
  Passkey,
  "id" | "credentialId" | "publicKey" | "counter" | "name" | "device" | "addedAt" | "lastUsedAt"
>;

/** A phone, a computer and a security key of each of two kinds. */
export const MAX_STAFF_PASSKEYS = 5;

export const staffPasskeysRecord = record<readonly StaffPasskey[], [staffId: string]>(
  "staff_passkeys",
  { about: "the passkeys of a member of staff, at most five: public keys, names, last uses" },
);

/** What the browser is asked for. `holder`: digest of the step or session; nothing is stored. */
export const staffPasskeyRequest = (
  deps: Pick<StaffPorts, "clock" | "random" | "hash" | "deskPasskeys">,
  holder: string,
) =>
  requestOptions({
    challenge: newChallenge(deps, { ceremony: "use", holder }),
    rpId: deps.deskPasskeys.rpId,
  });

/** An answer whose signature was right; whether it still counts is decided within the commit. */
export interface Signed {
  challenge: string;
  credentialId: string;
  counter: number;
}

/** `credential`: JSON, by the page's script. `null`: nothing that this member's passkeys signed now. */
export async function readSigned(
  deps: Pick<StaffPorts, "store" | "clock" | "hash" | "deskPasskeys">,
  { staffId, holder, credential }: { staffId: string; holder: string; credential: string },
): Promise<Signed | null> {
  const response = parseUsed(credential);
  if (!response) return null;
  const challenge = challengeIn(response);
  if (!isOpenChallenge(deps, challenge, { ceremony: "use", holders: [holder] })) return null;
  const { value: list } = await read(deps.store, staffPasskeysRecord(staffId));
  const passkey = list?.find(({ credentialId }) => credentialId === response.id);
  if (!passkey) return null;
  const signed = await deps.deskPasskeys.verifyUsed(response, challenge, passkey.publicKey);
  return signed && { challenge, credentialId: response.id, counter: signed.counter };
}

export const spentBy = (signed: Signed | null) => passkeySpentRecord(signed?.challenge ?? "none");

/** Within the commit that acts on it: whether it counts, once. */
export function usePasskey(
  write: Write,
  { list, spent }: { list: Found<readonly StaffPasskey[]>; spent: Found<true> },
  signed: Signed | null,
  now: number,
): boolean {
  const kept = list.value ?? [];
  const passkey = kept.find(({ credentialId }) => credentialId === signed?.credentialId);
  if (!signed || !passkey || spent.value || !isCountedUp(passkey, signed.counter)) return false;
  const used = { ...passkey, counter: signed.counter, lastUsedAt: now };
  write.set(spent, true).set(list, kept.map((one) => one === passkey ? used : one));
  return true;
}
