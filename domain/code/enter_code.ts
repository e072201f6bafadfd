/** Step 2: the one-time code. Every attempt is one atomic commit, however many arrive at once. */
import type { Ports } from "../ports.ts";
import type { CodePorts } from "./ports.ts";
import { parseCode, STRAINED_TRIES } from "../journey/one_time_code.ts";
import { type Source, sourceName } from "../budget/source.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { transact } from "../platform/commit.ts";
import { parseNumber } from "../text/digits.ts";
import type { Caller } from "../journey/caller.ts";
import { sourceOf } from "../journey/subject.ts";
import { readTransaction } from "../journey/transaction.ts";
import { acceptedBefore } from "./accepted_code.ts";
import { decideTry, type TryOutcome, tryRecords } from "./decide_try.ts";

export type EnterCodeOutcome = TryOutcome | { outcome: "missing" | "format" };

export async function enterCode(
  deps: CodePorts,
  caller: Caller,
  typed: string,
): Promise<EnterCodeOutcome> {
  const result = await tryCode(deps, caller, typed);
  if (result.outcome !== "elsewhere") return result;
  return await acceptedBefore(deps, caller, typed) ?? result;
}

async function tryCode(
  deps: CodePorts,
  caller: Caller,
  typed: string,
): Promise<EnterCodeOutcome> {
  const running = await readTransaction(deps, caller);
  if (running?.step !== "code") return { outcome: "elsewhere" };
  if (parseNumber(typed) === "") return { outcome: "missing" };
  const code = parseCode(typed, deps.rules.code.digits);
  if (!code) return { outcome: "format" };

  const now = deps.clock.now();
  const source = await sourceOf(deps, caller, running.mobile);
  const account = source.knownBrowser
    ? await findAccountByMobile(deps.store, deps.hash, running.mobile) ?? undefined
    : undefined;
  const tries = await triesNow(deps, source);
  const one = { caller, subject: running, source: sourceName(source), account, code, tries, now };
  return await transact(
    deps.store,
    tryRecords(deps, caller, running),
    (found, write) => decideTry(deps, one, found, write),
  );
}

/** While the whole system is under strain, an unknown browser has fewer. */
async function triesNow(
  { strain, rules }: Pick<Ports, "strain" | "rules">,
  source: Source,
): Promise<number> {
  return !source.knownBrowser && await strain.isHigh()
    ? Math.min(STRAINED_TRIES, rules.code.tries)
    : rules.code.tries;
}
