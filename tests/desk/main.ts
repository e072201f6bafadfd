/**
 * `deno task desk:checks`: speeds and times that the desk must be seen to have; writes docs/desk_checks.md.
 * With numbers it makes only those and writes nothing.
 */
import { describeMachine } from "../../bench/gateway/page.ts";
import { readMachine } from "../../bench/gateway/machine.ts";
import { allHold, chaptersOf, makeChecks } from "../support/checks.ts";
import { writeReport } from "../walk/out.ts";
import { LISTS } from "./checks/lists.ts";
import { RECOVERY } from "./checks/recovery.ts";

const all = await makeChecks([...LISTS, RECOVERY], Deno.args);
if (!Deno.args.length) {
  await writeReport(
    "desk_checks.md",
    [
      "# Speed of the desk\n",
      "What `deno task desk:checks` has measured, which writes this file: checks 7 and 9 of the",
      "agency desk's design.",
      "Two workers and the readers share the machine, a store",
      "on Deno KV in a file. Each line names the load of the last minute, its own readers among it: on",
      "a machine with other work, run it before that (`nice -n -15`), and look at the processor's time.",
      "\n",
      `${describeMachine(readMachine())}.\n`,
      ...chaptersOf(all),
    ].join("\n"),
  );
}
Deno.exit(allHold(all) ? 0 : 1);
