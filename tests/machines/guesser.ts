/** Guesses one code before, during and after a fault: the budget must go on from where it was. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { arriveAt, codeOf } from "../http/journey.ts";
import { CODE_RULES } from "../../domain/budget/code.ts";
import type { Stage } from "./player.ts";

export interface Guesser {
  guess(): Promise<void>;
  /** Spends the code's tries; then the right code is accepted only if a count was lost. */
  judge(): Promise<{ guesses: number; reset: number }>;
}

export async function createGuesser(
  { program, newBrowser }: Stage,
  person: Person,
): Promise<Guesser> {
  const browser = newBrowser();
  await arriveAt(program, browser, person, "code");
  const right = await codeOf(program, person.mobile);
  const wrong = String(Number(right) % 9 + 1).padEnd(right.length, right[0] === "1" ? "2" : "1");
  let judged = 0;

  async function guess(): Promise<void> {
    const reply = await browser.post(`${program.origin}/login/code`, { code: wrong })
      .catch(() => undefined);
    if (reply?.status === 422) judged++;
  }

  return {
    guess,
    async judge() {
      for (let more = 0; more < 10 && judged < CODE_RULES.tries; more++) await guess();
      const reply = await browser.post(`${program.origin}/login/code`, { code: right });
      const isAccepted = reply.headers.get("location")?.endsWith("/login/identity") ?? false;
      return { guesses: judged, reset: isAccepted ? 1 : 0 };
    },
  };
}
