/** Formats the checks as docs/front_carries.md. */
import { chaptersOf, type Made } from "../../support/checks.ts";

const LEAD = `# A front that carries reads: the checks

The gateway's attacks against nginx with the written configuration ([front/README.md](front/README.md))
in front of the running program, and the end of sessions there: \`deno task front:checks\` makes these
checks and writes this file. Program, nginx, agency and attackers share two cores. A sample of the
attacks runs in \`deno task test\` (\`tests/front/carried_attacks_test.ts\`).
`;

export const writeChecks = (all: readonly Made[]): string => [LEAD, ...chaptersOf(all)].join("\n");
