/**
 * How a member of staff begins: an invitation that lasts three days, opened once. They choose a
 * password and show that their app makes the right codes.
 */
import { transact } from "../platform/commit.ts";
import { DAY, type KeyedHash, newToken } from "../platform/platform.ts";
import { type Read, read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import { parseNumber } from "../text/digits.ts";
import { faultOf, normalPassword, type PasswordFault } from "./credential/password.ts";
import type { StaffPorts } from "./ports.ts";
import { type Staff, staffByUserNameRecord, staffRecord, totpContext } from "./staff.ts";

export const INVITATION_LIFETIME = 3 * DAY;

interface Invitation {
  staffId: string;
  /** Of the member: a later invitation replaces this one. */
  epoch: number;
}

export const staffInvitationRecord = record<Invitation, [digest: string]>("staff_invitation", {
  about: "an invitation to the desk that was not accepted yet, by the hash of its token",
  expireIn: INVITATION_LIFETIME,
});

const invitationOf = (hash: KeyedHash, token: string) =>
  staffInvitationRecord(hash.digest("staff_invitation", token));

/** Who is invited, at present by the operations team's command. */
export type Invited = Pick<Staff, "userName" | "name" | "mobile" | "roles" | "agencyId">;

/**
 * Returns the token of the link. An invitation that was not accepted may be repeated; `again`: so may
 * one that was, to somebody who has lost password or app. Their sessions end at once.
 */
export async function inviteStaff(
  { store, clock, random, hash, audit }: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "audit"
  >,
  { again = false, ...invited }: Invited & { again?: boolean },
): Promise<string | "taken"> {
  const token = newToken(random);
  const id = newToken(random).slice(0, 16);
  return await transact(store, async (read) => {
    const name = await read(staffByUserNameRecord(hash, invited.userName));
    return { name, former: name.value === null ? null : await read(staffRecord(name.value)) };
  }, ({ name, former }, write) => {
    const state = former?.value?.state;
    if (state === "suspended" || state === "active" && !again) return "taken";
    const now = clock.now();
    const staff: Staff = {
      ...invited,
      id: former?.value?.id ?? id,
      state: "invited",
      epoch: (former?.value?.epoch ?? -1) + 1,
      createdAt: former?.value?.createdAt ?? now,
    };
    write.set(name, staff.id)
      .set(staffRecord(staff.id), staff)
      .set(invitationOf(hash, token), { staffId: staff.id, epoch: staff.epoch });
    audit.include(write, {
      at: now,
      event: "staff.invited",
      detail: { staff: staff.id, roles: staff.roles.join(" ") },
    });
    return token;
  });
}

interface OpenInvitation {
  invitation: Found<Invitation>;
  staff: Found<Staff> & { value: Staff };
}

async function readInvitation(
  read: Read,
  hash: KeyedHash,
  token: string,
): Promise<OpenInvitation | null> {
  const invitation = await read(invitationOf(hash, token));
  if (!invitation.value) return null;
  const staff = await read(staffRecord(invitation.value.staffId));
  const isOpen = staff.value?.state === "invited" && staff.value.epoch === invitation.value.epoch;
  return isOpen ? { invitation, staff } as OpenInvitation : null;
}

/** The same for each look at the page, and kept nowhere before it is confirmed. */
const secretOf = ({ hash, totp }: Pick<StaffPorts, "hash" | "totp">, token: string) =>
  totp.secretOf(Uint8Array.fromBase64(hash.digest("staff_totp", token), { alphabet: "base64url" }));

/** What the page of an invitation shows; `null` if it was accepted or has lapsed. */
export async function openInvitation(
  deps: Pick<StaffPorts, "store" | "hash" | "totp">,
  token: string,
): Promise<{ staff: Staff; secret: string } | null> {
  const open = await readInvitation((wanted) => read(deps.store, wanted), deps.hash, token);
  return open && { staff: open.staff.value, secret: secretOf(deps, token) };
}

export interface InvitationFaults {
  password?: PasswordFault | "different";
  code?: "missing" | "wrong";
}

export type AcceptOutcome =
  | { outcome: "accepted" | "gone" }
  | { outcome: "faulty"; faults: InvitationFaults };

export async function acceptInvitation(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "hash" | "seal" | "totp" | "audit" | "passwords" | "isCommonPassword"
  >,
  typed: { token: string; password: string; again: string; code: string },
): Promise<AcceptOutcome> {
  const { store, clock, hash, seal, totp, passwords } = deps;
  const { token } = typed;
  const open = await openInvitation(deps, token);
  if (!open) return { outcome: "gone" };
  const { staff: { id, name, userName, mobile }, secret } = open;
  const password = normalPassword(typed.password);
  const personal = [userName.value, mobile, ...name.split(/\s+/)];
  const fault = await faultOf(password, { personal, isCommon: deps.isCommonPassword }) ??
    (password === normalPassword(typed.again) ? undefined : "different");
  const now = clock.now();
  const code = parseNumber(typed.code);
  const step = totp.stepOf(secret, code, now);
  const faults: InvitationFaults = {
    password: fault,
    code: step !== null ? undefined : code === "" ? "missing" : "wrong",
  };
  if (faults.password || faults.code) return { outcome: "faulty", faults };
  const hashed = await passwords.hash(password);
  return await transact(
    store,
    (read) => readInvitation(read, hash, token),
    (found, write): AcceptOutcome => {
      if (!found) return { outcome: "gone" };
      write.delete(found.invitation).set(found.staff, {
        ...found.staff.value,
        state: "active",
        password: hashed,
        totp: seal.close(secret, totpContext(id)),
        lastStep: step!,
      });
      deps.audit.include(write, { at: now, event: "staff.activated", detail: { staff: id } });
      return { outcome: "accepted" };
    },
  );
}
