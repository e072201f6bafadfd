/** Check 1: the gateway's lists of attacks, sent to a front that carries the attacked service. */
import type { Attack, Attempt } from "../../attacks/attack.ts";
import { ANSWER_ATTACKS } from "../../attacks/cases/answers.ts";
import { ENDED_SESSION_ATTACKS } from "../../attacks/cases/ended_sessions.ts";
import { FRAMING_ATTACKS } from "../../attacks/cases/framing.ts";
import { HEADER_ATTACKS } from "../../attacks/cases/headers.ts";
import { LONG_HEAD_ATTACKS } from "../../attacks/cases/long_heads.ts";
import { REQUEST_LINE_ATTACKS } from "../../attacks/cases/request_lines.ts";
import { SOCKET_ATTACKS } from "../../attacks/cases/sockets.ts";
import { TARGET_ATTACKS } from "../../attacks/cases/targets.ts";
import { fight } from "../../attacks/plan.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { setFrontStage } from "../support/carried_stage.ts";

/**
 * Of these lists nginx cannot do what the gateway does; docs/front/README.md says what it does instead,
 * and tests/front/carried_test.ts tests it.
 */
const OTHERWISE = /^(?:the upstream's own address in headers|cookies of the upstream in our name)/;

/** Also without those that an agency's own proxy answers. */
export const AGAINST_FRONT: Attack[] = [
  ...HEADER_ATTACKS.filter(({ title }) => !title.includes("forward-auth")),
  ...TARGET_ATTACKS,
  ...REQUEST_LINE_ATTACKS,
  ...FRAMING_ATTACKS,
  ...ANSWER_ATTACKS.filter(({ title }) => !OTHERWISE.test(title)),
  ...SOCKET_ATTACKS,
  ...ENDED_SESSION_ATTACKS,
  ...LONG_HEAD_ATTACKS,
];

/** What ends otherwise than at the gateway alone, by attack. */
async function breachesOf(carriedBy: "front" | "gateway", most?: number) {
  await using stage = await setFrontStage(carriedBy);
  const all = new Map<Attack, { sent: number; breaches: Attempt[] }>();
  for (const attack of AGAINST_FRONT) {
    const { attempts } = await fight(attack, stage, most);
    const breaches = attempts.filter(({ breach }) => breach);
    all.set(attack, { sent: attempts.length, breaches });
  }
  return all;
}

/**
 * Behind any nginx a few attempts end otherwise than at the gateway alone, since nginx reads and
 * repairs messages itself. What may not be is an attempt that succeeds only where the front carries.
 */
export async function compareFronts(most?: number): Promise<Seen[]> {
  const passing = await breachesOf("gateway", most);
  return [...await breachesOf("front", most)].map(([attack, { sent, breaches }]) => {
    const known = new Set(passing.get(attack)!.breaches.map(({ name }) => name));
    const own = breaches.filter(({ name }) => !known.has(name));
    const told = own.slice(0, 5).map(({ name, breach }) => `${name}: ${breach}`).join("; ");
    const read = known.size > 0 ? `, ${known.size} read by nginx itself` : "";
    return {
      what: `case ${attack.number}: ${attack.title}`,
      expected: attack.expected,
      got: `${sent} sent${read}, ${own.length} breaches ${told}`.trim(),
      holds: own.length === 0 && sent > 0,
    };
  });
}

export const ATTACKED: Check[] = [{
  number: 1,
  what: "attacks on the gateway, through the front",
  run: () => compareFronts(),
}];
