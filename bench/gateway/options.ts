/** The options of `deno task bench:gateway`. */
import { parseArgs } from "node:util";
import { PART_NAMES, type PartName, TABLES } from "./tables.ts";

export interface Options {
  parts: PartName[];
  /** Duration of one measurement. */
  seconds: number;
  rounds: number;
  /** Small crowds and one short round, to check that everything works. Nothing is saved. */
  quick: boolean;
}

/** Many short ones: a shared machine is slower for some seconds, and those meet one contender. */
const ROUNDS = 7;

export const USAGE =
  `deno task bench:gateway [--only <part>]… [--seconds <number>] [--quick] [--list]

Parts:
${PART_NAMES.map((name) => `  ${name.padEnd(12)}${TABLES[name].title}`).join("\n")}`;

/** `null` if only the list is requested. Throws, with the usage, for anything unknown. */
export function readOptions(args: string[]): Options | null {
  const { only, seconds, quick, list } = parse(args);
  if (list) return null;
  const unknown = only.filter((name) => !PART_NAMES.includes(name as PartName));
  if (unknown.length > 0) throw new TypeError(`Unknown part: ${unknown.join(", ")}\n\n${USAGE}`);
  const length = Number(seconds ?? (quick ? 1 : 2));
  // wrk takes whole seconds.
  if (!Number.isInteger(length) || length < 1) {
    throw new TypeError(`Not a whole number of seconds: ${seconds}\n\n${USAGE}`);
  }
  const parts = PART_NAMES.filter((name) => only.length === 0 || only.includes(name));
  return { parts, seconds: length, rounds: quick ? 1 : ROUNDS, quick };
}

function parse(args: string[]) {
  const options = {
    only: { type: "string", multiple: true, default: [] as string[] },
    seconds: { type: "string" },
    quick: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new TypeError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
