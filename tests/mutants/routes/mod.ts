import type { Mutant } from "../mutant.ts";
import { mutants as gateway } from "./gateway.ts";
import { mutants as signOut } from "./sign_out.ts";
import { mutants as window } from "./window.ts";

export const mutants: Mutant[] = [...gateway, ...signOut, ...window];
