/** A one-time code, issued within every budget and given to the operator. */
import { spendCaptcha, spentKey } from "../captcha/captcha.ts";
import { decoyOf, isLiveCode, issueCode, type OneTimeCode } from "../journey/one_time_code.ts";
import { type PersonBudget, PersonLedger } from "../budget/person.ts";
import {
  captchasAllowedAt,
  currentPlace,
  placeAllowedAt,
  type PlaceBudget,
} from "../budget/place.ts";
import { sourceName } from "../budget/source.ts";
import { transact } from "../platform/store.ts";
import { auditRecord, type Caller, type SignInDeps } from "../journey/deps.ts";
import { deliverCode } from "./deliver_code.ts";
import { ipKey, networkKey, PLACE_BUDGET_LIFETIME } from "../journey/place_keys.ts";
import {
  isSameSubject,
  ledgerKeys,
  PERSON_BUDGET_LIFETIME,
  sourceOf,
  type Subject,
} from "../journey/subject.ts";
import {
  type Transaction,
  TRANSACTION_LIFETIME,
  transactionKey,
  writeTransaction,
} from "../journey/transaction.ts";
import { addWaiting, type Waiting, waitingKey } from "../journey/waiting.ts";

export type SendCodeOutcome =
  | { outcome: "sent" }
  /** The journey goes on: the code can be asked for again at the transaction's `resendAt`. */
  | { outcome: "undelivered" }
  /** No further code by SMS before `retryAt`; the code step waits for one by dialling. */
  | { outcome: "waiting"; retryAt: number }
  | { outcome: "limited"; retryAt: number };

interface Issued {
  outcome: "issued";
  /** Nothing leaves: nobody has that national ID, or their number has had enough codes. */
  silent: boolean;
}
type Decision = Issued | { outcome: "waiting" | "limited"; retryAt: number } | {
  outcome: "captcha_spent";
};

/** What lets a journey begin. */
export interface Opening {
  /** The transaction that the caller's takes the place of. */
  former: string;
  /** The security code that was answered rightly: it is spent in the commit that counts the one-time code. */
  captchaId: string;
}

/** Without `opening`, the person asked for another one. */
export async function sendCode(
  deps: SignInDeps,
  caller: Caller,
  subject: Subject,
): Promise<SendCodeOutcome>;
export async function sendCode(
  deps: SignInDeps,
  caller: Caller,
  subject: Subject,
  opening: Opening,
): Promise<SendCodeOutcome | { outcome: "captcha_spent" }>;
export async function sendCode(
  deps: SignInDeps,
  caller: Caller,
  subject: Subject,
  opening?: Opening,
): Promise<SendCodeOutcome | { outcome: "captcha_spent" }> {
  const source = sourceName(await sourceOf(deps, caller, subject.mobile));
  const now = deps.clock.now();
  const { code, record } = issueCode(deps, deps.rules.code, now);
  const keys = [
    transactionKey(opening?.former ?? caller.transaction),
    ipKey(caller),
    networkKey(caller),
    waitingKey(deps, subject.mobile || subject.nationalId!),
    // Of no challenge: always empty.
    spentKey(opening?.captchaId ?? ""),
    ...ledgerKeys(deps, subject),
  ] as const;

  const decision = await transact<
    [Transaction, PlaceBudget, PlaceBudget, Waiting, true, ...PersonBudget[]],
    Decision
  >(deps.store, keys, ([running, ip, network, waiting, spent, ...persons], write) => {
    if (spent.value) return { outcome: "captcha_spent" };
    const [ledger, behind] = persons.map(({ value }) =>
      new PersonLedger(value, source, now, deps.rules.person)
    );
    const places = [
      { key: keys[1], place: currentPlace(ip.value, now), limits: deps.rules.ip },
      { key: keys[2], place: currentPlace(network.value, now), limits: deps.rules.network },
    ];
    const closedUntil = opening ? captchasAllowedAt(places[0].place, deps.rules.ip) : null;
    if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };
    if (opening) spendCaptcha(write, spent);
    const placeAt = places.map(({ place, limits }) => placeAllowedAt(place, limits));
    const times = [ledger.codeAllowedAt(), ...placeAt].filter((time) => time !== null);
    const begun = (code: OneTimeCode | undefined, resendAt: number) => {
      if (opening) write.delete(keys[0]);
      writeTransaction(write, caller.transaction, {
        step: "code",
        ...subject,
        code,
        resendAt,
        typedIdentity: typedBefore(running.value, subject),
      });
      const one = { transaction: caller.transaction, askedAt: now };
      write.set(keys[3], addWaiting(waiting.value, source, one), {
        expireIn: TRANSACTION_LIFETIME,
      });
    };

    if (times.length) {
      const retryAt = Math.max(...times);
      deps.audit.include(write, auditRecord(deps, caller, "code.limited"));
      // A dialled code could not be entered, or the place is the trouble and not the person.
      const closed = ledger.guessAllowedAt() !== null || placeAt.some((time) => time !== null);
      if (!deps.wires.ussd || closed) return { outcome: "limited", retryAt };
      begun(stillLive(running.value), retryAt);
      return { outcome: "waiting", retryAt };
    }

    const silent = !subject.mobile || (behind !== undefined && behind.codeAllowedAt() !== null);
    ledger.spendCode();
    if (!silent) behind?.spendCode();
    [ledger, behind].forEach((each, i) => {
      if (each) write.set(keys[5 + i], each.budget, { expireIn: PERSON_BUDGET_LIFETIME });
    });
    for (const { key, place } of places) {
      write.set(key, { ...place, sent: place.sent + 1 }, { expireIn: PLACE_BUDGET_LIFETIME });
    }
    begun(silent ? decoyOf(record) : record, now + deps.rules.person.resendAfter);
    deps.audit.include(write, auditRecord(deps, caller, "code.sent"));
    return { outcome: "issued", silent };
  });
  if (decision.outcome !== "issued") return decision;

  const delivery = { mobile: subject.mobile, source, code, record, again: !opening };
  if (subject.nationalId === undefined) return await deliverCode(deps, caller, delivery);
  // Nobody learns from the time that it takes, or from an operator's refusal, whether there is a number.
  if (!decision.silent) {
    deps.background(async () => void await deliverCode(deps, caller, delivery, true));
  }
  return { outcome: "sent" };

  function stillLive(running: Transaction | null): OneTimeCode | undefined {
    const same = running?.step === "code" && isSameSubject(running, subject);
    const live = same && running.code && isLiveCode(running.code, deps.rules.code, now);
    return live ? running.code : undefined;
  }
}

/** A person who begins again finds the identity's fields as they left them. */
function typedBefore(running: Transaction | null, subject: Subject): Transaction["typedIdentity"] {
  if (running && isSameSubject(running, subject) && running.typedIdentity) {
    return running.typedIdentity;
  }
  const { nationalId } = subject;
  return nationalId === undefined ? undefined : { nationalId, day: "", month: "", year: "" };
}
