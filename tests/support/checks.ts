/** Checks of a design, made on the running program and written into a document. */
import { print } from "../walk/out.ts";

export interface Seen {
  what: string;
  expected: string;
  got: string;
  holds: boolean;
}

export interface Check {
  /** As the document lists them. */
  number: number;
  what: string;
  run(): Promise<Seen[]>;
}

export interface Made {
  check: Check;
  seen: Seen[];
}

export const ms = (time: number) => `${Math.round(time)} ms`;

/** Makes those whose numbers are given, or all, in the order of their numbers; tells each. */
export async function makeChecks(checks: readonly Check[], numbers: string[]): Promise<Made[]> {
  const chosen = checks.toSorted((a, b) => a.number - b.number)
    .filter(({ number }) => numbers.length === 0 || numbers.includes(String(number)));
  const all: Made[] = [];
  for (const check of chosen) {
    const seen = await check.run();
    all.push({ check, seen });
    print(`${check.number} ${check.what}`);
    for (const { what, got, holds } of seen) {
      print(`  ${holds ? "holds" : "FAILS"}: ${what}: ${got}`);
    }
  }
  return all;
}

export const allHold = (all: readonly Made[]) =>
  all.every(({ seen }) => seen.every(({ holds }) => holds));

/** A line with the numbers, and a chapter for each check. */
export function chaptersOf(all: readonly Made[]): string[] {
  const seen = all.flatMap(({ seen }) => seen);
  const failed = seen.filter(({ holds }) => !holds).length;
  return [
    `**${seen.length - failed} hold, ${failed} fail.**\n`,
    ...all.flatMap(({ check: { number, what }, seen }) => [
      `## ${number}: ${what}\n`,
      "| what | expected | seen | |",
      "| --- | --- | --- | --- |",
      ...seen.map(({ what, expected, got, holds }) =>
        `| ${what} | ${expected} | ${got} | ${holds ? "holds" : "**fails**"} |`
      ),
      "",
    ]),
  ];
}
