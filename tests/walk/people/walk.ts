/**
 * Walks every person of the sandbox through every way to sign in, in every language, with and
 * without JavaScript, in a real browser against the real program, and writes docs/walk_people.md.
 * With arguments it walks only scenes whose "<language> <persona>" contains one of them, and writes
 * nothing.
 *
 *   deno task walk:people
 *   deno task walk:people child "en foreign-naja"
 */
import { LANGUAGES } from "../../browser/support/citizen.ts";
import { launchChromium } from "../../browser/support/stage.ts";
import { print, writeReport } from "../out.ts";
import { PROMISES } from "./promises.ts";
import { report } from "./report.ts";
import { type Walked, walkScene } from "./walk_scene.ts";

/** More than the processors, because walkers mostly wait for pages. */
const WALKERS = 4;

const words = Deno.args;
const scenes = PROMISES.flatMap((promised) => LANGUAGES.map((language) => ({ promised, language })))
  .filter(({ promised: { persona }, language }) =>
    !words.length || words.some((word) => `${language} ${persona}`.includes(word))
  );
const began = performance.now();
const browser = await launchChromium();
const walked: Walked[] = [];
let begun = 0;

async function walkOn(): Promise<void> {
  while (begun < scenes.length) {
    const number = ++begun;
    const scene = scenes[number - 1];
    const start = performance.now();
    const done = await walkScene({ browser, ...scene });
    walked.push(...done);
    const count = (outcome: Walked["outcome"]) => done.filter((one) => one.outcome === outcome);
    const seconds = Math.round((performance.now() - start) / 1000);
    print(
      `${number}/${scenes.length} ${scene.language} ${scene.promised.persona}: ` +
        `${count("reached").length} reached, ${count("impossible").length} impossible, ` +
        `${count("failed").length} failed (${seconds} s)`,
    );
    for (const { way, javaScriptEnabled, reason } of count("failed")) {
      print(`  FAILED ${way}, ${javaScriptEnabled ? "with" : "without"} JavaScript ${reason}`);
    }
  }
}
await Promise.all(Array.from({ length: WALKERS }, walkOn));
await browser.close();

const minutes = (performance.now() - began) / 60_000;
print(`${walked.length} combinations in ${minutes.toFixed(1)} min`);
if (!words.length) await writeReport("walk_people.md", report(walked, minutes));
Deno.exit(walked.some(({ outcome }) => outcome === "failed") ? 1 : 0);
