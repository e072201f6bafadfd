/**
 * `deno task attacks`: makes every attempt and writes docs/attacks.md. With numbers of cases it
 * makes only those and writes nothing.
 */
import { print, writeReport } from "../walk/out.ts";
import { ATTACKS, fight, type Fought } from "./plan.ts";
import { setStage } from "./stage.ts";
import { writeTable } from "./table.ts";

const began = performance.now();
const chosen = ATTACKS.filter(({ number }) =>
  !Deno.args.length || Deno.args.includes(String(number))
);
const fought: Fought[] = [];
{
  await using stage = await setStage();
  for (const attack of chosen) {
    const one = await fight(attack, stage);
    fought.push(one);
    const breaches = one.attempts.filter(({ breach }) => breach);
    print(`${attack.number} ${attack.title}: ${one.attempts.length}, ${breaches.length} breaches`);
    for (const { name, got, breach } of breaches) print(`  ${name}: ${got}, ${breach}`);
  }
}
const seconds = Math.ceil((performance.now() - began) / 1000);
if (!Deno.args.length) await writeReport("attacks.md", writeTable(fought, seconds));
const breaches = fought.flatMap(({ attempts }) => attempts).filter(({ breach }) => breach);
Deno.exit(breaches.length ? 1 : 0);
