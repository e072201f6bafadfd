/** Formats the findings as docs/faults.md. */
import type { Finding } from "./scenario.ts";

export interface Ran {
  number: number;
  fault: string;
  findings: Finding[];
}

const LEGEND = `Faults of what the program stands on, made to happen to it while it is asked:
\`deno task faults\` does that and writes this file. The numbers are those of the project's list of
cases. **Lost** are requests that ended otherwise than expected. Except for 37 and 38 the gateway, its
clients and the agencies are one process here, so that times are those of all together.
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

export function writeTable(all: Ran[], minutes: number): string {
  const findings = all.flatMap(({ findings }) => findings);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const [sent, lost] = [sum(findings.map(({ sent }) => sent)), sum(findings.map((f) => f.lost))];
  return [
    `# Faults\n\n${LEGEND}`,
    `**${sent} requests, ${lost} lost**, in ${minutes} minutes on 2 cores.\n`,
    ...all.flatMap(({ number, fault, findings }) => [
      `## ${number}: ${fault}\n`,
      "| what | sent | expected | got | lost |",
      "| --- | --- | --- | --- | --- |",
      ...findings.map(({ what, sent, expected, got, lost }) =>
        `| ${what} | ${sent} | ${expected} | ${got} | ${lost} |`
      ),
      "",
    ]),
    ELSEWHERE,
  ].join("\n");
}
