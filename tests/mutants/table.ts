/** What came of the mutants, as docs/mutants.md. */
import type { Tried, Verdict } from "./trial.ts";

const LEGEND =
  `Changes for the worse, made to the program one at a time by \`deno task mutate\`, which writes
this file: a test must fail because of each. The lists are picked by hand (\`tests/mutants/\`), from what
would go wrong for people; only the tests nearest to a change are run. A change that does not compile
is invalid and does not count as noticed. How to add one: [decision 0121](decisions/0121_mutants.md).
`;

export const countOf = (all: readonly Tried[], ...kinds: Verdict["kind"][]) =>
  all.filter(({ verdict }) => kinds.includes(verdict.kind)).length;

/** "97.3 %": noticed of all, rounded down. */
export function scoreOf(all: readonly Tried[]): string {
  const share = countOf(all, "noticed", "hung") / all.length;
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

export function writeTable(
  all: readonly Tried[],
  { date, commit, minutes }: { date: string; commit: string; minutes: number },
): string {
  const folders = Map.groupBy(all, ({ mutant }) => mutant.file.replace(/\/[^/]+$/, ""));
  return [
    `# Mutants\n\n${LEGEND}`,
    `**${countOf(all, "noticed", "hung")} of ${all.length} noticed: ${
      scoreOf(all)
    }**, on ${date} at ` +
    `\`${commit}\`, in ${minutes} minutes.\n`,
    "| folder | mutants | noticed | by the time limit | unnoticed | invalid |",
    "| --- | --- | --- | --- | --- | --- |",
    ...[...folders].map(([folder, tried]) => row(`\`${folder}\``, tried)),
    row("**all**", all),
    "",
    ...section("Unnoticed", all, "unnoticed"),
    ...section("Noticed by the time limit only", all, "hung"),
    ...section("Invalid", all, "invalid"),
  ].join("\n");
}

const row = (name: string, tried: readonly Tried[]) =>
  `| ${name} | ${tried.length} | ${countOf(tried, "noticed")} | ${countOf(tried, "hung")} | ${
    countOf(tried, "unnoticed")
  } | ${countOf(tried, "invalid")} |`;

function section(title: string, all: readonly Tried[], kind: Verdict["kind"]): string[] {
  const tried = all.filter(({ verdict }) => verdict.kind === kind);
  return tried.length > 0 ? [`## ${title}\n`, ...tried.map(item), ""] : [];
}

function item({ mutant, verdict }: Tried): string {
  const { file, original, changed, means } = mutant;
  const fault = verdict.kind === "invalid" ? ` (${verdict.fault})` : "";
  return `- \`${file}\`: ${code(original)} → ${
    changed ? code(changed) : "(deleted)"
  }. ${means}${fault}`;
}

/** In more backquotes than it holds itself. */
function code(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}
