/**
 * `deno task desk:checks`: speeds and times that the desk must be seen to have; writes its part of
 * docs/desk_checks.md. With numbers it makes only those and writes nothing.
 */
import { writeChapter } from "../../bench/gateway/chapter.ts";
import { describeMachine } from "../../bench/gateway/page.ts";
import { readMachine } from "../../bench/gateway/machine.ts";
import { allHold, chaptersOf, makeChecks } from "../support/checks.ts";
import { HEALTH } from "./checks/health.ts";
import { LISTS } from "./checks/lists.ts";
import { RECOVERY } from "./checks/recovery.ts";

const all = await makeChecks([...LISTS, RECOVERY, HEALTH], Deno.args);
if (!Deno.args.length) {
  const text = [`${describeMachine(readMachine())}.\n`, ...chaptersOf(all)].join("\n");
  await writeChapter("desk_checks.md", "desk:checks", text);
}
Deno.exit(allHold(all) ? 0 : 1);
