/** The arithmetic as a part of docs/machines.md, made of the kept figures. */
import type { Figures, PartResult } from "../gateway/results.ts";
import { COUNTRY, limitsOf, type Measured, type Needed, type Plan, planFor } from "./arithmetic.ts";
import { SLOW_DISK } from "./disk.ts";
import { MANY_STORED, nameOf, nameOfStore } from "./engines.ts";
import { createRandom, simulateLog } from "./log_simulation.ts";

type Parts = Record<string, PartResult>;

/** `undefined` if a part has not been measured yet. */
export function measuredIn(parts: Parts): Measured | undefined {
  const find = (part: string, name: string): Figures | undefined => {
    const row = parts[part]?.rows.find((row) => row.name === name);
    return row && "figures" in row ? row.figures : undefined;
  };
  const signIns = find("sign_ins", nameOf({ engine: "postgres", processes: 2 }, SLOW_DISK));
  const commits = find("commits", nameOfStore("postgres", SLOW_DISK));
  const sealing = find("sealing", nameOfStore("postgres", SLOW_DISK));
  const stored = find("stored", MANY_STORED);
  if (!signIns || !commits || !sealing || !stored) return undefined;
  const { gateway, database, written, sent, audit } = signIns;
  const measured = {
    ...{ gateway, database, written, sent, audit, commits: signIns.commits, calls: signIns.calls },
    fsync: commits.fsync,
    account: stored.account,
    session: stored.session,
    sealed: sealing.perSecond,
    auditBytes: sealing.bytes,
  };
  const missing = Object.entries(measured).filter(([, value]) => !Number.isFinite(value));
  if (missing.length > 0) throw new Error(`Cannot find the figures ${missing.join("; ")}`);
  return measured;
}

export function arithmetic(parts: Parts, plan: Plan = COUNTRY): string {
  const measured = measuredIn(parts);
  const title = "### Arithmetic for a country";
  if (!measured) return `${title}\n\nNot all parts have been measured yet.`;
  const needed = planFor(measured, plan);
  return [
    title,
    assumptions(plan),
    tableOf(["", "needed"], rowsOf(needed, plan)),
    `What gives way first, when the rate of sign-ins grows from ${format(plan.signIns)} a second:`,
    tableOf(
      ["", "carries, times the plan"],
      limitsOf(needed, plan).map(({ name, carries }) => [
        name,
        format(carries, 1),
      ]),
    ),
    simulated(measured, needed),
  ].join("\n\n");
}

const assumptions = (plan: Plan) =>
  `For ${format(plan.accounts)} accounts, ${format(plan.sessions)} sessions and ${
    format(plan.signIns)
  } sign-ins a second, on machines of ${plan.cores} cores that are used to ${
    Math.round(100 * plan.used)
  } %, with an fsync of ${SLOW_DISK.fsync} ms; the sign-ins of a day are those of ${plan.peakHours} hours at this rate. Computed by \`bench/scale/arithmetic.ts\` from the figures above: processor time of a sign-in is taken as the same on all machines and at all rates. Nothing of this size has been run.`;

const rowsOf = (needed: Needed, plan: Plan): string[][] => [
  ["cores of gateways", format(needed.gatewayCores)],
  [`gateways of ${plan.cores} cores, with one to spare`, format(needed.gatewayMachines)],
  ["cores of the database's primary", format(needed.databaseCores)],
  ["machines of the database: primary, and two standbys", "3"],
  ["records on each, GB", format(needed.stored)],
  ["audit records of a year, GB", format(needed.auditOfYear)],
  ["the database's log, MB/s, to its disk and to each standby", format(needed.log, 1)],
  ["between gateways and database, MB/s", format(needed.network, 1)],
  ["connections to the database", format(needed.connections)],
  ["calls of the store a second", format(needed.calls)],
  ["commits a second", format(needed.commits)],
  ["audit records a second", format(needed.auditRecords)],
];

function simulated({ fsync }: Measured, { commits, connections }: Needed): string {
  const { p50, p95, perFsync } = simulateLog({
    ...{ commits, fsync, connections },
    count: 200_000,
    random: createRandom(),
  });
  return `This machine cannot make ${
    format(commits)
  } commits a second, so the queue at the log is simulated (\`bench/scale/log_simulation.ts\`, printed by \`deno task machines:scale arithmetic\`): with an fsync of ${
    format(fsync, 2)
  } ms and ${connections} connections, ${
    format(perFsync, 1)
  } commits share one, and a commit takes ${format(p50, 1)} ms (median) and ${
    format(p95, 1)
  } ms (95 %).`;
}

const tableOf = (titles: string[], rows: string[][]) =>
  [titles, titles.map((_, at) => at === 0 ? "---" : "--:"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const format = (value: number, digits = 0) =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
