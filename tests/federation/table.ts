/** Formats the checks as docs/federation_checks.md. */
import type { Check, Seen } from "./check.ts";

const LEAD = `# Federation: the checks

What sites rely on when the window signs their people in, seen on the running program:
\`deno task federation:checks\` makes these checks and writes this file. Program, sites and browsers
share two cores, and except in check 8 one process. The modules of the OpenID Foundation's conformance suite cannot
be had here; what they ask is asked by the tests that are named.
`;

export function writeChecks(all: { check: Check; seen: Seen[] }[]): string {
  const failed = all.flatMap(({ seen }) => seen).filter(({ holds }) => !holds).length;
  const count = all.flatMap(({ seen }) => seen).length;
  return [
    LEAD,
    `**${count - failed} hold, ${failed} fail.**\n`,
    ...all.flatMap(({ check: { number, what }, seen }) => [
      `## ${number}: ${what}\n`,
      "| what | expected | seen | |",
      "| --- | --- | --- | --- |",
      ...seen.map(({ what, expected, got, holds }) =>
        `| ${what} | ${expected} | ${got} | ${holds ? "holds" : "**fails**"} |`
      ),
      "",
    ]),
  ].join("\n");
}
