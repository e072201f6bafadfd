/** Guesses one code before, during and after a fault: the budget must go on from where it was. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { arriveAt, codeOf } from "../http/journey.ts";
import { CODE_RULES } from "../../domain/budget/code.ts";
import type { Stage } from "./player.ts";

const WRONG = "رمز یک‌بارمصرف درست نیست";

export interface Guesser {
  guess(): Promise<void>;
  /** Spends the code's tries; then the right code is accepted only if a count was lost. */
  judge(): Promise<Guesses>;
}

export interface Guesses {
  /** Acknowledged as wrong, with tries left. */
  wrong: number;
  /** Whether the right code was accepted after all tries had been answered with no. */
  isReset: boolean;
}

export async function createGuesser(
  { program, newBrowser, log }: Stage,
  person: Person,
): Promise<Guesser> {
  const browser = newBrowser();
  await arriveAt(program, browser, person, "code");
  log.codesSent.push(Date.now());
  const right = await codeOf(program, person.mobile);
  const guess = right.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
  const said = { wrong: 0, no: 0 };

  async function guessOnce(): Promise<void> {
    const reply = await browser.post(`${program.origin}/login/code`, { code: guess })
      .catch(() => undefined);
    if (reply?.status !== 422) return;
    said.no++;
    // Of the last try, and of one more, it says the same.
    if (reply.text.includes(WRONG)) said.wrong++;
  }

  return {
    guess: guessOnce,
    async judge() {
      for (let more = 0; more < 10 && said.no < CODE_RULES.tries; more++) await guessOnce();
      const reply = await browser.post(`${program.origin}/login/code`, { code: right })
        .catch(() => undefined);
      const isAccepted = reply?.headers.get("location")?.endsWith("/login/identity") ?? false;
      return { wrong: said.wrong, isReset: isAccepted && said.no >= CODE_RULES.tries };
    },
  };
}
