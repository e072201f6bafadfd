/** Formats the results as docs/walk_desk.md. */
import { LANGUAGES } from "../../browser/support/citizen.ts";
import { nameOf, type Scene } from "./scene.ts";
import { SENTENCES, type Walked } from "./walk_scene.ts";

export function report(
  walked: readonly Walked[],
  { scenes, minutes }: { scenes: readonly Scene[]; minutes: number },
): string {
  const of = (scene: Scene) => walked.find((one) => one.scene === scene);
  const pages = walked.flatMap(({ seen }) => seen);
  const findings = pages.flatMap(({ findings }) => findings);
  const whole = walked.filter(({ reason }) => reason === undefined);
  return `# The agencies' guide, walked at the desk

Written by \`deno task walk:desk\`, not by hand: each sentence of the guide of the agencies' requests,
followed in Chromium against the whole program with the sandbox's sample staff, from the desk's
first page to a service in use and a second revision of it. With the keyboard alone, nothing but
Tab, arrow keys, Space and Enter is pressed, and text is typed.

**${whole.length} of ${scenes.length} scenes were walked to their end**, in ${
    Math.ceil(minutes)
  } minutes on 2 cores that others used too. ${pages.length} pages were examined: axe, sideways scroll
also at doubled text, size of targets, broken and cut lines, complaints of the browser; **${findings.length}
findings**. The title of each step names the step and the request.

| scene | sentences | pages | axe | findings | minutes |
| --- | --- | --- | --- | --- | --- |
${scenes.map((scene) => sceneRow(scene, of(scene))).join("\n")}

Axe needs scripts: where they are off it sees the same address in a second browser with scripts, and
not the pages that are the answer to a form.

## Sentences

Seconds of each, in the order of the scenes above. Chapters after «ارسال برای کارشناسی» are ours: the
guide ends there.

| chapter | sentence | ${scenes.map((_, i) => i + 1).join(" | ")} |
| --- | --- |${" --- |".repeat(scenes.length)}
${
    SENTENCES.map(({ chapter, said }, i) =>
      `| ${chapter} | ${said} | ${
        scenes.map((scene) => secondsOf(of(scene)?.took[i])).join(" | ")
      } |`
    ).join("\n")
  }

## Titles

| page | ${LANGUAGES.join(" | ")} |
| --- |${" --- |".repeat(LANGUAGES.length)}
${titleRows(walked)}
${failuresOf(walked)}`;
}

function sceneRow(scene: Scene, walked: Walked | undefined): string {
  if (!walked) return `| ${nameOf(scene)} | not walked | | | | |`;
  const { took, seen } = walked;
  const time = took.reduce((sum, one) => sum + one, 0) / 60_000;
  const findings = seen.flatMap(({ findings }) => findings).length;
  const cells = [
    ...[nameOf(scene), `${took.length} of ${SENTENCES.length}`, seen.length],
    ...[seen.filter(({ axe }) => axe).length, findings, time.toFixed(1)],
  ];
  return `| ${cells.join(" | ")} |`;
}

const secondsOf = (milliseconds: number | undefined) =>
  milliseconds === undefined ? "–" : (milliseconds / 1000).toFixed(1);

/** The first title that each page had in each language, without the window's own name. */
function titleRows(walked: readonly Walked[]): string {
  const titles = new Map<string, Map<string, string>>();
  for (const { scene: { language }, seen } of walked) {
    for (const { path, title } of seen) {
      const short = title.split(" – ")[0].replace(/[\d۰-۹٠-٩]{8,}/, "…");
      titles.getOrInsertComputed(path, () => new Map()).getOrInsert(language, short);
    }
  }
  return [...titles].map(([path, of]) =>
    `| ${path} | ${LANGUAGES.map((language) => of.get(language) ?? "–").join(" | ")} |`
  ).join("\n");
}

function failuresOf(walked: readonly Walked[]): string {
  const lines = walked.flatMap(({ scene, seen, reason }) => [
    ...reason === undefined ? [] : [`- ${nameOf(scene)}: ${reason}`],
    ...seen.flatMap(({ path, findings }) =>
      findings.map((finding) => `- ${nameOf(scene)}, ${path}: ${finding}`)
    ),
  ]);
  const shown = lines.map((line) => line.replaceAll("|", "\\|").replace(/</g, "&lt;"));
  return shown.length ? `\n## Failed\n\n${shown.join("\n")}\n` : "";
}
