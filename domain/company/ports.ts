import type { Ports } from "../ports.ts";

/** Acting for a company. */
export type CompanyPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "background"
  | "audit"
  | "companies"
  | "sms"
  | "messages"
  | "window"
>;
