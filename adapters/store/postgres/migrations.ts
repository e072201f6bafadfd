/**
 * Changes of the tables, as numbered files that are applied in their order, each once. A program
 * runs on a database that has all of its own, and on a newer one unless a newer migration says that
 * it must not (docs/decisions/0222).
 */
import { commandOf } from "../../configuration/task_command.ts";
import type { Link, Sql } from "./link.ts";

export interface Migration {
  number: number;
  name: string;
  text: string;
  /** The oldest program that may run beside it: the number of the last migration that it knows. */
  since: number;
}

const FOLDER = new URL("./migrations/", import.meta.url);
const FILE = /^v(\d{4})_\w+\.sql$/;
const SINCE = /^-- since: (\d+)$/m;

/** All that this program knows, in their order. */
export async function loadMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
  return await Promise.all(
    names.filter((name) => FILE.test(name)).sort().map(async (name) => {
      const text = await Deno.readTextFile(new URL(name, folder));
      const [, number] = FILE.exec(name)!;
      const [, since = 0] = SINCE.exec(text) ?? [];
      return { number: Number(number), name, text, since: Number(since) };
    }),
  );
}

export interface Applied {
  number: number;
  since: number;
}

/** What the database has, in order; nothing in a new one. */
export async function readApplied(sql: Sql): Promise<Applied[]> {
  const [{ found }] = await sql`select to_regclass('kv_migration') is not null as found`;
  if (!found) return [];
  const rows = await sql`select number, since from kv_migration order by number`;
  return rows.map(({ number, since }) => ({ number, since }));
}

/** What keeps a program with these migrations from running; `undefined`: nothing. */
export function migrationProblem(
  known: readonly Pick<Migration, "number" | "name">[],
  applied: readonly Applied[],
): string | undefined {
  const numbers = new Set(applied.map(({ number }) => number));
  const missing = known.filter(({ number }) => !numbers.has(number)).map(({ name }) => name);
  if (missing.length > 0) {
    return `the store lacks ${missing.join(", ")}: run ${commandOf("store:migrate")}`;
  }
  const ours = known.at(-1)?.number ?? 0;
  const barring = applied.find(({ since }) => since > ours);
  return barring &&
    `the store is newer than this program: migration ${barring.number} needs a version that knows migration ${barring.since}`;
}

/** Applies what is missing, all or nothing; returns their names. Two at once wait for each other. */
export async function migrate(link: Link, known: readonly Migration[]): Promise<string[]> {
  const apply = (sql: Sql) =>
    sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtext('panjereh store:migrate'))`;
      await sql`
      create table if not exists kv_migration (
        number integer primary key,
        since integer not null,
        name text not null,
        applied_at timestamptz not null default now()
      )`;
      const applied = new Set(
        (await readApplied(sql as unknown as Sql)).map(({ number }) => number),
      );
      const missing = known.filter(({ number }) => !applied.has(number));
      for (const { number, since, name, text } of missing) {
        await sql.unsafe(text);
        await sql`insert into kv_migration (number, since, name) values (${number}, ${since}, ${name})`;
      }
      return missing.map(({ name }) => name);
    });
  return await link.run(apply);
}
