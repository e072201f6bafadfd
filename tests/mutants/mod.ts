/** All mutants, in the order in which they are tried. */
import { mutants as adapters } from "./adapters/mod.ts";
import { mutants as domain } from "./domain/mod.ts";
import type { Mutant } from "./mutant.ts";
import { mutants as routes } from "./routes/mod.ts";
import { mutants as views } from "./views.ts";

export const MUTANTS: Mutant[] = [...domain, ...adapters, ...routes, ...views];
