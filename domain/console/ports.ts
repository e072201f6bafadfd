/** What proposals need of the outside. */
import type { Ports } from "../ports.ts";

export type ProposalDeps = Pick<Ports, "store" | "clock" | "random" | "hash" | "audit">;
