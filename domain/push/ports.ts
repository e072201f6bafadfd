import type { Ports } from "../ports.ts";

/** Devices of a person, added and removed in their session. */
export type PushPorts = Pick<
  Ports,
  "store" | "clock" | "random" | "hash" | "seal" | "audit" | "pushes"
>;
