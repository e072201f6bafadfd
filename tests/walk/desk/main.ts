/**
 * `deno task walk:desk`: follows the guide of the agencies' requests sentence by sentence in a
 * browser, from the first page to a second revision that citizens use, and writes
 * docs/walk_desk.md. Parts of scenes' names as arguments select, and then nothing is written;
 * `pictures=<folder>` takes a screenshot of each page.
 *
 *   deno task walk:desk "fa, 320" pictures=/tmp/pictures
 */
import { print, writeReport } from "../out.ts";
import { report } from "./report.ts";
import { nameOf, SCENES } from "./scene.ts";
import { startStage } from "./stage.ts";
import { type Walked, walkScene } from "./walk_scene.ts";

const PICTURES = "pictures=";
const pictures = Deno.args.find((word) => word.startsWith(PICTURES))?.slice(PICTURES.length);
const words = Deno.args.filter((word) => !word.startsWith(PICTURES));
const scenes = SCENES.filter((scene) =>
  !words.length || words.some((word) => nameOf(scene).includes(word))
);
if (pictures) await Deno.mkdir(pictures, { recursive: true });

const isFailed = ({ reason, seen }: Walked) =>
  reason !== undefined || seen.some(({ findings }) => findings.length > 0);

const began = performance.now();
const walked: Walked[] = [];
await using stack = new AsyncDisposableStack();
const stage = await startStage(scenes, stack);
print(`started after ${Math.round((performance.now() - began) / 1000)} s`);
for (const [i, scene] of scenes.entries()) {
  const start = performance.now();
  const done = await walkScene(stage, scene, { contact: `0912000800${i}`, pictures });
  walked.push(done);
  const seconds = Math.round((performance.now() - start) / 1000);
  print(
    `${nameOf(scene)}: ${done.took.length} sentences, ${done.seen.length} pages (${seconds} s)`,
  );
  if (done.reason) print(`  FAILED ${done.reason}`);
  for (const { path, findings } of done.seen) {
    for (const finding of findings) print(`  ${path}: ${finding}`);
  }
  // After each, so that a walk that is stopped leaves what it has seen.
  const minutes = (performance.now() - began) / 60_000;
  if (!words.length) await writeReport("walk_desk.md", report(walked, { scenes, minutes }));
}
await stack.disposeAsync();
Deno.exit(walked.some(isFailed) || !walked.length ? 1 : 0);
