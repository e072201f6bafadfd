/**
 * How a member of staff begins: an invitation that lasts three days, opened once. They choose a
 * password and show that their app makes the right codes.
 */
import { transact, type Write } from "../platform/commit.ts";
import { DAY, type KeyedHash, newToken } from "../platform/platform.ts";
import { type Read, read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import { typedCode } from "./credential/typed_code.ts";
import { faultOf, normalPassword, type PasswordFault, personalOf } from "./credential/password.ts";
import { type AgencyMembers, membersOf, writeMember } from "./members.ts";
import { staffPasskeysRecord } from "./passkeys.ts";
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

/** Who is invited. */
export type Invited = Pick<Staff, "userName" | "name" | "mobile" | "roles" | "agencyId">;

/**
 * Returns the token of the link. An invitation that was not accepted may be repeated; `again`: so may
 * one that was, to somebody who has lost password or app. Their sessions end at once. `by`: the member
 * who invites; absent: the operations team. A name of another agency is taken.
 */
export async function inviteStaff(
  { store, clock, random, hash, audit }: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "audit"
  >,
  { again = false, by, ...invited }: Invited & { again?: boolean; by?: string },
): Promise<string | "taken"> {
  const token = newToken(random);
  const id = newToken(random).slice(0, 16);
  return await transact(
    store,
    (read) => readInvited(read, hash, invited, id),
    (found, write) =>
      includeInvitation({ clock, hash, audit }, write, found, { ...invited, again, by, token }),
  );
}

/** Who has the name, or else where they will stand: under this new ID. */
export async function readInvited(
  read: Read,
  hash: KeyedHash,
  invited: Pick<Invited, "userName" | "agencyId">,
  id: string,
) {
  const name = await read(staffByUserNameRecord(hash, invited.userName));
  return {
    name,
    id: name.value ?? id,
    staff: await read(staffRecord(name.value ?? id)),
    members: await read(membersOf(invited)),
  };
}

/** The invitation of `inviteStaff`, within a commit. Returns its token. */
export function includeInvitation(
  deps: Pick<StaffPorts, "clock" | "hash" | "audit">,
  write: Write,
  { name, id, staff: found, members }: Awaited<ReturnType<typeof readInvited>>,
  { again, by, token, ...invited }: Invited & { again: boolean; by?: string; token: string },
): string | "taken" {
  const { state, agencyId, joinedAt } = found.value ?? {};
  const isElsewhere = found.value !== null && agencyId !== invited.agencyId;
  const hasBegun = state === "active" || joinedAt !== undefined;
  if (isElsewhere || state === "suspended" || hasBegun && !again) return "taken";
  const now = deps.clock.now();
  const staff = { ...invited, id, epoch: -1, createdAt: now, ...kept(found) };
  write.set(name, id);
  writeInvitation(deps, write, { staff: found, members }, { staff, token, now, by });
  return token;
}

/** What stays of a member who begins again. */
function kept({ value }: Found<Staff>) {
  if (!value) return null;
  const { epoch, createdAt, joinedAt = value.state === "active" ? createdAt : undefined } = value;
  return { epoch, createdAt, joinedAt };
}

/**
 * Within a commit: the member begins with this link. Sessions end; password, app and passkeys that
 * they had are gone. `by`: the member who invites.
 */
export function writeInvitation(
  { hash, audit }: Pick<StaffPorts, "hash" | "audit">,
  write: Write,
  at: { staff: Found<Staff>; members: Found<AgencyMembers> },
  { staff, token, now, by }: {
    staff: Omit<Staff, "state">;
    token: string;
    now: number;
    by?: string;
  },
): void {
  const { password: _, totp: _app, lastStep: _step, needsApp: _needed, ...known } = staff as Staff;
  const epoch = staff.epoch + 1;
  writeMember(write, at, { ...known, state: "invited", epoch });
  write.delete(staffPasskeysRecord(staff.id))
    .set(invitationOf(hash, token), { staffId: staff.id, epoch });
  const detail = { staff: staff.id, roles: staff.roles.join(" "), ...by && { by } };
  audit.include(write, { at: now, event: "staff.invited", detail });
}

interface OpenInvitation {
  invitation: Found<Invitation>;
  staff: Found<Staff> & { value: Staff };
  members: Found<AgencyMembers>;
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
  if (!isOpen) return null;
  const members = await read(membersOf(staff.value!));
  return { invitation, staff, members } as OpenInvitation;
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
  const { staff: { id }, secret } = open;
  const password = normalPassword(typed.password);
  const personal = personalOf(open.staff);
  const fault = await faultOf(password, { personal, isCommon: deps.isCommonPassword }) ??
    (password === normalPassword(typed.again) ? undefined : "different");
  const now = clock.now();
  const code = typedCode(typed.code);
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
      write.delete(found.invitation);
      writeMember(write, found, {
        ...found.staff.value,
        joinedAt: found.staff.value.joinedAt ?? now,
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
