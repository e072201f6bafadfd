/** All mutants, in the order in which they are tried. */
import { mutants as access } from "./domain/access.ts";
import { mutants as adapters } from "./adapters/mod.ts";
import { mutants as base } from "./domain/base.ts";
import { mutants as challenge } from "./domain/challenge.ts";
import { mutants as company } from "./domain/company.ts";
import { mutants as gateway } from "./domain/gateway.ts";
import { mutants as identity } from "./domain/identity.ts";
import { mutants as notice } from "./domain/notice.ts";
import { mutants as portal } from "./domain/portal.ts";
import { mutants as registry } from "./domain/registry.ts";
import { mutants as session } from "./domain/session.ts";
import { mutants as signIn } from "./domain/sign_in.ts";
import type { Mutant } from "./mutant.ts";
import { mutants as routes } from "./routes/mod.ts";
import { mutants as views } from "./views.ts";

export const MUTANTS: Mutant[] = [
  ...access,
  ...adapters,
  ...base,
  ...challenge,
  ...company,
  ...gateway,
  ...identity,
  ...notice,
  ...portal,
  ...registry,
  ...routes,
  ...session,
  ...signIn,
  ...views,
];
