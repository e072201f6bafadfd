/**
 * Saves measurements at once: figures in docs/performance/, a file for each machine, and the page
 * made from them.
 */
import { fileURLToPath } from "node:url";
import { askedTable } from "./asked.ts";
import { type MachineResults, type PartResult, withPart } from "./results.ts";
import type { Machine } from "./results.ts";
import { withMarked, withSections } from "./page.ts";
import type { PartName } from "./tables.ts";

export const DOCS = new URL("../../docs/", import.meta.url);

export interface Kept {
  /** Replaces the saved result of this part on this machine. */
  keep(name: PartName, result: PartResult): Promise<void>;
}

/** `docs`: the folder of performance.md and performance/. */
export async function openKept(docs: URL, machine: Machine): Promise<Kept> {
  const folder = new URL("performance/", docs);
  await Deno.mkdir(folder, { recursive: true });
  const file = new URL(`${fileNameOf(machine)}.json`, folder);
  return {
    async keep(name, result) {
      const known = (await readKept(docs)).find(({ machine: other }) =>
        fileNameOf(other) === fileNameOf(machine)
      );
      const results = withPart(known ?? { machine, parts: {} }, name, result);
      await Deno.writeTextFile(file, JSON.stringify({ ...results, machine }, null, 2) + "\n");
      await writePage(docs);
    },
  };
}

/** Of all machines, by the name of their file. */
export async function readKept(docs: URL): Promise<MachineResults[]> {
  const folder = new URL("performance/", docs);
  const files = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name)
    .filter((name) => name.endsWith(".json")).sort();
  return await Promise.all(
    files.map(async (name) => JSON.parse(await Deno.readTextFile(new URL(name, folder)))),
  );
}

async function writePage(docs: URL): Promise<void> {
  const page = new URL("performance.md", docs);
  const machines = await readKept(docs);
  const text = withSections(await Deno.readTextFile(page), machines);
  await Deno.writeTextFile(page, withMarked(text, "bench:asked", askedTable(machines)));
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", fileURLToPath(page)] })
    .output();
}

function fileNameOf({ processor, cores }: Machine): string {
  const words = `${processor} ${cores} cores`.toLowerCase().match(/[a-z0-9]+/g)!;
  return words.join("_");
}
