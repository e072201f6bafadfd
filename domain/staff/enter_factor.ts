/**
 * The second step of signing in to the desk: a code of the app (TOTP), or one that was sent by SMS.
 * Each try is one commit. It counts like a guess of the password, and for the member whatever the
 * network.
 */
import { latest } from "../budget/uses.ts";
import { transact, type Write } from "../platform/commit.ts";
import { MINUTE } from "../platform/platform.ts";
import { type Read, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { parseNumber } from "../text/digits.ts";
import { FACTOR_SOURCE, factorBudgetRecord, ledgerOf, staffBudgetRecord } from "./budget.ts";
import { type StaffStep, staffStepRecord } from "./enter_password.ts";
import { browserOf, type DeskPlace, deskSource, rememberStaffBrowser } from "./known_browser.ts";
import type { StaffPorts } from "./ports.ts";
import { beginStaffSession, type SecondFactor } from "./session.ts";
import { isActive, type Staff, staffRecord, totpContext, userNameDigest } from "./staff.ts";

export const SMS_CODE_LIFETIME = 5 * MINUTE;
const DIGITS = /^\d{6}$/;

export type FactorOutcome =
  /** `browserToken`: this browser did not know them, and does from now on. */
  | { outcome: "right"; sessionToken: string; browserToken?: string }
  | { outcome: "wrong" | "missing" | "format" }
  | { outcome: "limited"; retryAt: number }
  /** No password was entered in this browser within ten minutes, or all sessions were ended since. */
  | { outcome: "lapsed" };

export interface OpenStep {
  step: Found<StaffStep> & { value: StaffStep };
  staff: Found<Staff> & { value: Staff };
}

/** `null` if the step has lapsed. */
export async function readStep(
  read: Read,
  { hash }: Pick<StaffPorts, "hash">,
  token: string,
): Promise<OpenStep | null> {
  const step = await read(staffStepRecord(hash.digest("staff_step", token)));
  if (!step.value) return null;
  const staff = await read(staffRecord(step.value.staffId));
  const isOpen = isActive(staff.value) && staff.value.epoch === step.value.epoch;
  return isOpen ? { step, staff } as OpenStep : null;
}

/** Who tries a second factor, from where. */
export interface FactorTry {
  token: string;
  place: DeskPlace;
}

/** The same with what tries have spent, and under which name they are counted. */
export async function readTry(
  read: Read,
  { hash, clock }: Pick<StaffPorts, "hash" | "clock">,
  { token, place }: FactorTry,
) {
  const open = await readStep(read, { hash }, token);
  if (!open) return null;
  const { userName, staffId } = open.step.value;
  const budget = await read(staffBudgetRecord(userNameDigest(hash, userName)));
  const browser = await read(browserOf(place));
  const source = deskSource(place, browser, { staffId, now: clock.now() });
  return { ...open, budget, browser, source };
}

/** What the page of the step shows; `null` if the step has lapsed. */
export async function openFactors(
  deps: Pick<StaffPorts, "store" | "hash">,
  token: string,
): Promise<{ sentAt?: number; mobile: string } | null> {
  const open = await readStep((wanted) => read(deps.store, wanted), deps, token);
  if (!open) return null;
  return { sentAt: open.step.value.sms?.sentAt, mobile: open.staff.value.mobile };
}

export async function enterFactor(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit">,
  { typed, ...tried }: FactorTry & { typed: string },
): Promise<FactorOutcome> {
  const { store, clock, hash } = deps;
  const code = parseNumber(typed);
  if (code === "") return { outcome: "missing" };
  if (!DIGITS.test(code)) return { outcome: "format" };
  return await transact(store, async (read) => {
    const found = await readTry(read, deps, tried);
    return found &&
      { ...found, factors: await read(factorBudgetRecord(hash, found.staff.value.id)) };
  }, (found, write): FactorOutcome => {
    if (!found) return { outcome: "lapsed" };
    const { step, staff: { value: staff }, budget, factors, browser, source } = found;
    const now = clock.now();
    const ledger = ledgerOf(budget, source, now);
    const everywhere = ledgerOf(factors, FACTOR_SOURCE, now);
    const retryAt = latest(ledger.guessAllowedAt(), everywhere.guessAllowedAt());
    if (retryAt !== null) return { outcome: "limited", retryAt };
    const right = judge(deps, code, { step: step.value, staff });
    const event = { at: now, detail: { staff: staff.id, by: right?.factor ?? "code" } };
    if (!right) {
      ledger.spendGuess();
      everywhere.spendGuess();
      write.set(budget, ledger.budget).set(factors, everywhere.budget);
      deps.audit.include(write, { ...event, event: "staff.refused" });
      return { outcome: "wrong" };
    }
    ledger.succeed();
    everywhere.succeed();
    write.set(budget, ledger.budget).set(factors, everywhere.budget).delete(step);
    deps.audit.include(write, { ...event, event: "staff.signed_in" });
    const browserToken = rememberStaffBrowser(deps, write, { browser, staffId: staff.id, now });
    return { outcome: "right", sessionToken: signIn(deps, write, { found, right }), browserToken };
  });
}

interface Right {
  factor: SecondFactor;
  lastStep?: number;
}

function judge(
  { hash, seal, totp, clock }: Pick<StaffPorts, "hash" | "seal" | "totp" | "clock">,
  code: string,
  { step: { sms }, staff }: { step: StaffStep; staff: Staff },
): Right | null {
  const now = clock.now();
  const secret = staff.totp && seal.open(staff.totp, totpContext(staff.id));
  const used = secret ? totp.stepOf(secret, code, now) : null;
  if (used !== null && used > (staff.lastStep ?? 0)) return { factor: "totp", lastStep: used };
  const isSent = sms && now < sms.sentAt + SMS_CODE_LIFETIME &&
    hash.matches(sms.code, "staff_sms_code", staff.id, code);
  return isSent ? { factor: "sms" } : null;
}

function signIn(
  deps: Pick<StaffPorts, "clock" | "random" | "hash">,
  write: Write,
  { found: { staff }, right }: { found: OpenStep; right: Right },
): string {
  const now = deps.clock.now();
  const { factor, lastStep = staff.value.lastStep } = right;
  const signedIn = { ...staff.value, lastStep, lastSignInAt: now };
  write.set(staff, signedIn);
  return beginStaffSession(write, deps, { staff: signedIn, factor, now });
}
