/** Formats the findings as docs/simulation.md. */
import type { RunResult } from "./runs/world.ts";
import { INVARIANTS } from "./invariants/watcher.ts";

export interface Found {
  bug: string;
  invariant: string;
  seed: number;
  steps: number;
  /** How the invariant was broken. */
  what: string;
}

export interface Total {
  seeds: number;
  signIns: number;
  commits: number;
  steps: number;
  seconds: number;
  broken: RunResult[];
}

const LEGEND = `\`deno task simulate\` runs the functions of the domain in virtual time, and writes
this file. A hundred citizens, their phones and browsers, thieves, registries, an SMS operator and
three machines of the window live on a simulated store and network. Everything is drawn from one
seed: \`deno task simulate --seed 7\` does the same again, event by event, and prints the digest of
its history. A seed that breaks an invariant is replayed in this way.

What happens to them:

- Calls to the store are delayed, overtake each other, get lost, or are answered after the caller
  has given up, so that a commit has happened and nobody knows. Some commits arrive seconds after
  their sender has given them up.
- The store loses its primary for seconds; a machine is cut off from it. A machine may go on to talk
  to the former primary, which answers with what it knew and commits nothing.
- A machine is killed, also at any answer of the store. Nothing of it ever resumes. Or it stands
  still for up to 10 s, and goes on.
- The clocks of machines differ by up to 3 s from the true time, and are set forward and back.
- Registries and the SMS operator are slow, refuse, or do not answer. The servers of services are
  down for up to 90 s, refuse a single message for as long, or answer when nobody waits for them any
  more, and may have the message or not.
- Answers to browsers get lost, buttons are pressed twice, forms are sent again to another machine.
- Hours and days pass in between, and numbers change hands.

The real functions run: every step of the journey, known browsers, hand-offs, QR codes, «من نبودم»,
level 3 by a bank card, companies, sign-out here and everywhere, an agency's proxy that asks for
each part of a page, the outbox with notices, logout messages and security events, the sealing of the
audit log, the leases of both, budgets, strain, warm sessions, and revocations. Stand-ins are the store, hash
and seal (without secrecy, to be fast), clocks, randomness, registries and SMS. Budgets of places are
smaller than usual, so that they are reached. HTTP, pages and the engines of the store are not part
of it: they have tests of their own.

An audit record carries the circumstances of its request, and the invariants count from these
records and from the answers, not from the budgets of the program.
`;

export function writeTable(found: readonly Found[], total: Total): string {
  const { seeds, signIns, commits, steps, seconds, broken } = total;
  const rate = Math.round(signIns / seconds);
  return [
    `# Simulation\n\n${LEGEND}`,
    "## The last run\n",
    `**${thousands(signIns)} sign-ins over ${thousands(seeds)} seeds, ${broken.length} of them ` +
    `with a broken invariant**: ${thousands(commits)} commits and ${thousands(steps)} events in ` +
    `${Math.round(seconds / 60)} minutes on ${navigator.hardwareConcurrency} cores (${rate} ` +
    `sign-ins a second).\n`,
    "Throughout and at the end these hold:\n",
    ...INVARIANTS.map((invariant) => `- ${invariant}`),
    "",
    ...broken.map(({ seed, steps, broken }) =>
      `- Seed ${seed}, event ${steps}: **${broken!.invariant}**: ${oneLine(broken!.what)}\n`
    ),
    "## Planted bugs\n",
    "Each is put between the domain and its ports, and is found by the first seed named here. " +
    "`deno task simulate --bugs` finds them again; `--bug NAME --seed N` replays one.\n",
    "| bug | invariant | seed | events | how it shows |",
    "| --- | --- | --- | --- | --- |",
    ...found.map(({ bug, invariant, seed, steps, what }) =>
      `| ${bug} | ${invariant} | ${seed} | ${thousands(steps)} | ${withoutSecrets(what)} |`
    ),
    "",
  ].join("\n");
}

const thousands = (count: number) => count.toLocaleString("en");
const oneLine = (text: string) => text.split("\n")[0];

/** Digests and IDs tell a reader nothing. */
const withoutSecrets = (what: string) =>
  oneLine(what).replaceAll(/\0/g, " ").replaceAll(/ \S{24,}/g, "");
