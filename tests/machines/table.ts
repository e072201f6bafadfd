/** Formats rows and trials as docs/machines.md. */
import { outputOf } from "../support/command.ts";
import { amountOf, COLUMNS, type Trial } from "./columns.ts";
import type { Row } from "./row.ts";

export const isClean = (row: Row): boolean =>
  COLUMNS.every((column) => amountOf(row, column) === 0);

export const isFound = ({ counted }: Trial): boolean => counted > 0;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const today = () => new Date().toISOString().slice(0, 10);

const failedOf = ({ failedClicks, clickOutage }: Row) => {
  const all = Object.entries(failedClicks).map(([status, count]) => `${status}: ${count}`);
  return all.length ? `${all.join(", ")} within ${seconds(clickOutage)}` : "none";
};

export const lineOfRow = (row: Row): string =>
  [
    `${row.signIns} of ${row.signIns + row.givenUp}`,
    row.lost,
    `${row.twice} of ${row.codes}`,
    row.half.length,
    row.reset.length,
    `${seconds(row.pause)} (${seconds(row.usualPause)})`,
    `${row.clicks}; ${failedOf(row)}`,
    row.remark,
    today(),
  ].join(" | ");

export const unended = (limit: number): string =>
  ["did not end", "?", "?", "?", "?", `over ${seconds(limit)}`, "?", "", today()].join(" | ");

export const lineOfTrial = ({ column, counted }: Trial): string =>
  [column, counted > 0 ? `yes: ${counted}` : "**no**", today()].join(" | ");

const INTRO = `# Many machines

\`deno task machines:faults\` starts three PostgreSQL nodes under Patroni with three members of etcd,
two gateway processes, the shipped front and its health.sh on this machine, lets people sign in,
click and sign out, causes a fault, and writes this file. Names of rows select
(\`deno task machines:faults leader\`), \`--planted\` tries the detectors only; other lines stay. Each
row has machines of its own and ends after three minutes at the latest, the rounds of killing after
eight, all planted bugs together after seven. The nodes run
[patroni.yml](operations/patroni.yml), and the gateways reach them by TLS with
\`sslmode=verify-full\`. Ten people at a time sign in, from one address; every second one presses
the button of the code twice, every second one signs out again.

- **Sign-ins**: acknowledged, of those begun. The others were given up after 45 s, or lost the
  message with their code.
- **Lost**: sign-ins whose cookie had arrived and whose session is unknown afterwards, and
  acknowledged sign-outs whose session still lives.
- **Twice**: codes that were accepted more than once; all were sent once more at the end, in the
  journey of before.
- **Half**: sessions without account, list entry or audit record; list entries without session;
  accounts without national ID.
- **Reset**: codes that are still accepted after three wrong ones, some before and some after the
  fault began; wrong and unused codes that are missing from the daily budgets of persons; numbers and
  used codes that are missing from the hourly budgets of addresses and networks.
- **Pause**: the longest time without an acknowledged sign-in since the fault, and (before it).
- **Clicks** of four people who were signed in before; which failed, and from the first to the last.
  Those with 503 in the rounds of killing were the front's
  ([0303](decisions/0303_not_ready_is_a_backup.md)).

A row that is missing has not been run in this state of the trial. A backup
and its restore are under "Restore", what machines bear under "Scale".
`;

const VERSIONS: [string, string[]][] = [
  ["/usr/lib/postgresql/15/bin/postgres", ["--version"]],
  ["/usr/bin/patroni", ["--version"]],
  ["/usr/bin/etcd", ["--version"]],
];

const FAULTS = [
  "| fault | sign-ins | lost | twice | half | reset | pause | clicks | remark | run on |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];

const DETECTORS = `
## Detectors

Bugs planted in a copy of the program; its column must count some.

| planted | column | found | run on |
| --- | --- | --- | --- |`;

/** Where the parts of `machines:restore` and `machines:scale` begin, which stay as they are. */
const OTHERS = "## Restore";

/**
 * `before`: the file so far, whose other lines and parts stay. `order`: that of the lines.
 */
export async function writeTable(
  lines: Record<string, string>,
  { before, order }: { before: string; order: string[] },
): Promise<string> {
  const cells = new Map(
    [...before.matchAll(/^\| (.*?) +\| (.*) \|$/gm)].map(([, about, rest]) => [about, rest]),
  );
  for (const [about, line] of Object.entries(lines)) cells.set(about, line);
  const versions = await Promise.all(
    VERSIONS.map(async ([program, args]) => (await outputOf(program, args)).stdout.split("\n")[0]),
  );
  const known = order.filter((about) => cells.has(about));
  const isFault = (about: string) => cells.get(about)!.split(" | ").length > 4;
  const write = (about: string) => `| ${about} | ${cells.get(about)} |`;
  return [
    INTRO,
    "## Faults\n",
    `All on one machine of ${navigator.hardwareConcurrency} cores, with Deno ${Deno.version.deno}, ` +
    `${versions.join(", ")}.\n`,
    ...FAULTS,
    ...known.filter(isFault).map(write),
    DETECTORS,
    ...known.filter((about) => !isFault(about)).map(write),
    "",
    ...before.includes(OTHERS) ? [before.slice(before.indexOf(OTHERS))] : [],
  ].join("\n");
}
