import type { Ports } from "../ports.ts";

/** Acting for a company. */
export type CompanyPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "seal"
  | "background"
  | "audit"
  | "companies"
  | "sms"
  | "messages"
  | "window"
>;
