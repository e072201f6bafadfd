/** Formats the results as docs/walk_faults.md. */
import type { Cell, Outcome } from "./cell.ts";
import type { Mode } from "./step.ts";

export interface Walked extends Cell {
  outcome: Outcome | "FAILED";
  /** Set when it failed. */
  reason?: string;
}

const COLUMNS: Mode[] = ["ok", "slow", "timeout", "error", "garbage", "undelivered", "locked"];

const LEGEND =
  `A walk through every fault of the sandbox at every step, in Chromium, against the whole program:
\`deno task walk:faults\` writes this file.

- **on**: the call was heard; the citizen saw nothing of the fault.
- **told**: the page said what happened and when to try again, kept what was typed (except codes,
  card number and photo, which are never shown again), showed nothing of the inside and a way on
  that works; once the target was well, the same page led on.
- **quiet**: no message may be shown there (it would say who has an account) or no request waits for it; the
  page offered its other ways, and once the target was well the step led on.
`;

export function writeTable(walked: Walked[], minutes: number): string {
  const failed = walked.filter(({ outcome }) => outcome === "FAILED");
  const passed = walked.length - failed.length;
  const [persian, others] = [
    walked.filter(({ language }) => language === "fa"),
    Map.groupBy(walked.filter(({ language }) => language !== "fa"), ({ language }) => language),
  ];
  const parts = [
    `# The fault walk\n\n${LEGEND}`,
    `**${walked.length} walked, ${passed} passed, ${failed.length} failed**, in ${minutes} minutes on 2 cores.\n`,
    "## Persian, with and without JavaScript\n",
    "One word where both agree, else with / without.\n",
    rows(persian),
    ...[...others].flatMap(([language, cells]) => [
      `## ${language}, with JavaScript: each page of an error once\n`,
      rows(cells),
    ]),
    ...failed.length ? ["## Failed\n", failed.map(reasonOf).join("\n") + "\n"] : [],
  ];
  return parts.join("\n");
}

function rows(cells: Walked[]): string {
  const columns = COLUMNS.filter((column) => cells.some(({ mode }) => mode === column));
  const groups = Map.groupBy(cells, ({ step, target }) => `| ${step.name} | ${target} |`);
  return [
    `| step | target | ${columns.join(" | ")} |`,
    `| --- | --- |${" --- |".repeat(columns.length)}`,
    ...[...groups].map(([head, group]) =>
      head + columns.map((column) => ` ${wordOf(group.filter(({ mode }) => mode === column))} |`)
        .join("")
    ),
    "",
  ].join("\n");
}

function wordOf(cells: Walked[]): string {
  const words = cells.toSorted((a, b) => Number(b.javaScript) - Number(a.javaScript))
    .map(({ outcome }) => outcome);
  return new Set(words).size === 1 ? words[0] : words.join(" / ");
}

export function reasonOf({ step, target, mode, language, javaScript, reason }: Walked): string {
  const how = javaScript ? "with" : "without";
  return `- ${step.name}, ${target} ${mode}, ${language}, ${how} JavaScript: ${reason}`;
}
