/** Case 39: the machine's clock jumps by ten minutes, back and forth. */
import { createSteadyClock } from "../../../adapters/runtime/system.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { arriveAt, codeOf, signIn } from "../../http/journey.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { startTestProgram } from "../../support/program.ts";
import { countsOf, type Finding, type Scenario } from "../scenario.ts";

async function jumps(): Promise<Finding[]> {
  let offset = 0;
  const program = await startTestProgram({
    clock: createSteadyClock({
      wall: () => Date.now() + offset,
      elapsed: () => performance.now(),
    }),
  });
  try {
    const echo = `http://echo.localhost:${program.port}/`;
    const person = (persona: string) =>
      program.sandbox.people.find((one) => one.persona === persona)!;
    await using known = createHttpClient(program);
    await using ended = createHttpClient(program);
    await using late = createHttpClient(program);
    await signIn(program, ended, person("two-sims"), echo);
    // Longer than a session may be idle.
    offset += 36 * MINUTE;
    const dead = [(await ended.send(echo)).status];
    await signIn(program, known, person("chief-executive"), echo);
    const maryam = person("verified-citizen");
    const page = await arriveAt(program, late, maryam, "code");
    const code = await codeOf(program, maryam.mobile);
    const going: number[] = [];
    const codes: string[] = [];
    const jump = async (minutes: number) => {
      offset += minutes * MINUTE;
      going.push((await known.send(echo)).status);
      dead.push((await ended.send(echo)).status);
      const reply = await late.submit(page, { code });
      codes.push(reply.url.pathname === "/login/identity" ? "accepted" : "refused");
    };
    for (const minutes of [10, -10, -10, 10, -10]) await jump(minutes);
    const home = await signIn(program, createHttpClient(program), person("arabic-letters"), echo)
      .then(({ status }) => status, String);
    return [
      {
        what: "jumps of 10 min, forth and back; a signed-in person continues",
        sent: going.length,
        expected: "200",
        got: countsOf(going),
        lost: going.filter((status) => status !== 200).length,
      },
      {
        what: "a session that had ended before",
        sent: dead.length,
        expected: "401 throughout",
        got: countsOf(dead),
        lost: dead.filter((status) => status !== 401).length,
      },
      {
        what: "a code that expired by the first jump",
        sent: codes.length,
        expected: "refused throughout",
        got: countsOf(codes),
        lost: codes.filter((one) => one !== "refused").length,
      },
      {
        what: "a sign-in after all jumps",
        sent: 1,
        expected: "200",
        got: String(home),
        lost: home === 200 ? 0 : 1,
      },
    ];
  } finally {
    await program.stop();
  }
}

export const CLOCK_SCENARIOS: Scenario[] = [
  { number: 39, fault: "the clock jumps by ten minutes", run: jumps },
];
