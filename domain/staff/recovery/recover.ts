/**
 * The code of a recovery and the new password. Each try counts as a second factor's does, for names
 * that nobody has as well. A manager's new password waits for a second manager.
 */
import { latest } from "../../budget/uses.ts";
import { transact } from "../../platform/commit.ts";
import { type Read, read } from "../../platform/read.ts";
import { isCode, typedCode } from "../credential/typed_code.ts";
import { FACTOR_SOURCE, factorBudgetRecord, ledgerOf, staffBudgetRecord } from "../budget.ts";
import { faultOf, normalPassword, type PasswordFault, personalOf } from "../credential/password.ts";
import { browserOf, type DeskPlace, deskSource } from "../known_browser.ts";
import { tellMember } from "../members/tell_desk.ts";
import type { StaffPorts } from "../ports.ts";
import { isActive, type Staff, staffRecord, userNameDigest } from "../staff.ts";
import { recoveryRecord } from "./ask_recovery.ts";
import { otherManagers, recoveryRequestRecord } from "./request.ts";
import { withNewPassword } from "./with_new_password.ts";

export interface RecoverFaults {
  code?: "missing" | "format" | "wrong";
  password?: PasswordFault | "different";
}

export type RecoverOutcome =
  | { outcome: "recovered" }
  /** Until a second manager, or an operator, approves. */
  | { outcome: "waits"; for: "manager" | "operator" }
  | { outcome: "faulty"; faults: RecoverFaults }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "lapsed" };

interface Typed {
  token: string;
  code: string;
  password: string;
  again: string;
  place: DeskPlace;
}

type Deps = Pick<
  StaffPorts,
  "store" | "clock" | "hash" | "audit" | "passwords" | "isCommonPassword"
>;

export async function recover(deps: Deps, typed: Typed): Promise<RecoverOutcome> {
  const code = typedCode(typed.code);
  if (code === "") return { outcome: "faulty", faults: { code: "missing" } };
  if (!isCode(code)) return { outcome: "faulty", faults: { code: "format" } };
  const judged = await judgeCode(deps, typed, code);
  if (judged.outcome !== "right") return judged;
  // Only who has the code learns what is known of the member.
  const password = normalPassword(typed.password);
  const fault = await faultOf(password, {
    personal: personalOf(judged.staff),
    isCommon: deps.isCommonPassword,
  }) ?? (password === normalPassword(typed.again) ? undefined : "different");
  if (fault) return { outcome: "faulty", faults: { password: fault } };
  return await keep(deps, typed, await deps.passwords.hash(password));
}

/** The recovery is open, and its member stands as they did when it began. */
const readRecovery =
  ({ hash }: Pick<StaffPorts, "hash">, { token, place }: Typed) => async (read: Read) => {
    const recovery = await read(recoveryRecord(hash.digest("staff_recovery", token)));
    if (!recovery.value) return null;
    const { userName, member } = recovery.value;
    const name = userNameDigest(hash, userName);
    return {
      recovery: { ...recovery, value: recovery.value },
      ...await read({
        budget: staffBudgetRecord(name),
        factors: factorBudgetRecord(hash, member?.staffId ?? `nobody ${name}`),
        browser: browserOf(place),
        staff: staffRecord(member?.staffId ?? "none"),
      }),
    };
  };

type Judged = { outcome: "right"; staff: Staff } | Exclude<RecoverOutcome, { outcome: "waits" }>;

async function judgeCode(deps: Deps, typed: Typed, code: string): Promise<Judged> {
  const { store, clock, hash, audit } = deps;
  return await transact(store, readRecovery(deps, typed), (found, write): Judged => {
    if (!found) return { outcome: "lapsed" };
    const { recovery: { value: { member, code: sent } }, budget, factors, browser } = found;
    const now = clock.now();
    const source = deskSource(typed.place, browser, { staffId: member?.staffId, now });
    const ledger = ledgerOf(budget, source, now);
    const everywhere = ledgerOf(factors, FACTOR_SOURCE, now);
    const retryAt = latest(ledger.guessAllowedAt(), everywhere.guessAllowedAt());
    if (retryAt !== null) return { outcome: "limited", retryAt };
    const isRight = hash.matches(sent, "staff_recovery_code", typed.token, code);
    const staff = found.staff.value;
    if (isRight && isActive(staff) && staff.epoch === member?.epoch) {
      return { outcome: "right", staff };
    }
    ledger.spendGuess();
    everywhere.spendGuess();
    write.set(budget, ledger.budget).set(factors, everywhere.budget);
    if (member) {
      const detail = { staff: member.staffId, by: "recovery" };
      audit.include(write, { at: now, event: "staff.refused", detail });
    }
    return { outcome: "faulty", faults: { code: "wrong" } };
  });
}

async function keep(deps: Deps, typed: Typed, password: string): Promise<RecoverOutcome> {
  const { store, clock, audit } = deps;
  return await transact(store, async (read) => {
    const found = await readRecovery(deps, typed)(read);
    const staff = found?.staff.value ?? null;
    if (!found || !isActive(staff) || staff.epoch !== found.recovery.value.member?.epoch) {
      return null;
    }
    const isManager = staff.agencyId !== undefined && staff.roles.includes("manager");
    return {
      recovery: found.recovery,
      staff: { ...found.staff, value: staff },
      others: isManager ? await otherManagers(read, staff) : null,
    };
  }, (found, write): RecoverOutcome => {
    if (!found) return { outcome: "lapsed" };
    const { recovery, staff: { value: staff }, others } = found;
    const now = clock.now();
    write.delete(recovery);
    if (!others) {
      write.set(found.staff, withNewPassword(staff, password));
      audit.include(write, { at: now, event: "staff.recovered", detail: { staff: staff.id } });
      return { outcome: "recovered" };
    }
    write.set(recoveryRequestRecord(staff.agencyId!, staff.id), {
      staffId: staff.id,
      epoch: staff.epoch,
      password,
      askedAt: now,
    });
    for (const { id: staffId } of others) {
      tellMember(write, { id: `recovery.${staff.id}.${now}`, staffId, at: now });
    }
    return { outcome: "waits", for: others.length > 0 ? "manager" : "operator" };
  });
}

/** Whether a recovery is open in this browser; the same for names that nobody has. */
export async function isRecovering(
  { store, hash }: Pick<StaffPorts, "store" | "hash">,
  token: string,
): Promise<boolean> {
  return (await read(store, recoveryRecord(hash.digest("staff_recovery", token)))).value !== null;
}
