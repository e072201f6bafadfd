import type { Ports } from "../ports.ts";

/** Level 3. */
export type AssurancePorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "seal"
  | "audit"
  | "cards"
  | "faces"
>;
