/** Keeps figures in docs/machines/scale.json, and writes the part of docs/machines.md made of them. */
import { fileURLToPath } from "node:url";
import { DOCS } from "../gateway/keep.ts";
import { describeMachine, tableOf, withMarked } from "../gateway/page.ts";
import {
  type Machine,
  type MachineResults,
  type PartResult,
  withPart,
} from "../gateway/results.ts";
import { outputOf } from "../../tests/support/command.ts";
import { arithmetic } from "./arithmetic_page.ts";
import { PART_NAMES, type PartName, TABLES } from "./tables.ts";

export const MARKER = "machines:scale";

export interface Kept {
  keep(name: PartName, result: PartResult): Promise<void>;
  /** The arithmetic from all that is kept. */
  arithmetic(): string;
}

export async function openKept(machine: Machine, docs = DOCS): Promise<Kept> {
  const file = fileIn(docs);
  const page = new URL("machines.md", docs);
  let results = await readKept(docs);
  return {
    async keep(name, result) {
      results = { ...withPart(results, name, result), machine };
      await Deno.writeTextFile(file, `${JSON.stringify(results, null, 2)}\n`);
      const text = await Deno.readTextFile(page);
      await Deno.writeTextFile(page, withMarked(text, MARKER, sectionOf(results)));
      await outputOf(Deno.execPath(), ["fmt", "--quiet", fileURLToPath(page), fileURLToPath(file)]);
    },
    arithmetic: () => arithmetic(results.parts),
  };
}

const fileIn = (docs: URL) => new URL("machines/scale.json", docs);

export async function readKept(docs: URL): Promise<MachineResults> {
  return JSON.parse(await Deno.readTextFile(fileIn(docs)));
}

export function sectionOf({ machine, parts }: MachineResults): string {
  const tables = PART_NAMES.filter((name) => name in parts)
    .map((name) => `### ${TABLES[name].title}\n\n${tableOf(TABLES[name], parts[name])}`);
  return [`Measured on: ${describeMachine(machine)}.`, ...tables, arithmetic(parts)].join("\n\n");
}
