/** Formats the results as docs/attacks.md. */
import type { Attempt } from "./attack.ts";
import type { Fought } from "./plan.ts";

const LEGEND = `Attacks on the running program, over raw sockets where a client would repair them:
\`deno task attacks\` sends them and writes this file. The numbers are those of the project's list of
cases. A breach is an attempt that ended otherwise than expected; a sample of every list runs in
\`deno task test\` (\`tests/attacks/attacks_test.ts\`), beside the tests that the last table names.
`;

/** Cases that are not lists, and the tests that cover them. */
const ELSEWHERE = `## Cases that are not lists of requests

| case                                                           | tested by                                                                                             |
| -------------------------------------------------------------- | ----------------------------------------------------------------------------------------------------- |
| 3: limits unaffected by forged addresses                       | \`tests/http/budget/budget_test.ts\`, \`tests/front/front_door_test.ts\`                                         |
| 9: a revoked session closes its sockets; streams pass, cancel  | \`tests/http/gateway/open_socket_test.ts\`, \`tests/routes/gateway/web_socket_test.ts\`, \`tests/alone/streaming_test.ts\` |
| 10: slow header, slow body, idle sockets                       | \`deno task bench:front\` → [front_door.md](front_door.md), \`tests/routes/gateway/limits_test.ts\`              |
| 11: compressed bombs at flat memory                            | \`tests/alone/streaming_test.ts\`                                                                       |
| 12: expiry, a rotated key's grace                              | \`tests/routes/gateway/assertion_test.ts\`                                                                     |
| 15: the identifier changes with the level                      | \`tests/http/portal/session_test.ts\`, \`tests/http/assurance/level_test.ts\`                                              |
| 16: the lag of a revocation between workers                    | \`tests/crash/workers_test.ts\`                                                                         |
| 17: steps out of order in one's own journey                    | \`tests/http/sign_in/steps_test.ts\`                                                                            |
| 34 to 40: faults                                               | \`deno task faults\` → [faults.md](faults.md)                                                           |
`;

export function writeTable(fought: Fought[], seconds: number): string {
  const all = fought.flatMap(({ attempts }) => attempts);
  const breaches = all.filter(({ breach }) => breach);
  return [
    `# Attacks\n\n${LEGEND}`,
    `**${all.length} attempts, ${breaches.length} breaches**, in ${seconds} s on 2 cores.\n`,
    "| case | what | sent | expected | got | breaches |",
    "| --- | --- | --- | --- | --- | --- |",
    ...fought.map(row),
    "",
    ...breaches.length
      ? ["## Breaches\n", ...breaches.map(({ name, breach }) => `- \`${name}\`: ${breach}`), ""]
      : [],
    ELSEWHERE,
  ].join("\n");
}

function row({ attack, attempts }: Fought): string {
  const { number, title, expected } = attack;
  const breaches = attempts.filter(({ breach }) => breach).length;
  return `| ${number} | ${title} | ${attempts.length} | ${expected} | ${
    countsOf(attempts)
  } | ${breaches} |`;
}

/** "400: 12, 421: 3" */
function countsOf(attempts: Attempt[]): string {
  return [...Map.groupBy(attempts, ({ got }) => got)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([got, { length }]) => `${got}: ${length}`).join("; ");
}
