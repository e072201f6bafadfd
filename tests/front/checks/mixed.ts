/** Check 2: no spelling of a request gets the answer that was kept for another person. */
import { signIn } from "../../http/journey.ts";
import { headersOf, type Stage } from "../../attacks/stage.ts";
import { createHttpClient } from "../../support/http_client.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { setFrontStage } from "../support/carried_stage.ts";

type Spelling = (own: string, other: string) => string[];

/** Lines of a request that is the person's own, whatever else is in it. */
const OWN: Record<string, Spelling> = {
  "alone": (own) => [`Cookie: ${own}`],
  "behind another cookie": (own) => [`Cookie: a=1; ${own}`],
  "before another cookie": (own) => [`Cookie: ${own}; a=1`],
  "without a space": (own) => [`Cookie: a=1;${own}`],
  "in a second line": (own) => ["Cookie: a=1", `Cookie: ${own}`],
  "before a second line": (own) => [`Cookie: ${own}`, "Cookie: a=1"],
  "beside the other's in capitals": (own, other) => [`Cookie: ${other.toUpperCase()}; ${own}`],
  "with the other's in a value": (own, other) => [`Cookie: ${own}; a=${other.split("=")[1]}`],
  "with the other's as a header": (own, other) => [`Cookie: ${own}`, `X-Cookie: ${other}`],
  "with Vary and Cache-Control": (
    own,
  ) => [`Cookie: ${own}`, "Vary: *", "Cache-Control: only-if-cached"],
  "with a forged IP": (own) => [`Cookie: ${own}`, "X-Forwarded-For: 192.0.2.1"],
  "with the front's own header": (own) => [`Cookie: ${own}`, "X-Original-URI: /"],
};

/** Lines that are of no one person: nothing may arrive. */
const NO_ONES: Record<string, Spelling> = {
  "both cookies": (own, other) => [`Cookie: ${own}; ${other}`],
  "both, in two lines": (own, other) => [`Cookie: ${own}`, `Cookie: ${other}`],
  "both, without a space": (own, other) => [`Cookie: ${own};${other}`],
  "no cookie": () => [],
  "a cut cookie": (own) => [`Cookie: ${own.slice(0, -1)}`],
  "a longer cookie": (own) => [`Cookie: ${own}x`],
  "its name in capitals": (own) => [`Cookie: ${own.replace("panjereh", "PANJEREH")}`],
};

const ROUNDS = 20;

/** Who the agency was told is there; `null` if nothing arrived. */
async function told(stage: Stage, lines: string[]): Promise<string | null> {
  const head = ["GET / HTTP/1.1", `Host: ${stage.host}`, "X-Attempt: {attempt}", ...lines];
  const { arrived } = await stage.send([...head, "Connection: close", "", ""].join("\r\n"));
  return arrived.length === 0 ? null : headersOf(arrived[0]).get("x-identity-subject")![0];
}

async function otherCookie({ program, host }: Stage): Promise<string> {
  await using browser = createHttpClient(program);
  const person = program.sandbox.people.find(({ persona }) => persona === "chief-executive")!;
  await signIn(program, browser, person, `http://${host}/`);
  return `panjereh_service=${browser.cookie(`http://${host}`, "panjereh_service")}`;
}

export const MIXED: Check[] = [{
  number: 2,
  what: "two people at once, in every spelling of a cookie",
  async run() {
    await using stage = await setFrontStage("front");
    const cookies = [stage.cookie, await otherCookie(stage)];
    stage.unclaimed();
    const people = [];
    for (const cookie of cookies) people.push(await told(stage, [`Cookie: ${cookie}`]));
    const seen: Seen[] = [];
    for (const [kind, spellings] of [["own", OWN], ["no one's", NO_ONES]] as const) {
      for (const [name, spell] of Object.entries(spellings)) {
        let wrong = 0;
        for (let round = 0; round < ROUNDS; round++) {
          // Both are kept in the front's memory meanwhile.
          for (const cookie of cookies) await told(stage, [`Cookie: ${cookie}`]);
          for (const [who, own] of cookies.entries()) {
            const got = await told(stage, spell(own, cookies[1 - who]));
            if (got !== (kind === "own" ? people[who] : null)) wrong++;
          }
        }
        seen.push({
          what: name,
          expected: kind === "own" ? "the person alone" : "nothing arrives",
          got: `${2 * ROUNDS} sent, ${wrong} otherwise`,
          holds: wrong === 0 && people[0] !== people[1],
        });
      }
    }
    return seen;
  },
}];
