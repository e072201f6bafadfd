/** Step 1: a mobile (or national ID) and a security code in, a one-time code on its way out. Also sends it again. */
import { DeliveryFailed } from "../challenge/delivery.ts";
import { decoyOf, isLiveCode, issueCode, type OneTimeCode } from "../challenge/one_time_code.ts";
import { type PersonBudget, PersonLedger, type RetryAt } from "../challenge/person_budget.ts";
import { currentPlace, placeAllowedAt, type PlaceBudget } from "../challenge/place_budget.ts";
import { rememberSent } from "../challenge/sent_message.ts";
import { sourceName } from "../challenge/source.ts";
import { HOUR, SECOND } from "../platform.ts";
import { type Key, transact } from "../store.ts";
import { auditRecord, type Caller, type SignInDeps } from "./deps.ts";
import { reportLost } from "./delivery_report.ts";
import {
  findSubject,
  isSameSubject,
  ledgerKeys,
  PERSON_BUDGET_LIFETIME,
  personKey,
  sourceOf,
  type Subject,
} from "./subject.ts";
import {
  readTransaction,
  type Transaction,
  TRANSACTION_LIFETIME,
  transactionKey,
  writeTransaction,
} from "./transaction.ts";
import { addWaiting, type Waiting, waitingKey } from "./waiting.ts";

export type RequestCodeOutcome =
  | { outcome: "sent" }
  /** The journey goes on: the code can be asked for again at the transaction's `resendAt`. */
  | { outcome: "undelivered" }
  /** No further code by SMS before `retryAt`; the code step waits for one by dialling. */
  | { outcome: "waiting"; retryAt: number }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "captcha"; error: "missing" | "wrong" | "expired" }
  | { outcome: "mobile"; error: "missing" | "format" | "national_id" }
  /** No code step is under way in this browser. */
  | { outcome: "elsewhere" };

export const addressKey = (caller: Caller): Key => ["budget", "address", caller.address];
export const networkKey = (caller: Caller): Key => ["budget", "network", caller.network];

export const PLACE_BUDGET_LIFETIME = HOUR;

/**
 * Begins the journey under a token of its own, so that nobody who knew the browser's cookie before can follow
 * it. The token is derived from the challenge, so that the same form sent twice leads to the same journey.
 */
export async function startSignIn(
  deps: SignInDeps,
  caller: Caller,
  typed: { mobile: string; captchaId: string; captcha: string; proof?: string },
): Promise<RequestCodeOutcome & { transactionToken?: string }> {
  // The challenge is spent last, so that a slip in the number does not cost it.
  const subject = await findSubject(deps, typed.mobile);
  if ("error" in subject) return { outcome: "mobile", error: subject.error };
  const { captchaId, captcha, proof } = typed;
  if (!captcha.trim() && !proof) return { outcome: "captcha", error: "missing" };

  const closedUntil = await captchasClosedUntil(deps, caller);
  if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };
  // What somebody typed is judged as typed; the browser's work stands in for an empty field.
  const verdict = captcha.trim()
    ? await deps.captchas.verify(captchaId, caller.transaction, captcha)
    : await deps.captchas.verifyProof(captchaId, caller.transaction, proof!);
  const transactionToken = deps.hash.digest(
    "next_transaction",
    caller.transaction,
    typed.captchaId,
  );
  const transaction = deps.hash.digest("transaction", transactionToken);
  if (verdict === "right") {
    const next = { ...caller, transaction, former: caller.transaction };
    return { ...await sendCode(deps, next, subject), transactionToken };
  }

  const running = await readTransaction(deps.store, { transaction });
  if (verdict === "expired" && running?.step === "code" && isSameSubject(running, subject)) {
    // The form was submitted twice: the first of the two has sent the code.
    return { outcome: "sent", transactionToken };
  }
  const retryAt = await countFailedCaptcha(deps, caller);
  return retryAt === null
    ? { outcome: "captcha", error: verdict }
    : { outcome: "limited", retryAt };
}

async function captchasClosedUntil(deps: SignInDeps, caller: Caller): Promise<RetryAt> {
  const { value } = await deps.store.get<PlaceBudget>(addressKey(caller));
  const place = currentPlace(value, deps.clock.now());
  const closed = place.failedCaptchas >= deps.rules.address.failedCaptchasPerHour;
  return closed ? place.windowStart + HOUR : null;
}

/** One record an address, however many fail; what is audited is that an address went over its limit. */
async function countFailedCaptcha(deps: SignInDeps, caller: Caller): Promise<RetryAt> {
  const key = addressKey(caller);
  const now = deps.clock.now();
  return await transact<[PlaceBudget], RetryAt>(deps.store, [key], ([entry], write) => {
    const place = currentPlace(entry.value, now);
    const failed = place.failedCaptchas + 1;
    write.set(key, { ...place, failedCaptchas: failed }, { expireIn: PLACE_BUDGET_LIFETIME });
    const limit = deps.rules.address.failedCaptchasPerHour;
    if (failed === limit) deps.audit.include(write, auditRecord(deps, caller, "captcha.limited"));
    return failed < limit ? null : place.windowStart + HOUR;
  });
}

