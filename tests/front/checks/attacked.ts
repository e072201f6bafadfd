/** Check 1: all lists of attacks, sent to a front that carries the attacked services. */
import type { Attack } from "../../attacks/attack.ts";
import { FRONT_HTTP2_ATTACKS, HTTP2_ATTACKS } from "../../attacks/cases/http2.ts";
import { ATTACKS, fight, type Fought } from "../../attacks/plan.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { setFrontStage } from "../support/carried_stage.ts";

/**
 * Of two lists nginx cannot do what the gateway does; docs/front/README.md says what it does instead,
 * and tests/front/carried_test.ts tests it. The third one is answered by an agency's own proxy.
 */
const OTHERWISE =
  /^(?:the upstream's own address in headers|cookies of the upstream in our name|the same by forward-auth)/;

export const AGAINST_FRONT: Attack[] = [
  ...ATTACKS.filter((attack) => !OTHERWISE.test(attack.title) && !HTTP2_ATTACKS.includes(attack)),
  ...FRONT_HTTP2_ATTACKS,
];

/** Cases of requests at a service's host: those that may end otherwise where the front carries. */
const AT_SERVICES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 41];

export const AT_CARRIED: Attack[] = AGAINST_FRONT.filter(({ number }) =>
  AT_SERVICES.includes(number)
);

const breachesOf = ({ attempts }: Fought) => attempts.filter(({ breach }) => breach);

/** Without lists that never come to nginx: they attack programs of their own, or judge entries. */
async function fightAll(
  attacks: readonly Attack[],
  carriedBy: "front" | "gateway",
  most?: number,
): Promise<Fought[]> {
  await using stage = await setFrontStage(carriedBy);
  const all: Fought[] = [];
  for (const attack of attacks) {
    const before = await stage.requests();
    const { program, http2 } = stage;
    const place = FRONT_HTTP2_ATTACKS.includes(attack)
      ? { program: { ...program, port: http2 } }
      : {};
    const fought = await fight(attack, { ...stage, ...place }, most);
    // This question is one, too.
    if (await stage.requests() > before + 1) all.push(fought);
  }
  return all;
}

/**
 * Behind any nginx a few attempts end otherwise than at the gateway alone, since nginx reads and
 * repairs messages itself. What may not be is an attempt that succeeds only where the front carries.
 */
export async function compareFronts(attacks: readonly Attack[], most?: number): Promise<Seen[]> {
  const carried = await fightAll(attacks, "front", most);
  const doubtful = carried.filter((fought) => breachesOf(fought).length > 0);
  const passing = await fightAll(doubtful.map(({ attack }) => attack), "gateway", most);
  return carried.map((fought) => {
    const { attack, attempts } = fought;
    const passed = passing.find((each) => each.attack === attack);
    const known = new Set(passed && breachesOf(passed).map(({ name }) => name));
    const own = breachesOf(fought).filter(({ name }) => !known.has(name));
    const told = own.slice(0, 5).map(({ name, breach }) => `${name}: ${breach}`).join("; ");
    const read = known.size > 0 ? `, ${known.size} otherwise behind any nginx` : "";
    return {
      what: `case ${attack.number}: ${attack.title}`,
      expected: attack.expected,
      got: `${attempts.length} sent${read}, ${own.length} breaches ${told}`.trim(),
      holds: own.length === 0 && attempts.length > 0,
    };
  });
}

export const ATTACKED: Check[] = [{
  number: 1,
  what: "attacks, through the front",
  run: () => compareFronts(AGAINST_FRONT),
}];
