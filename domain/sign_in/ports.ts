import type { Ports } from "../ports.ts";

/** The steps from a person's identity to their session. */
export type SignInPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "seal"
  | "calendar"
  | "background"
  | "audit"
  | "civil"
  | "sim"
  | "post"
  | "foreigners"
  | "sms"
  | "messages"
  | "rules"
  | "window"
>;
