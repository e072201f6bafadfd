/**
 * `deno task machines:faults`: causes faults of machines while people sign in and click, tries the
 * detectors on planted bugs, and writes docs/machines.md. With names it runs only those rows, with
 * `--planted` only the bugs, and replaces their lines.
 */
import { outputOf } from "../support/command.ts";
import { endGroup } from "../support/test_process.ts";
import { print, writeReport } from "../walk/out.ts";
import { SCENARIOS } from "./faults/mod.ts";
import type { Trial } from "./columns.ts";
import { BUGS } from "./planted.ts";
import type { Row } from "./row.ts";
import { isClean, isFound, lineOfRow, lineOfTrial, unended, writeTable } from "./table.ts";

const PART = new URL("part.ts", import.meta.url).pathname;
const REPORT = new URL("../../docs/machines.md", import.meta.url);
/** Milliseconds for a row, and for all bugs; the rounds have more. */
const LIMIT = 180_000;
const LONGER: Record<string, number> = { rounds: 480_000 };
const BUGS_LIMIT = 420_000;

const wantsBugs = Deno.args.length === 0 || Deno.args.includes("--planted");
const rows = SCENARIOS.filter(({ name }) => Deno.args.length === 0 || Deno.args.includes(name));
let failures = 0;

/** At once, so that a run that is stopped keeps what it has measured. */
async function keep(about: string, line: string): Promise<void> {
  print(`${about}: ${line}`);
  const before = await Deno.readTextFile(REPORT).catch(() => "");
  const order = [...SCENARIOS.map(({ fault }) => fault), ...BUGS.map(({ planted }) => planted)];
  await writeReport("machines.md", await writeTable({ [about]: line }, { before, order }));
}

async function keepPart(text: string): Promise<void> {
  const { row, trial } = JSON.parse(text) as { row?: Row; trial?: Trial };
  if (row) {
    if (!isClean(row)) failures++;
    if (row.half.length + row.reset.length > 0) print([...row.half, ...row.reset].join("\n"));
    await keep(row.fault, lineOfRow(row));
  }
  if (trial) {
    if (!isFound(trial)) failures++;
    await keep(trial.planted, lineOfTrial(trial));
  }
}

/** Patroni starts PostgreSQL in a group of its own. */
const CLEAN = `
for file in "$1"/*/*/data/postmaster.pid; do kill -9 "$(head -n 1 "$file")"; done
for disk in "$1"/*/*; do ! mountpoint -q "$disk" || umount -l "$disk"; done
rm -rf "$1"
`;

/** Ends with everything that it started, after the limit at the latest. */
async function runPart(names: string[], limit: number): Promise<number> {
  const temporary = await Deno.makeTempDir({ prefix: "panjereh_machines_" });
  await Deno.chmod(temporary, 0o711);
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", PART, ...names],
    env: { TMPDIR: temporary },
    stdout: "piped",
    // In its own process group, with the machines.
    detached: true,
  }).spawn();
  const timer = setTimeout(() => endGroup(child.pid), limit);
  let said = "";
  let kept = 0;
  for await (const part of child.stdout.pipeThrough(new TextDecoderStream())) {
    const lines = (said += part).split("\n");
    said = lines.pop()!;
    for (const line of lines) {
      await keepPart(line);
      kept++;
    }
  }
  await child.status;
  clearTimeout(timer);
  endGroup(child.pid);
  await outputOf("sh", ["-c", CLEAN, "sh", temporary]);
  return kept;
}

for (const { name, fault } of rows) {
  const limit = LONGER[name] ?? LIMIT;
  const began = performance.now();
  if (await runPart([name], limit) === 0) {
    failures++;
    await keep(fault, unended(limit));
  }
  print(`${name} took ${Math.round((performance.now() - began) / 1000)} s`);
}
if (wantsBugs) {
  const kept = await runPart(BUGS.map(({ name }) => name), BUGS_LIMIT);
  if (kept < BUGS.length) {
    failures++;
    print(`Only ${kept} of ${BUGS.length} planted bugs were tried`);
  }
}
Deno.exit(failures === 0 ? 0 : 1);
