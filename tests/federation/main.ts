/**
 * `deno task federation:checks`: what the OpenID provider and the telling of ended sessions must be
 * seen to do; writes docs/federation_checks.md. With numbers it runs only those and writes nothing.
 */
import { allHold, makeChecks } from "../support/checks.ts";
import { writeReport } from "../walk/out.ts";
import { ENDINGS } from "./checks/endings.ts";
import { KEYS } from "./checks/keys.ts";
import { SPEED } from "./checks/speed.ts";
import { TESTED } from "./checks/tested.ts";
import { writeChecks } from "./table.ts";

const all = await makeChecks([...TESTED, ...KEYS, ...ENDINGS, ...SPEED], Deno.args);
if (!Deno.args.length) await writeReport("federation_checks.md", writeChecks(all));
Deno.exit(allHold(all) ? 0 : 1);
