import type { Mutant } from "../../mutant.ts";
import { mutants as headers } from "./headers.ts";
import { mutants as request } from "./request.ts";
import { mutants as upstream } from "./upstream.ts";
import { mutants as visitor } from "./visitor.ts";

export const mutants: Mutant[] = [...headers, ...request, ...upstream, ...visitor];
