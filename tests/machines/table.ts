/** Formats the rows as docs/machines.md. */
import { outputOf } from "../support/command.ts";
import type { Row } from "./row.ts";

export const isClean = ({ lost, twice, half, reset }: Row): boolean =>
  lost + twice + half.length + reset === 0;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

const failedOf = ({ failedClicks, clickOutage }: Row) => {
  const all = Object.entries(failedClicks).map(([status, count]) => `${status}: ${count}`);
  return all.length ? `${all.join(", ")} within ${seconds(clickOutage)}` : "none";
};

const lineOf = (row: Row) =>
  [
    `${row.signIns} of ${row.signIns + row.givenUp}`,
    row.lost,
    `${row.twice} of ${row.codes}`,
    row.half.length,
    row.reset,
    `${seconds(row.pause)} (${seconds(row.usualPause)})`,
    `${row.clicks}; ${failedOf(row)}`,
    new Date().toISOString().slice(0, 10),
  ].join(" | ");

const INTRO = `# Many machines

\`deno task machines:faults\` starts three PostgreSQL nodes under Patroni with three members of etcd,
two gateway processes and the shipped front on this machine, lets people sign in, click and sign out,
causes a fault, and writes this file. Names of scenarios select
(\`deno task machines:faults leader\`); only their rows are replaced. Each row has machines of its own.

- **Sign-ins**: acknowledged, of those begun. The others were given up after 45 s, or lost the
  message with their code.
- **Lost**: acknowledged sign-ins whose session is unknown afterwards, and acknowledged sign-outs
  whose session still lives.
- **Twice**: accepted codes that were accepted once more.
- **Half**: sessions without account, list entry or audit record; list entries without session.
- **Reset**: whether a code is still accepted once its three tries were used up, the first before the
  fault and the others after it.
- **Pause**: the longest time without an acknowledged sign-in since the fault, and (before it).
- **Clicks** of three people who were signed in before; which failed, and from the first to the last.

A row that is missing has not been run in this state of the harness. A full disk and repeated killing
in the middle of commits are not among the scenarios yet.
`;

const VERSIONS: [string, string[]][] = [
  ["/usr/lib/postgresql/15/bin/postgres", ["--version"]],
  ["/usr/bin/patroni", ["--version"]],
  ["/usr/bin/etcd", ["--version"]],
];

/** Where the part of `deno task machines:scale` begins, which stays as it is. */
const SCALE = "## Scale";

/**
 * `before`: the file so far, whose other rows and parts stay. `faults`: in the order of the table.
 */
export async function writeTable(
  rows: Row[],
  { before, faults }: { before: string; faults: string[] },
): Promise<string> {
  const cells = new Map(
    [...before.matchAll(/^\| (.*?) +\| (.*) \|$/gm)].map(([, fault, rest]) => [fault, rest]),
  );
  for (const row of rows) cells.set(row.fault, lineOf(row));
  const versions = await Promise.all(
    VERSIONS.map(async ([program, args]) => (await outputOf(program, args)).stdout.split("\n")[0]),
  );
  return [
    INTRO,
    "## Faults\n",
    `All on one machine of ${navigator.hardwareConcurrency} cores, with Deno ${Deno.version.deno}, ` +
    `${versions.join(", ")}.\n`,
    "| fault | sign-ins | lost | twice | half | reset | pause | clicks | run on |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...faults.filter((fault) => cells.has(fault)).map((fault) =>
      `| ${fault} | ${cells.get(fault)} |`
    ),
    "",
    ...before.includes(SCALE) ? [before.slice(before.indexOf(SCALE))] : [],
  ].join("\n");
}
