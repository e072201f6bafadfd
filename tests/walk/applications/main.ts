/**
 * `deno task walk:applications`: starts the real programs that are on this machine, one at a time,
 * uses each through the gateway, behind the front and by forward-auth, and writes
 * docs/walk_applications.md. Parts of names, and after a slash of ways, as arguments select, and
 * then nothing is written.
 *
 *   deno task walk:applications dokuwiki tomcat/forward
 */
import { isInstalled } from "../../browser/support/installed.ts";
import { print, writeReport } from "../out.ts";
import type { Application } from "./application.ts";
import { APPLICATIONS } from "./applications.ts";
import { report } from "./report.ts";
import { walkApplication, type Walked } from "./walk_application.ts";
import { WAYS } from "./way.ts";

function isChosen({ name }: Application, way: string): boolean {
  if (Deno.args.length === 0) return true;
  return Deno.args.some((word) => {
    const [program, itsWay = ""] = word.toLowerCase().split("/");
    return name.toLowerCase().includes(program) && way.includes(itsWay);
  });
}

const missing = APPLICATIONS.flatMap(({ name, needs }) => {
  const absent = needs.filter((path) => !isInstalled(path));
  return absent.length ? [{ name, absent }] : [];
});
for (const { name, absent } of missing) {
  print(`LEFT OUT: ${name}, because this machine lacks ${absent.join(", ")}`);
}

const began = performance.now();
const walked: Walked[] = [];
for (const application of APPLICATIONS) {
  if (missing.some(({ name }) => name === application.name)) continue;
  for (const way of WAYS) {
    if (!isChosen(application, way.name)) continue;
    const start = performance.now();
    const done = await walkApplication(application, way);
    walked.push(done);
    const failed = done.cells.filter(({ outcome }) => outcome === "failed");
    const passed = done.cells.filter(({ outcome }) => outcome === "ok").length;
    const seconds = Math.round((performance.now() - start) / 1000);
    print(`${application.name}, ${way.name}: ${passed} ok, ${failed.length} failed (${seconds} s)`);
    for (const { step, reason } of failed) print(`  FAILED ${step}: ${reason}`);
  }
}
const minutes = (performance.now() - began) / 60_000;
print(`${walked.length} walks in ${minutes.toFixed(1)} min`);
if (!Deno.args.length) await writeReport("walk_applications.md", report(walked, missing, minutes));
if (!walked.length) print("Nothing is called that.");
Deno.exit(
  !walked.length || walked.some(({ cells }) => cells.some(({ outcome }) => outcome === "failed"))
    ? 1
    : 0,
);
