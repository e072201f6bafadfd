/**
 * `deno task front:checks`: attacks a front that carries reads, measures how long an ended session
 * passes there, and reloads it; writes docs/front_carries.md. With numbers it makes only those checks and
 * writes nothing. Needs nginx.
 */
import { allHold, makeChecks } from "../../support/checks.ts";
import { writeReport } from "../../walk/out.ts";
import { ATTACKED } from "./attacked.ts";
import { ENDED } from "./ended.ts";
import { MIXED } from "./mixed.ts";
import { RELOADED } from "./reloaded.ts";
import { writeChecks } from "./table.ts";

const all = await makeChecks([...ATTACKED, ...MIXED, ...ENDED, ...RELOADED], Deno.args);
if (!Deno.args.length) await writeReport("front_carries.md", writeChecks(all));
Deno.exit(allHold(all) ? 0 : 1);