export async function resendCode(deps: SignInDeps, caller: Caller): Promise<RequestCodeOutcome> {
  const transaction = await readTransaction(deps.store, caller);
  if (transaction?.step !== "code") return { outcome: "elsewhere" };
  const now = deps.clock.now();
  if (now < transaction.resendAt) return { outcome: "limited", retryAt: transaction.resendAt };
  const { mobile, nationalId } = transaction;
  return await sendCode(deps, caller, { mobile, nationalId }, true);
}

interface Issued {
  outcome: "issued";
  /** Nothing leaves: nobody has that national ID, or their number has had enough codes. */
  silent: boolean;
}
type Decision = Issued | { outcome: "waiting" | "limited"; retryAt: number };

async function sendCode(
  deps: SignInDeps,
  caller: Caller & {
    /** The transaction that this one takes the place of. */
    former?: string;
  },
  subject: Subject,
  again = false,
): Promise<RequestCodeOutcome> {
  const source = sourceName(await sourceOf(deps, caller, subject.mobile));
  const now = deps.clock.now();
  const { code, record } = issueCode(deps, deps.rules.code, now);
  const keys = [
    transactionKey(caller.former ?? caller.transaction),
    addressKey(caller),
    networkKey(caller),
    waitingKey(deps, subject.mobile || subject.nationalId!),
    ...ledgerKeys(deps, subject),
  ] as const;

  const decision = await transact<
    [Transaction, PlaceBudget, PlaceBudget, Waiting, ...PersonBudget[]],
    Decision
  >(deps.store, keys, ([running, address, network, waiting, ...persons], write) => {
    const [ledger, behind] = persons.map(({ value }) =>
      new PersonLedger(value, source, now, deps.rules.person)
    );
    const places = [
      { key: keys[1], place: currentPlace(address.value, now), limits: deps.rules.address },
      { key: keys[2], place: currentPlace(network.value, now), limits: deps.rules.network },
    ];
    const placeAt = places.map(({ place, limits }) => placeAllowedAt(place, limits));
    const times = [ledger.codeAllowedAt(), ...placeAt].filter((time) => time !== null);
    const begun = (code: OneTimeCode | undefined, resendAt: number) => {
      if (caller.former) write.delete(keys[0]);
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
      if (!deps.ussd || closed) return { outcome: "limited", retryAt };
      begun(stillLive(running.value), retryAt);
      return { outcome: "waiting", retryAt };
    }

    const silent = !subject.mobile || (behind !== undefined && behind.codeAllowedAt() !== null);
    ledger.spendCode();
    if (!silent) behind?.spendCode();
    [ledger, behind].forEach((each, i) => {
      if (each) write.set(keys[4 + i], each.budget, { expireIn: PERSON_BUDGET_LIFETIME });
    });
    for (const { key, place } of places) {
      write.set(key, { ...place, sent: place.sent + 1 }, { expireIn: PLACE_BUDGET_LIFETIME });
    }
    begun(silent ? decoyOf(record) : record, now + deps.rules.person.resendAfter);
    deps.audit.include(write, auditRecord(deps, caller, "code.sent"));
    return { outcome: "issued", silent };
  });
  if (decision.outcome !== "issued") return decision;

  const delivery = { mobile: subject.mobile, source, code, record, again };
  if (subject.nationalId === undefined) return await deliver(deps, caller, delivery);
  // Nobody learns from the time that it takes, or from an operator's refusal, whether there is a number.
  if (!decision.silent) {
    deps.background(async () => void await deliver(deps, caller, delivery, true));
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

interface Delivery {
  mobile: string;
  source: string;
  code: string;
  record: OneTimeCode;
  again: boolean;
}

async function deliver(
  deps: SignInDeps,
  caller: Caller,
  { mobile, source, code, record, again }: Delivery,
  untold = false,
): Promise<RequestCodeOutcome> {
  try {
    const { messageId } = await deps.sms.send(mobile, { template: "code", code }, { again });
    if (messageId) {
      const sent = { transaction: caller.transaction, codeId: record.id };
      const { lost } = await rememberSent(deps.store, messageId, sent);
      if (lost) await reportLost(deps, messageId, caller.requestId);
    }
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    await recordUndelivered(deps, caller, { mobile, source, sentAt: record.sentAt, error, untold });
    return { outcome: "undelivered" };
  }
}

/** Gives the code back to the number's budget and lets the person ask again soon. */
async function recordUndelivered(
  deps: SignInDeps,
  caller: Caller,
  { mobile, source, sentAt, error, untold }: {
    mobile: string;
    source: string;
    sentAt: number;
    error: DeliveryFailed;
    /** The transaction stays as it is. */
    untold: boolean;
  },
): Promise<void> {
  const now = deps.clock.now();
  const keys = [transactionKey(caller.transaction), personKey(deps, mobile)] as const;
  await transact<[Transaction, PersonBudget], void>(
    deps.store,
    keys,
    ([transaction, person], write) => {
      const ledger = new PersonLedger(person.value, source, now, deps.rules.person);
      if (error.mayHaveLeft) ledger.doubtCode(sentAt);
      else ledger.refundCode(sentAt);
      write.set(keys[1], ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
      if (!untold && transaction.value?.code?.sentAt === sentAt) {
        writeTransaction(write, caller.transaction, {
          ...transaction.value,
          codeUndelivered: true,
          resendAt: Math.max(
            now + error.retryAfter * SECOND,
            error.mayHaveLeft ? sentAt + deps.rules.person.resendAfter : 0,
          ),
        });
      }
      deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed"));
    },
  );
}
