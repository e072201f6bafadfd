/** `deno task records`: prints the table of records in docs/architecture.md from their definitions. */
import { DAY, HOUR, MINUTE, SECOND } from "../domain/platform/platform.ts";
import type { Key } from "../domain/platform/store.ts";

export interface DefinedRecord {
  prefix: Key;
  about: string;
  /** Milliseconds; for good when absent. */
  expireIn?: number;
  /** Where it is defined. */
  file: string;
}

const ROOT = new URL("../", import.meta.url);
const ROOMS = ["adapters", "domain"];

async function* codeBelow(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* codeBelow(path);
    else if (name.endsWith(".ts")) yield path;
  }
}

const isRecordKind = (value: unknown): value is Omit<DefinedRecord, "file"> =>
  typeof value === "function" && "prefix" in value && "about" in value;

/** Every kind of record that the product exports, by file and key. */
export async function definedRecords(): Promise<DefinedRecord[]> {
  const all: DefinedRecord[] = [];
  for (const room of ROOMS) {
    for await (const file of codeBelow(room)) {
      const url = new URL(file, ROOT);
      if (!/\brecord</.test(await Deno.readTextFile(url))) continue;
      const kinds = Object.values(await import(url.href)).filter(isRecordKind);
      all.push(...kinds.map(({ prefix, about, expireIn }) => ({ prefix, about, expireIn, file })));
    }
  }
  const nameOf = ({ file, prefix }: DefinedRecord) => `${file} ${prefix.join(" ")}`;
  return all.sort((a, b) => nameOf(a) < nameOf(b) ? -1 : 1);
}

const UNITS = [[DAY, "days"], [HOUR, "h"], [MINUTE, "min"], [SECOND, "s"]] as const;

/** In the largest unit of which it is a whole number. */
function duration(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "for good";
  const [size, unit] = UNITS.find(([size]) => milliseconds % size === 0)!;
  const count = milliseconds / size;
  return `${count} ${count === 1 && unit === "days" ? "day" : unit}`;
}

export function recordTable(records: readonly DefinedRecord[]): string {
  const rows = records.map(({ prefix, about, expireIn, file }) => [
    `\`${prefix.join(" ")}\``,
    about,
    duration(expireIn),
    `\`${file}\``,
  ]);
  const all = [["key begins with", "record", "lives", "defined in"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

const TABLE =
  /(<!-- records: printed by `deno task records` -->\n\n)[^]*?(\n\n<!-- end of records -->)/;

/** The document with the table in its place. */
export function withTable(text: string, table: string): string {
  if (!TABLE.test(text)) throw new Error("The document has no place for the table of records");
  return text.replace(TABLE, (_, before, after) => before + table + after);
}

if (import.meta.main) {
  const path = new URL("architecture.md", import.meta.url);
  const table = recordTable(await definedRecords());
  await Deno.writeTextFile(path, withTable(await Deno.readTextFile(path), table));
}
