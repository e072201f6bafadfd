/**
 * The bank's book of payments. A payment ends once, however often somebody presses or calls: what
 * it has become stays.
 */
import { type Clock, DAY, MINUTE } from "../../../domain/platform/platform.ts";
import type { AgencyLanguage } from "../agencies/texts/language.ts";
import { randomDigits } from "../wires/random_digits.ts";

export type PaymentState = "open" | Ending;
/** `failed`: the bank refuses, for want of money and the like. */
export type Ending = "paid" | "cancelled" | "failed" | "expired";

export interface PaymentRequest {
  /** The merchant's own number of the payment. */
  invoice: string;
  /** In rials. */
  amount: number;
  /** Where the browser brings the result by POST. */
  returnTo: string;
  language: AgencyLanguage;
}

export interface Payment extends PaymentRequest {
  /** Names the payment in the address of its page; nobody can guess it. */
  token: string;
  /** In milliseconds. */
  at: number;
  state: PaymentState;
  /** Of a paid one: 12 digits. */
  reference?: string;
}

export interface Payments {
  /** The same payment for the same invoice; `null` if it was asked for with another amount. */
  open(request: PaymentRequest): Promise<Payment | null>;
  find(token: string): Promise<Payment | null>;
  /** Ends it, unless it has ended; returns what it has become. */
  end(token: string, ending: Ending): Promise<Payment | null>;
}

/** Nobody pays after that. */
const OPEN_FOR = 15 * MINUTE;
const KEPT = { expireIn: 90 * DAY };

const paymentKey = (token: string) => ["bank", "payment", token];

export function createPayments({ kv, clock }: { kv: Deno.Kv; clock: Clock }): Payments {
  async function end(token: string, ending: Ending): Promise<Payment | null> {
    const found = await kv.get<Payment>(paymentKey(token));
    if (found.value?.state !== "open") return found.value;
    const reference = ending === "paid" ? randomDigits(12) : undefined;
    const ended: Payment = { ...found.value, state: ending, reference };
    const { ok } = await kv.atomic().check(found).set(found.key, ended, KEPT).commit();
    // Somebody else was faster, and ended it.
    return ok ? ended : await end(token, ending);
  }

  async function find(token: string): Promise<Payment | null> {
    if (!/^[0-9a-f-]{36}$/.test(token)) return null;
    const { value } = await kv.get<Payment>(paymentKey(token));
    const isLate = value?.state === "open" && clock.now() >= value.at + OPEN_FOR;
    return isLate ? await end(token, "expired") : value;
  }

  return {
    async open(request) {
      const key = ["bank", "invoice", request.invoice];
      const payment: Payment = {
        ...request,
        token: crypto.randomUUID(),
        at: clock.now(),
        state: "open",
      };
      const { ok } = await kv.atomic()
        .check({ key, versionstamp: null })
        .set(key, payment.token, KEPT)
        .set(paymentKey(payment.token), payment, KEPT)
        .commit();
      if (ok) return payment;
      const known = await find((await kv.get<string>(key)).value!);
      return known?.amount === request.amount ? known : null;
    },
    find,
    end: async (token, ending) => await find(token) && await end(token, ending),
  };
}
