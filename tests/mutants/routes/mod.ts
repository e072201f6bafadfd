import type { Mutant } from "../mutant.ts";
import { mutants as gateway } from "./gateway.ts";

export const mutants: Mutant[] = [...gateway];
