/** Formats the checks as docs/front_carries.md. */
import { chaptersOf, type Made } from "../../support/checks.ts";

const LEAD = `# A front that carries reads: the checks

Attacks on nginx with the written configuration ([front/README.md](front/README.md)) in front of the
running program, the end of sessions there, and reloads: \`deno task front:checks\` makes these checks
and writes this file. Program, nginx, agency and attackers share two cores. A sample runs in
\`deno task test\` (\`tests/front/carried_attacks_test.ts\`, \`reload_test.ts\`).

Of the lists in [attacks.md](attacks.md) all are sent whose requests come to nginx: not those that
attack a program of their own or judge what stands in an entry, nor those that an agency's own proxy
answers. HTTP/2 goes to a port of nginx without TLS. "Otherwise behind any nginx" are attempts that
end otherwise than at the program alone, also where the gateway carries all. What nginx cannot do to an agency's answers
("the upstream's own address in headers", "cookies in our name") stands in front/README.md.
`;

export const writeChecks = (all: readonly Made[]): string => [LEAD, ...chaptersOf(all)].join("\n");
