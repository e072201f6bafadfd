/**
 * A second factor is tried: a code of the app (TOTP), one that was sent by SMS, or a passkey's
 * signature; in the second step of signing in, or again before a dangerous act. Each try is one
 * commit. It counts like a guess of the password, and for the member whatever the network.
 */
import type { PersonBudget } from "../budget/person.ts";
import { latest } from "../budget/uses.ts";
import type { AuditEvent } from "../platform/audit.ts";
import { transact, type Write } from "../platform/commit.ts";
import { MINUTE } from "../platform/platform.ts";
import { type Read, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { isCode, typedCode } from "./credential/typed_code.ts";
import { FACTOR_SOURCE, factorBudgetRecord, ledgerOf, staffBudgetRecord } from "./budget.ts";
import { browserOf, type DeskPlace, deskSource, type StaffBrowser } from "./known_browser.ts";
import { readSigned, type Signed, spentBy, staffPasskeysRecord, usePasskey } from "./passkeys.ts";
import type { StaffPorts } from "./ports.ts";
import type { SecondFactor, SentCode } from "./session.ts";
import { type Staff, totpContext, userNameDigest } from "./staff.ts";
import type { UserName } from "./user_name.ts";

export const SMS_CODE_LIFETIME = 5 * MINUTE;

/** Who is asked: in the second step, or in their session. */
export interface Asked {
  staff: Found<Staff> & { value: Staff };
  userName: UserName;
  sms?: SentCode;
}

export type ReadAsked<A extends Asked> = (read: Read) => Promise<A | null>;

export interface TypedFactor {
  /** As typed; passed over if there is a credential. */
  code: string;
  /** A passkey's answer in JSON, empty if none was used. */
  credential?: string;
  /** Digest of the step or session that was asked. */
  holder: string;
  place: DeskPlace;
}

export type FactorFailure =
  | { outcome: "wrong" | "missing" | "format" }
  | { outcome: "limited"; retryAt: number }
  /** Nobody is asked here any more. */
  | { outcome: "lapsed" };

export interface Right {
  factor: SecondFactor;
  /** The member, for whom this code does not count again. */
  staff: Staff;
}

type Deps = Pick<
  StaffPorts,
  "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit" | "deskPasskeys"
>;

/** What tries have spent, and under which name they are counted. */
export async function readTries<A extends Asked>(
  read: Read,
  { hash, clock }: Pick<StaffPorts, "hash" | "clock">,
  readAsked: ReadAsked<A>,
  place: DeskPlace,
): Promise<Tried<A> | null> {
  const asked = await readAsked(read);
  if (!asked) return null;
  const { staff: { value: { id } }, userName } = asked;
  const found = await read({
    budget: staffBudgetRecord(userNameDigest(hash, userName)),
    browser: browserOf(place),
  });
  const source = deskSource(place, found.browser, { staffId: id, now: clock.now() });
  return { ...asked, ...found, source };
}

export type Tried<A extends Asked> = A & {
  budget: Found<PersonBudget>;
  browser: Found<StaffBrowser>;
  source: string;
};

/** `succeed` writes what follows, the member among it; `event` is recorded with who and by what. */
export async function tryFactor<A extends Asked, R>(
  deps: Deps,
  typed: TypedFactor,
  readAsked: ReadAsked<A>,
  { event, succeed }: {
    event: AuditEvent;
    succeed: (write: Write, found: Tried<A>, right: Right) => R;
  },
): Promise<R | FactorFailure> {
  const { store, clock, hash } = deps;
  const code = typedCode(typed.code);
  if (!typed.credential && code === "") return { outcome: "missing" };
  if (!typed.credential && !isCode(code)) return { outcome: "format" };
  const signed = typed.credential ? await signedNow(deps, typed, readAsked) : null;

  return await transact(store, async (read) => {
    const tried = await readTries(read, deps, readAsked, typed.place);
    return tried && {
      tried,
      ...await read({
        factors: factorBudgetRecord(hash, tried.staff.value.id),
        list: staffPasskeysRecord(tried.staff.value.id),
        spent: spentBy(signed),
      }),
    };
  }, (found, write): R | FactorFailure => {
    if (!found) return { outcome: "lapsed" };
    const { tried, factors } = found;
    const { staff: { value: staff }, budget, source } = tried;
    const now = clock.now();
    const ledger = ledgerOf(budget, source, now);
    const everywhere = ledgerOf(factors, FACTOR_SOURCE, now);
    const retryAt = latest(ledger.guessAllowedAt(), everywhere.guessAllowedAt());
    if (retryAt !== null) return { outcome: "limited", retryAt };
    const right = typed.credential
      ? usePasskey(write, found, signed, now) && { factor: "passkey" as const, staff }
      : judge(deps, code, tried);
    const by = right ? right.factor : typed.credential ? "passkey" : "code";
    const record = { at: now, detail: { staff: staff.id, by } };
    if (right) {
      ledger.succeed();
      everywhere.succeed();
    } else {
      ledger.spendGuess();
      everywhere.spendGuess();
    }
    write.set(budget, ledger.budget).set(factors, everywhere.budget);
    deps.audit.include(write, { ...record, event: right ? event : "staff.refused" });
    return right ? succeed(write, tried, right) : { outcome: "wrong" };
  });
}

async function signedNow<A extends Asked>(
  deps: Deps,
  { credential = "", holder }: TypedFactor,
  readAsked: ReadAsked<A>,
): Promise<Signed | null> {
  const asked = await readAsked((wanted) => read(deps.store, wanted));
  return asked && await readSigned(deps, { staffId: asked.staff.value.id, holder, credential });
}

function judge(
  { hash, seal, totp, clock }: Pick<StaffPorts, "hash" | "seal" | "totp" | "clock">,
  code: string,
  { staff: { value: staff }, sms }: Asked,
): Right | null {
  const now = clock.now();
  const secret = staff.totp && seal.open(staff.totp, totpContext(staff.id));
  const used = secret ? totp.stepOf(secret, code, now) : null;
  if (used !== null && used > (staff.lastStep ?? 0)) {
    return { factor: "totp", staff: { ...staff, lastStep: used } };
  }
  const isSent = sms && now < sms.sentAt + SMS_CODE_LIFETIME &&
    hash.matches(sms.code, "staff_sms_code", staff.id, code);
  return isSent ? { factor: "sms", staff } : null;
}
