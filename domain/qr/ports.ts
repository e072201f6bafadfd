import type { Ports } from "../ports.ts";

/** Sign-in by QR. */
export type QrPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
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
