/** Reads lines of "seconds token" and answers each with "accepted" and the subject, or "refused". */
import { createVerifier } from "../../../../docs/samples/assertion.ts";
import { readLines } from "../lines.ts";

const [issuer, audience] = Deno.args;
let now = 0;
// jose asks the clock itself.
globalThis.Date = class extends Date {
  constructor() {
    super(now);
  }
  static override now = () => now;
} as DateConstructor;

const visitor = createVerifier({ issuer, audience });
for await (const line of readLines(Deno.stdin.readable)) {
  const [seconds, token] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
  now = Number(seconds) * 1000;
  const verdict = await visitor(token).then(
    ({ sub }) => `accepted ${sub}`,
    (error) => `refused ${error}`,
  );
  await Deno.stdout.write(new TextEncoder().encode(`${verdict.replaceAll("\n", " ")}\n`));
}
