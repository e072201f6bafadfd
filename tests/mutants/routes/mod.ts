import type { Mutant } from "../mutant.ts";
import { mutants as app } from "./app.ts";
import { mutants as gateway } from "./gateway/mod.ts";
import { mutants as signOut } from "./sign_out.ts";
import { mutants as window } from "./window.ts";

export const mutants: Mutant[] = [...app, ...gateway, ...signOut, ...window];
