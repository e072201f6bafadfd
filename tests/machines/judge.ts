/** What was acknowledged and is lost, happened twice, is half, or was forgotten by a budget. */
import { CODE_RULES } from "../../domain/budget/code.ts";
import type { HttpClient } from "../support/http_client.ts";
import { openStoreAt } from "../support/postgres/stores.ts";
import { missingBudgets } from "./budgets.ts";
import type { Gateways } from "./gateways.ts";
import type { Guesses } from "./guesser.ts";
import { PASSWORDS } from "./patroni_settings.ts";
import { type Acknowledged, isSignedIn, livesAgain } from "./player.ts";
import { examine } from "./whole.ts";

export interface Judgement {
  /** Acknowledged sign-ins that are unknown, and sign-outs that did not last. */
  lost: number;
  /** Codes that were accepted more than once. */
  twice: number;
  codes: number;
  half: string[];
  /** Codes that were accepted after their tries, and what is missing from budgets. */
  reset: string[];
}

export async function judge(
  { program, store: url }: Gateways,
  log: Acknowledged,
  { clickers, guessed }: { clickers: HttpClient[]; guessed: Guesses[] },
): Promise<Judgement> {
  let lost = 0;
  await inParallel([...log.live, ...clickers], async (browser) => {
    if (!await isSignedIn(program, browser)) lost++;
  });
  await inParallel(log.ended, async (ended) => {
    if (await livesAgain(program, ended)) lost++;
  });
  const store = await openStoreAt(url, { password: PASSWORDS.postgres, timeout: 20_000 });
  try {
    const wrong = guessed.reduce((sum, { wrong }) => sum + wrong, 0);
    const missing = await missingBudgets(store, { wrong, unused: guessed.length }, log);
    const accepted = guessed.filter(({ isReset }) => isReset);
    // The answer does not tell: a journey that was left behind its code is led to its current step.
    await inParallel(log.codes, ({ browser, code, before }) => {
      for (const [name, value] of before) browser.setCookie(program.origin, name, value);
      return browser.post(`${program.origin}/login/code`, { code });
    });
    const { half, rightCodes } = await examine(store);
    return {
      lost,
      twice: Math.max(0, rightCodes - log.codesTyped.size),
      codes: log.codes.length,
      half,
      reset: [...accepted.map(() => `a code after ${CODE_RULES.tries} wrong ones`), ...missing],
    };
  } finally {
    store.close();
  }
}

const AT_ONCE = 8;

async function inParallel<T>(all: readonly T[], one: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...all];
  const work = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await one(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
