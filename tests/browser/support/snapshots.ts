/**
 * What assistive technology gets for each page: in Persian word by word (`snapshots/<feature>.txt`;
 * `-- --update` writes these files), and in every other language the same structure as in Persian.
 */
import type { CatalogueEntry } from "../../../views/catalogue/mod.ts";
import { structureOf } from "./structure.ts";

const FOLDER = new URL("../snapshots/", import.meta.url);
const SEPARATOR = "# ";

type Entry = Pick<CatalogueEntry, "name" | "feature">;

export interface Snapshots {
  /** Differences, if any. */
  compare(entry: Entry, snapshot: string): string[];
  /** Stored pages that no longer exist; when updating, writes the files. */
  finish(): Promise<string[]>;
}

export async function createSnapshots(language: string): Promise<Snapshots> {
  const update = language === "fa" && Deno.args.includes("--update");
  const stored = update ? new Map<string, string>() : await readAll();
  const seen = new Map<Entry, string>();
  const form = language === "fa" ? (snapshot: string) => snapshot : structureOf;
  return {
    compare(entry, snapshot) {
      const text = snapshot.trim();
      seen.set(entry, text);
      const expected = stored.get(`${entry.feature}/${entry.name}`);
      if (update || expected && form(expected) === form(text)) return [];
      return [`differs from ${entry.feature}.txt (-- --update accepts the Persian page):\n${text}`];
    },
    async finish() {
      if (update) await writeAll(seen);
      const names = new Set([...seen.keys()].map(({ feature, name }) => `${feature}/${name}`));
      return [...stored.keys()].filter((name) => !names.has(name));
    },
  };
}

/** The stored snapshots by feature, page and state. */
async function readAll(): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  for await (const { name } of Deno.readDir(FOLDER)) {
    const text = await Deno.readTextFile(new URL(name, FOLDER));
    for (const part of text.split(new RegExp(`^${SEPARATOR}`, "m")).slice(1)) {
      const [page, ...lines] = part.split("\n");
      stored.set(`${name.replace(".txt", "")}/${page}`, lines.join("\n").trim());
    }
  }
  return stored;
}

async function writeAll(seen: Map<Entry, string>): Promise<void> {
  for (const [feature, pages] of Map.groupBy(seen, ([entry]) => entry.feature)) {
    const texts = pages.map(([{ name }, text]) => `${SEPARATOR}${name}\n${text}\n`);
    await Deno.writeTextFile(new URL(`${feature}.txt`, FOLDER), texts.join("\n"));
  }
}
