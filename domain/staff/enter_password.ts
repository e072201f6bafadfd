/**
 * The first step of signing in to the desk: user name and password. The answer to an unknown name, a
 * suspended member and a wrong password is the same, takes as long, and counts alike.
 */
import { sourceName } from "../budget/source.ts";
import type { RetryAt } from "../budget/uses.ts";
import { transact, type Write } from "../platform/commit.ts";
import { MINUTE, newToken, SECOND } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { appendOnce } from "../platform/record_once.ts";
import { ledgerOf, staffBudgetRecord } from "./budget.ts";
import { normalPassword } from "./credential/password.ts";
import { HasherBusy } from "./credential/verifiers.ts";
import { browserOf, type DeskPlace, deskSource } from "./known_browser.ts";
import type { StaffPorts } from "./ports.ts";
import type { SentCode } from "./session.ts";
import { isActive, readByUserName, type Staff, userNameDigest } from "./staff.ts";
import type { UserName } from "./user_name.ts";

export const STEP_LIFETIME = 10 * MINUTE;

/** The password was right; the second factor is still to come. */
export interface StaffStep {
  staffId: string;
  epoch: number;
  userName: UserName;
  sms?: SentCode;
}

export const staffStepRecord = record<StaffStep, [digest: string]>("staff_step", {
  about: "a password that was right and waits for a second factor, by the hash of its token",
  expireIn: STEP_LIFETIME,
});

export type PasswordFailure =
  | { outcome: "refused" }
  /** `busy`: the password was not looked at, and nothing is counted. */
  | { outcome: "limited" | "busy"; retryAt: number };

export type PasswordOutcome = { outcome: "right"; token: string } | PasswordFailure;

interface TypedPassword {
  userName: UserName;
  password: string;
  place: DeskPlace;
}

export async function enterPassword(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "audit" | "passwords">,
  typed: TypedPassword,
): Promise<PasswordOutcome> {
  const token = newToken(deps.random);
  return await judgePassword(deps, typed, ({ id, epoch }, write) => {
    const step: StaffStep = { staffId: id, epoch, userName: typed.userName };
    write.set(staffStepRecord(deps.hash.digest("staff_step", token)), step);
    return { outcome: "right", token };
  });
}

/** `succeed` writes what follows, in the commit that gives the guess back. */
export async function judgePassword<R>(
  deps: Pick<StaffPorts, "store" | "clock" | "hash" | "audit" | "passwords">,
  { userName, password, place }: TypedPassword,
  succeed: (staff: Staff, write: Write) => R,
): Promise<R | PasswordFailure> {
  const { store, clock, hash, passwords } = deps;
  const name = userNameDigest(hash, userName);
  const now = clock.now();

  // The guess is counted before it is judged: of many at once no more than the budget are.
  const spent = await transact(store, async (read) => ({
    budget: await read(staffBudgetRecord(name)),
    staff: await readByUserName(read, hash, userName),
    browser: await read(browserOf(place)),
  }), ({ budget, staff, browser }, write): Spent => {
    const source = deskSource(place, browser, { staffId: staff?.value?.id, now });
    const ledger = ledgerOf(budget, source, now);
    const retryAt = ledger.guessAllowedAt();
    if (retryAt !== null) return { staff: null, source, retryAt };
    ledger.spendGuess();
    write.set(budget, ledger.budget);
    return { staff: staff?.value ?? null, source, retryAt };
  });
  const { retryAt, source } = spent;
  if (retryAt !== null) return await limited(deps, { name, source, retryAt });

  const staff = isActive(spent.staff) ? spent.staff : null;
  const isRight = await verify(passwords, normalPassword(password), staff);
  if (typeof isRight === "object") {
    await transact(store, { budget: staffBudgetRecord(name) }, ({ budget }, write) => {
      const ledger = ledgerOf(budget, source, now);
      ledger.refundGuess();
      write.set(budget, ledger.budget);
    });
    return { outcome: "busy", retryAt: now + isRight.retryAfter * SECOND };
  }
  if (!staff || !isRight) {
    const refused = { at: now, event: "staff.refused", detail: { name, by: "password" } } as const;
    // Anybody can think of any number of names that nobody has.
    if (spent.staff) await deps.audit.append(refused);
    else await appendOnce(deps, sourceName(place), refused);
    return { outcome: "refused" };
  }
  return await transact(store, { budget: staffBudgetRecord(name) }, ({ budget }, write) => {
    const ledger = ledgerOf(budget, source, now);
    ledger.refundGuess();
    write.set(budget, ledger.budget);
    return succeed(staff, write);
  });
}

interface Spent {
  staff: Staff | null;
  source: string;
  retryAt: RetryAt;
}

async function verify(
  passwords: StaffPorts["passwords"],
  password: string,
  staff: Staff | null,
): Promise<boolean | HasherBusy> {
  try {
    return await passwords.verify(password, staff?.password);
  } catch (error) {
    if (error instanceof HasherBusy) return error;
    throw error;
  }
}

async function limited(
  { store, audit, clock }: Pick<StaffPorts, "store" | "audit" | "clock">,
  { name, source, retryAt }: { name: string; source: string; retryAt: number },
): Promise<PasswordFailure> {
  const at = clock.now();
  await appendOnce({ store, audit }, source, { at, event: "staff.limited", detail: { name } });
  return { outcome: "limited", retryAt };
}
