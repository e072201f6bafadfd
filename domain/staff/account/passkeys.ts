/**
 * A member of staff adds and removes passkeys of their own, for the desk's host (W3C Web
 * Authentication Level 3 §7.1).
 */
import { isOpenChallenge, newChallenge, passkeySpentRecord } from "../../passkey/challenge.ts";
import { passkeyUser } from "../../passkey/credential/passkeys.ts";
import { challengeIn, parseAdded } from "../../passkey/credential/response.ts";
import { parsePasskeyName } from "../../passkey/name.ts";
import { creationOptions } from "../../passkey/options.ts";
import { transact } from "../../platform/commit.ts";
import { type Read, read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import type { Device } from "../../session/device.ts";
import { MAX_STAFF_PASSKEYS, type StaffPasskey, staffPasskeysRecord } from "../passkeys.ts";
import type { StaffPorts } from "../ports.ts";
import { readOwnSession } from "../prove_again.ts";
import type { SignedInStaff } from "../session.ts";
import { tellOwnChange } from "../members/own_notice.ts";

type Deps = Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "audit" | "deskPasskeys">;

/** The oldest first. */
export async function listStaffPasskeys(
  store: Store,
  staffId: string,
): Promise<readonly StaffPasskey[]> {
  return (await read(store, staffPasskeysRecord(staffId))).value ?? [];
}

/**
 * What the browser is asked for. Only to be given after a second factor: the answer to its challenge
 * is taken as the proof of that. `deskName` is shown by the browser.
 */
export const staffPasskeyCreation = (
  deps: Pick<Deps, "clock" | "random" | "hash" | "deskPasskeys">,
  { digest, staff }: SignedInStaff,
  { deskName, known }: { deskName: string; known: readonly StaffPasskey[] },
) =>
  creationOptions({
    challenge: newChallenge(deps, { ceremony: "add", holder: digest }),
    rp: { id: deps.deskPasskeys.rpId, name: deskName },
    user: passkeyUser(deps.hash, staff.id),
    name: staff.name,
    known: known.map(({ credentialId }) => credentialId),
  });

export type AddStaffPasskeyOutcome =
  | { outcome: "added" }
  | { outcome: "name_too_long" }
  /** The page was open for too long, or the session has ended. */
  | { outcome: "lapsed" }
  /** No answer of an authenticator to our question, or its passkey is here already. */
  | { outcome: "refused" }
  | { outcome: "full" };

/** `credential`: JSON, by the page's script; `name` as typed. */
export async function addStaffPasskey(
  deps: Deps,
  signedIn: SignedInStaff,
  { credential, name: typed, device }: { credential: string; name: string; device?: Device },
): Promise<AddStaffPasskeyOutcome> {
  const named = parsePasskeyName(typed);
  if ("error" in named) return { outcome: "name_too_long" };
  const response = parseAdded(credential);
  if (!response) return { outcome: "refused" };
  const challenge = challengeIn(response);
  const asked = { ceremony: "add", holders: [signedIn.digest] } as const;
  if (!isOpenChallenge(deps, challenge, asked)) return { outcome: "lapsed" };
  const made = await deps.deskPasskeys.verifyAdded(response, challenge);
  if (!made) return { outcome: "refused" };
  const gather = readList(deps, signedIn, challenge);
  return await transact(deps.store, gather, ({ own, list, spent }, write) => {
    if (!own) return { outcome: "lapsed" };
    const kept = list.value ?? [];
    const isKnown = kept.some(({ credentialId }) => credentialId === made.credentialId);
    // The button was pressed twice.
    if (spent.value) return { outcome: isKnown ? "added" : "lapsed" };
    if (isKnown) return { outcome: "refused" };
    if (kept.length >= MAX_STAFF_PASSKEYS) return { outcome: "full" };
    const addedAt = deps.clock.now();
    const id = deps.random.bytes(8).toHex();
    write.set(list, [...kept, { ...made, ...named, id, device, addedAt }]).set(spent, true);
    tellOwnChange(deps, write, own.session.value, "passkey_added");
    const by = own.staff.value.id;
    const detail = { staff: by, by, act: "add_passkey", passkey: id };
    deps.audit.include(write, { at: addedAt, event: "staff.changed", detail });
    return { outcome: "added" };
  });
}

/** `gone`: there is no such passkey of this member. */
export async function removeStaffPasskey(
  deps: Pick<Deps, "store" | "clock" | "random" | "audit">,
  signedIn: SignedInStaff,
  id: string,
): Promise<{ outcome: "removed" | "gone" | "lapsed" }> {
  return await transact(deps.store, readList(deps, signedIn), ({ own, list }, write) => {
    if (!own) return { outcome: "lapsed" };
    const kept = (list.value ?? []).filter((passkey) => passkey.id !== id);
    if (kept.length === (list.value ?? []).length) return { outcome: "gone" };
    if (kept.length > 0) write.set(list, kept);
    else write.delete(list);
    tellOwnChange(deps, write, own.session.value, "passkey_removed");
    const by = own.staff.value.id;
    const detail = { staff: by, by, act: "remove_passkey", passkey: id };
    deps.audit.include(write, { at: deps.clock.now(), event: "staff.changed", detail });
    return { outcome: "removed" };
  });
}

const readList = (deps: Pick<Deps, "clock">, signedIn: SignedInStaff, challenge = "none") =>
async (
  read: Read,
) => ({
  own: await readOwnSession(deps, signedIn)(read),
  ...await read({
    list: staffPasskeysRecord(signedIn.staff.id),
    spent: passkeySpentRecord(challenge),
  }),
});
