/** Formats the checks as docs/federation_checks.md. */
import { chaptersOf, type Made } from "../support/checks.ts";

const LEAD = `# Federation: the checks

What sites rely on when the window signs their people in, seen on the running program:
\`deno task federation:checks\` makes these checks and writes this file. Program, sites and browsers
share two cores, and except in check 8 one process. The modules of the OpenID Foundation's conformance suite cannot
be had here; what they ask is asked by the tests that are named.
`;

export const writeChecks = (all: readonly Made[]): string => [LEAD, ...chaptersOf(all)].join("\n");
