import type { Mutant } from "../mutant.ts";
import { mutants as http1 } from "./http1.ts";
import { mutants as upstream } from "./upstream.ts";
import { mutants as webSocket } from "./web_socket.ts";

export const mutants: Mutant[] = [...upstream, ...http1, ...webSocket];
