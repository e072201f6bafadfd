/** People who work at the desk: of agencies, and those who run the window. */
import type { KeyedHash } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Role } from "./role.ts";
import type { UserName } from "./user_name.ts";

export interface Staff {
  id: string;
  userName: UserName;
  /** As it stands on the desk. */
  name: string;
  /** Where security codes go. */
  mobile: string;
  roles: readonly Role[];
  /** Absent for the window's own. */
  agencyId?: string;
  /** `invited`: has chosen no password yet. */
  state: "invited" | "active" | "suspended";
  /** Of `PasswordHasher`. */
  password?: string;
  /** Secret of the app for codes, sealed with `totpContext`. */
  totp?: string;
  /** Step of the last code that was used: none is used twice (RFC 6238 §5.2). */
  lastStep?: number;
  /** Sessions of an earlier epoch are ended. */
  epoch: number;
  createdAt: number;
  /** When they first chose a password. */
  joinedAt?: number;
  lastSignInAt?: number;
  /** Of the pages at the last sign-in (BCP 47), for what they are told by SMS. */
  language?: string;
  /** Since a recovery by SMS no code by SMS counts, until a sign-in by app or passkey. */
  needsApp?: boolean;
}

export const staffRecord = record<Staff>("staff", { about: "a member of staff of the desk" });

export const staffByUserNameRecord = record<string, [hash: KeyedHash, userName: UserName]>(
  "staff_by_user_name",
  {
    about: "the member of staff with a user name, by its hash",
    key: (hash, userName) => [userNameDigest(hash, userName)],
  },
);

export const userNameDigest = (hash: KeyedHash, { kind, value }: UserName) =>
  hash.digest("user_name", kind, value);

/** Another member's sealed secret does not open in its place. */
export const totpContext = (staffId: string) => `staff totp ${staffId}`;

export const isActive = (staff: Staff | null): staff is Staff => staff?.state === "active";

/** None while they are suspended. */
export const rolesInForce = ({ state, roles }: Pick<Staff, "state" | "roles">): readonly Role[] =>
  state === "suspended" ? [] : roles;

/** Within a decision, which then depends on both records. */
export async function readByUserName(
  read: Read,
  hash: KeyedHash,
  userName: UserName,
): Promise<Found<Staff> | null> {
  const { value: id } = await read(staffByUserNameRecord(hash, userName));
  return id === null ? null : await read(staffRecord(id));
}
