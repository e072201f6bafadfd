/** Step 1: a mobile and a security code in, a one-time code on its way out. Also sends it again. */
import { DeliveryFailed } from "../challenge/delivery.ts";
import { issueCode } from "../challenge/one_time_code.ts";
import { type PersonBudget, PersonLedger, type RetryAt } from "../challenge/person_budget.ts";
import { currentPlace, placeAllowedAt, type PlaceBudget } from "../challenge/place_budget.ts";
import { type Source, sourceName } from "../challenge/source.ts";
import { findAccountByMobile } from "../identity/account.ts";
import { parseMobile } from "../identity/mobile.ts";
import { DAY, HOUR, SECOND } from "../platform.ts";
import { type Key, transact } from "../store.ts";
import { isKnownBrowser } from "../session/known_browser.ts";
import { auditRecord, type Caller, type SignInDeps } from "./deps.ts";
import {
  readTransaction,
  type Transaction,
  transactionKey,
  writeTransaction,
} from "./transaction.ts";

export type RequestCodeOutcome =
  | { outcome: "sent" }
  /** The journey goes on: the code can be asked for again at the transaction's `resendAt`. */
  | { outcome: "undelivered" }
  | { outcome: "limited"; retryAt: number }
  | { outcome: "captcha"; error: "missing" | "wrong" | "expired" }
  | { outcome: "mobile"; error: "missing" | "format" }
  /** No code step is under way in this browser. */
  | { outcome: "elsewhere" };

export const personKey = (deps: SignInDeps, mobile: string): Key => [
  "budget",
  "person",
  deps.hash.digest("mobile", mobile),
];
export const addressKey = (caller: Caller): Key => ["budget", "address", caller.address];
export const networkKey = (caller: Caller): Key => ["budget", "network", caller.network];

/** A budget outlives what it counts: a source may be closed for thirty days. */
export const PERSON_BUDGET_LIFETIME = 31 * DAY;
export const PLACE_BUDGET_LIFETIME = HOUR;

/**
 * Begins the journey under a token of its own, so that nobody who knew the browser's cookie before can follow
 * it. The token is derived from the challenge, so that the same form sent twice leads to the same journey.
 */
export async function startSignIn(
  deps: SignInDeps,
  caller: Caller,
  typed: { mobile: string; captchaId: string; captcha: string },
): Promise<RequestCodeOutcome & { transactionToken?: string }> {
  // The challenge is spent last, so that a slip in the number does not cost it.
  if (!typed.mobile.trim()) return { outcome: "mobile", error: "missing" };
  const mobile = parseMobile(typed.mobile);
  if (!mobile) return { outcome: "mobile", error: "format" };
  if (!typed.captcha.trim()) return { outcome: "captcha", error: "missing" };

  const closedUntil = await captchasClosedUntil(deps, caller);
  if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };
  const verdict = await deps.captchas.verify(typed.captchaId, caller.transaction, typed.captcha);
  const transactionToken = deps.hash.digest(
    "next_transaction",
    caller.transaction,
    typed.captchaId,
  );
  const transaction = deps.hash.digest("transaction", transactionToken);
  if (verdict === "right") {
    const next = { ...caller, transaction, former: caller.transaction };
    return { ...await sendCode(deps, next, mobile), transactionToken };
  }

  const running = await readTransaction(deps.store, { transaction });
  if (verdict === "expired" && running?.step === "code" && running.mobile === mobile) {
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
  return await sendCode(deps, caller, transaction.mobile);
}

/** The source of this caller as the limits of the person behind `mobile` see it. */
export async function sourceOf(deps: SignInDeps, caller: Caller, mobile: string): Promise<Source> {
  const { address, network, browser } = caller;
  const account = await findAccountByMobile(deps.store, deps.hash, mobile);
  const known = account && await isKnownBrowser(deps.store, browser, account.id);
  return { address, network, knownBrowser: known ? browser : undefined };
}

async function sendCode(
  deps: SignInDeps,
  caller: Caller & {
    /** The transaction that this one takes the place of. */
    former?: string;
  },
  mobile: string,
): Promise<RequestCodeOutcome> {
  const source = sourceName(await sourceOf(deps, caller, mobile));
  const now = deps.clock.now();
  const { code, record } = issueCode(deps, deps.rules.code, now);
  const keys = [
    transactionKey(caller.former ?? caller.transaction),
    personKey(deps, mobile),
    addressKey(caller),
    networkKey(caller),
  ] as const;

  const retryAt = await transact<
    [Transaction, PersonBudget, PlaceBudget, PlaceBudget],
    RetryAt
  >(deps.store, keys, ([running, person, address, network], write) => {
    const ledger = new PersonLedger(person.value, source, now, deps.rules.person);
    const places = [
      { key: keys[2], place: currentPlace(address.value, now), limits: deps.rules.address },
      { key: keys[3], place: currentPlace(network.value, now), limits: deps.rules.network },
    ];
    const times = [
      ledger.codeAllowedAt(),
      ...places.map(({ place, limits }) => placeAllowedAt(place, limits)),
    ].filter((time) => time !== null);
    if (times.length) {
      deps.audit.include(write, auditRecord(deps, caller, "code.limited"));
      return Math.max(...times);
    }
    ledger.spendCode();
    write.set(keys[1], ledger.budget, { expireIn: PERSON_BUDGET_LIFETIME });
    for (const { key, place } of places) {
      write.set(key, { ...place, sent: place.sent + 1 }, { expireIn: PLACE_BUDGET_LIFETIME });
    }
    if (caller.former) write.delete(keys[0]);
    writeTransaction(write, caller.transaction, {
      step: "code",
      mobile,
      code: record,
      resendAt: now + deps.rules.person.resendAfter,
      // A person who begins again with the same number finds the fields as they left them.
      typedIdentity: running.value?.mobile === mobile ? running.value.typedIdentity : undefined,
    });
    deps.audit.include(write, auditRecord(deps, caller, "code.sent"));
    return null;
  });
  if (retryAt !== null) return { outcome: "limited", retryAt };

  try {
    await deps.sms.send(mobile, { template: "code", code });
    return { outcome: "sent" };
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    await recordUndelivered(deps, caller, { mobile, source, sentAt: now, error });
    return { outcome: "undelivered" };
  }
}

/** Gives a refused code back to the person's budget and lets them ask again soon. */
async function recordUndelivered(
  deps: SignInDeps,
  caller: Caller,
  { mobile, source, sentAt, error }: {
    mobile: string;
    source: string;
    sentAt: number;
    error: DeliveryFailed;
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
      if (transaction.value?.code?.sentAt === sentAt) {
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
