/** All mutants, in the order in which they are tried. */
import { mutants as challenge } from "./domain/challenge.ts";
import type { Mutant } from "./mutant.ts";

export const MUTANTS: Mutant[] = [...challenge];
