import type { Ports } from "../ports.ts";

/** What every step has in common. */
export type JourneyPorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "hash"
  | "background"
  | "audit"
  | "sms"
  | "messages"
  | "window"
>;
