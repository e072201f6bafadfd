/** What gateways, database and disk have done so far: differences of two looks are measurements. */
import { processorTime } from "../gateway/processes.ts";
import { outputOf } from "../../tests/support/command.ts";
import { databaseTime } from "./database_process.ts";
import type { Gateway, World } from "./world.ts";

export interface Look {
  /** Calls of the store by all gateways. */
  calls: number;
  /** Queries that the database has answered; each is a round trip. */
  queries: number;
  /** Commits that wrote. */
  commits: number;
  /** Commits that another one overtook, by the kind of the record where the engine tells it. */
  conflicts: number;
  conflictsBy: Record<string, number>;
  synchronised: number;
  /** Milliseconds in them. */
  synchronising: number;
  /** Milliseconds of processor time. */
  gateways: number;
  database: number;
  /** Records in the sealed audit log. */
  audit: number;
  /** Bytes of the database's log. */
  written: number;
  /** Bytes between gateways and database, both ways. */
  sent: number;
}

export async function look({ gateways, cluster, disk }: World): Promise<Look> {
  const series = (await Promise.all(gateways.map(readSeries))).flat();
  const sum = (name: string, ...labels: string[]) => sumOf(series, name, labels);
  const { calls: synchronised, milliseconds: synchronising } = disk.synchronised();
  const times = await Promise.all(gateways.map(({ pid }) => processorTime(pid)));
  return {
    calls: sum("panjereh_store_duration_seconds_count"),
    queries: cluster ? Number(await cluster.sql(QUERIES)) : 0,
    commits: sum("panjereh_store_duration_seconds_count", 'operation="commit"', 'outcome="ok"'),
    conflicts: sum(
      "panjereh_store_duration_seconds_count",
      'operation="commit"',
      'outcome="conflict"',
    ),
    conflictsBy: conflictsBy(series),
    synchronised,
    synchronising,
    audit: Math.max(...valuesOf(series, "panjereh_audit_chain_length", [])),
    gateways: times.reduce((sum, time) => sum + time, 0),
    database: cluster ? await databaseTime(cluster.folder) : 0,
    written: cluster ? Number(await cluster.sql(WRITTEN)) : 0,
    sent: cluster ? await bytesTo(cluster.port) : 0,
  };
}

/** Each is a transaction of its own. */
const QUERIES =
  "select sum(xact_commit + xact_rollback) from pg_stat_database where datname = current_database()";
const WRITTEN = "select pg_current_wal_insert_lsn() - '0/0'";

/** Of the connections to this port that are open now; the kernel counts them. */
async function bytesTo(port: number): Promise<number> {
  const { success, stdout, stderr } = await outputOf("ss", ["-tinH", "dport", "=", `:${port}`]);
  if (!success) throw new Error(`Cannot count bytes: ${stderr}`);
  const counts = stdout.matchAll(/\bbytes_(?:acked|received):(\d+)/g);
  return [...counts].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}

/** Of the figures of two looks; what is counted by kind stays that of the later one. */
export function differences(before: Look, after: Look): Look {
  const entries = Object.entries(after).map(([name, value]) => {
    const earlier = before[name as keyof Look];
    return [name, typeof value === "number" ? value - (earlier as number) : value];
  });
  return Object.fromEntries(entries);
}

interface Series {
  name: string;
  labels: string;
  value: number;
}

/** The text format of Prometheus. */
async function readSeries({ admin }: Gateway): Promise<Series[]> {
  const text = await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text();
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)]
    .map(([, name, labels = "", value]) => ({ name, labels, value: Number(value) }));
}

const valuesOf = (series: Series[], name: string, labels: string[]): number[] =>
  series.filter((one) => one.name === name && labels.every((label) => one.labels.includes(label)))
    .map(({ value }) => value);

const sumOf = (series: Series[], name: string, labels: string[]): number =>
  valuesOf(series, name, labels).reduce((sum, value) => sum + value, 0);

function conflictsBy(series: Series[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { name, labels, value } of series) {
    const [, kind] = /kind="([^"]*)"/.exec(labels) ?? [];
    if (name === "panjereh_store_conflicts_total" && kind) found[kind] = (found[kind] ?? 0) + value;
  }
  return found;
}
