/** All mutants, in the order in which they are tried. */
import { mutants as challenge } from "./domain/challenge.ts";
import { mutants as gateway } from "./domain/gateway.ts";
import { mutants as registry } from "./domain/registry.ts";
import type { Mutant } from "./mutant.ts";

export const MUTANTS: Mutant[] = [...challenge, ...gateway, ...registry];
