/**
 * `deno task federation:checks`: what the OpenID provider and the telling of ended sessions must be
 * seen to do; writes docs/federation_checks.md. With numbers it runs only those and writes nothing.
 */
import { print, writeReport } from "../walk/out.ts";
import { ENDINGS } from "./checks/endings.ts";
import { KEYS } from "./checks/keys.ts";
import { SPEED } from "./checks/speed.ts";
import { TESTED } from "./checks/tested.ts";
import type { Check, Seen } from "./check.ts";
import { writeChecks } from "./table.ts";

const checks: Check[] = [...TESTED, ...KEYS, ...ENDINGS, ...SPEED]
  .sort((a, b) => a.number - b.number)
  .filter(({ number }) => !Deno.args.length || Deno.args.includes(String(number)));

const all: { check: Check; seen: Seen[] }[] = [];
for (const check of checks) {
  const seen = await check.run();
  all.push({ check, seen });
  print(`${check.number} ${check.what}`);
  for (const { what, got, holds } of seen) print(`  ${holds ? "holds" : "FAILS"}: ${what}: ${got}`);
}
if (!Deno.args.length) await writeReport("federation_checks.md", writeChecks(all));
Deno.exit(all.every(({ seen }) => seen.every(({ holds }) => holds)) ? 0 : 1);
