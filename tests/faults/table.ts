/** Formats the findings as docs/faults.md. */
import type { Finding } from "./scenario.ts";

export interface Ran {
  number: number;
  fault: string;
  findings: Finding[];
}

const LEGEND = `Faults of what the program stands on, made to happen to it while it is asked:
\`deno task faults\` does that and writes this file. The numbers are those of the project's list of
cases. **Lost** are requests that ended otherwise than expected. Except for 33, 37, 38 and 49 the
gateway, its clients and the agencies are one process here, so that times are those of all together. Numbers
and words of a title select (\`deno task faults 49\`); other chapters stay.
`;

const ELSEWHERE = `## Elsewhere

- Registries and operators that are slow, silent, wrong or down (35, 36), at every step of the
  journey: [walk_faults.md](walk_faults.md), \`deno task walk:faults\`.
- Several processes and threads on one store file, nothing lost or done twice:
  \`tests/adapters/store/deno_kv_test.ts\`, \`tests/contracts/store_contract.ts\`,
  \`tests/crash/workers_test.ts\`.
- Slow and idle clients (10): [front_door.md](front_door.md).
- Services that change while requests are under way: \`tests/http/services/change_test.ts\`.
`;

const titleOf = ({ number, fault }: Pick<Ran, "number" | "fault">) => `## ${number}: ${fault}`;

const chapterOf = (ran: Ran): string =>
  [
    `${titleOf(ran)}\n`,
    "| what | sent | expected | got | lost |",
    "| --- | --- | --- | --- | --- |",
    ...ran.findings.map(({ what, sent, expected, got, lost }) =>
      `| ${what} | ${sent} | ${expected} | ${got} | ${lost} |`
    ),
    "",
  ].join("\n");

/** The file with one more chapter, in the order of the scenarios; those of other faults stay. */
export function writeTable(
  ran: Ran,
  { before, scenarios }: { before: string; scenarios: readonly Pick<Ran, "number" | "fault">[] },
): string {
  const known = new Map(
    before.split(/^(?=## )/m).slice(1).map((part) => [part.split("\n", 1)[0], part]),
  );
  known.set(titleOf(ran), chapterOf(ran));
  const chapters = scenarios.flatMap((scenario) => known.get(titleOf(scenario)) ?? []);
  const rows = chapters.flatMap((
    chapter,
  ) => [...chapter.matchAll(/^\| [^|]+ \| (\d+) +\| .* \| (\d+) +\|$/gm)]);
  const sum = (place: number) => rows.reduce((total, cells) => total + Number(cells[place]), 0);
  return [
    `# Faults\n\n${LEGEND}`,
    `**${sum(1)} requests, ${sum(2)} lost**, on 2 cores.\n`,
    ...chapters,
    ELSEWHERE,
  ].join("\n");
}
