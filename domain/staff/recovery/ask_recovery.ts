/**
 * «بازیابی رمز عبور»: a code goes to the member's registered mobile. Names that nobody has, and
 * members who cannot sign in, get the same answer after the same work: the same records are read and
 * written, and the SMS leaves in the background.
 */
import { isTaken } from "../../notice/taken.ts";
import { transact } from "../../platform/commit.ts";
import { MINUTE, newDigits, newToken } from "../../platform/platform.ts";
import { record } from "../../platform/record.ts";
import { ledgerOf, staffBudgetRecord } from "../budget.ts";
import { browserOf, type DeskPlace, deskSource } from "../known_browser.ts";
import type { StaffPorts } from "../ports.ts";
import { isActive, staffByUserNameRecord, staffRecord, userNameDigest } from "../staff.ts";
import type { UserName } from "../user_name.ts";
import { CODE_DIGITS } from "../credential/typed_code.ts";

/** NIST SP 800-63B-4 §3.1.3.2: no longer than ten minutes. */
export const RECOVERY_LIFETIME = 10 * MINUTE;

export interface Recovery {
  userName: UserName;
  /** Absent if nobody was sent a code. */
  member?: { staffId: string; epoch: number };
  /** By its hash. */
  code: string;
}

export const recoveryRecord = record<Recovery, [digest: string]>("staff_recovery", {
  about: "a password of the desk that is being recovered, by the hash of the browser's token",
  expireIn: RECOVERY_LIFETIME,
});

export type AskRecoveryOutcome =
  | { outcome: "asked"; token: string }
  | { outcome: "limited"; retryAt: number };

export async function askRecovery(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "sms" | "audit" | "background"
  >,
  { userName, place }: { userName: UserName; place: DeskPlace },
): Promise<AskRecoveryOutcome> {
  const { store, clock, random, hash, sms, audit, background } = deps;
  const now = clock.now();
  const token = newToken(random);
  const code = newDigits(random, CODE_DIGITS);
  const decided = await transact(store, async (read) => {
    const { name, ...found } = await read({
      name: staffByUserNameRecord(hash, userName),
      budget: staffBudgetRecord(userNameDigest(hash, userName)),
      browser: browserOf(place),
    });
    return { ...found, staff: await read(staffRecord(name.value ?? "none")) };
  }, ({ budget, browser, staff: { value: staff } }, write) => {
    const member = isActive(staff) ? staff : undefined;
    const ledger = ledgerOf(budget, deskSource(place, browser, { staffId: staff?.id, now }), now);
    const retryAt = ledger.codeAllowedAt();
    if (retryAt !== null) return { retryAt };
    ledger.spendCode();
    write.set(budget, ledger.budget)
      .set(recoveryRecord(hash.digest("staff_recovery", token)), {
        userName,
        member: member && { staffId: member.id, epoch: member.epoch },
        code: hash.digest("staff_recovery_code", token, code),
      });
    return { retryAt: null, member };
  });
  if (decided.retryAt !== null) return { outcome: "limited", retryAt: decided.retryAt };
  const { member } = decided;
  background(async () => {
    if (!member) return;
    await audit.append({ at: now, event: "staff.recovery_asked", detail: { staff: member.id } });
    await isTaken(sms.send(member.mobile, { template: "desk_code", code }));
  });
  return { outcome: "asked", token };
}
