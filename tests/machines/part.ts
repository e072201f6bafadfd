/** A part of the trial in a process of its own: the rows and bugs of these names, a line of JSON each. */
import "./more_people.ts";
import { print } from "../walk/out.ts";
import { SCENARIOS } from "./faults/mod.ts";
import { startGateways } from "./gateways.ts";
import { startPatroni } from "./patroni.ts";
import { BUGS, tryBug } from "./planted.ts";
import { runRow } from "./row.ts";

for (const scenario of SCENARIOS.filter(({ name }) => Deno.args.includes(name))) {
  await using patroni = await startPatroni(scenario);
  await patroni.whole();
  await using world = await startGateways(patroni);
  print(JSON.stringify({ row: await runRow({ patroni, world }, scenario) }));
}
const bugs = BUGS.filter(({ name }) => Deno.args.includes(name));
if (bugs.length > 0) {
  await using patroni = await startPatroni();
  await patroni.whole();
  for (const bug of bugs) print(JSON.stringify({ trial: await tryBug(patroni, bug) }));
}
Deno.exit(0);
