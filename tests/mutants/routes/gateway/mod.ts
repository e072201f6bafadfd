import type { Mutant } from "../../mutant.ts";
import { mutants as decisions } from "./decisions.ts";
import { mutants as forwardAuth } from "./forward_auth.ts";
import { mutants as forwarding } from "./forwarding.ts";
import { mutants as refusals } from "./refusals.ts";
import { mutants as service } from "./service.ts";

export const mutants: Mutant[] = [
  ...decisions,
  ...forwardAuth,
  ...forwarding,
  ...refusals,
  ...service,
];
