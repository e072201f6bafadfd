/** What the staff's sign-in needs of the outside. */
import type { Ports } from "../ports.ts";

export type StaffPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "seal"
  | "audit"
  | "background"
  | "sms"
  | "passwords"
  | "totp"
  | "isCommonPassword"
  | "deskPasskeys"
>;
