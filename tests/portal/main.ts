/**
 * `deno task portal:checks`: what the portal must be seen to do; writes the chapters of
 * docs/portal_checks.md that no benchmark writes. With numbers it makes only those and writes
 * nothing.
 */
import { allHold, chaptersOf, makeChecks } from "../support/checks.ts";
import { writeReport } from "../walk/out.ts";
import { CHANGES } from "./checks/changes.ts";
import { DELIVERY } from "./checks/delivery.ts";
import { ENDINGS } from "./checks/endings.ts";
import { FILES } from "./checks/files.ts";
import { LISTS } from "./checks/lists.ts";
import { POSTING } from "./checks/posting.ts";
import { SPEED } from "./checks/speed.ts";
import { STRANGERS } from "./checks/strangers.ts";

const PAGE = "portal_checks.md";
const [BEGIN, END] = ["<!-- checks: printed by `deno task portal:checks` -->", "<!-- /checks -->"];

const CHECKS = [SPEED, LISTS, STRANGERS, FILES, POSTING, CHANGES, DELIVERY, ENDINGS].flat();

const all = await makeChecks(CHECKS, Deno.args);
if (!Deno.args.length) {
  const page = await Deno.readTextFile(new URL(`../../docs/${PAGE}`, import.meta.url));
  const [before, rest] = page.split(BEGIN);
  const text = chaptersOf(all).join("\n");
  await writeReport(PAGE, `${before}${BEGIN}\n\n${text}\n${END}${rest.split(END)[1]}`);
}
Deno.exit(allHold(all) ? 0 : 1);
