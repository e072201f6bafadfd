/**
 * Paying a bill. Whether it is paid is known from the bank alone, never from the browser, and asked
 * again whenever the person looks: who never comes back from the bank has paid all the same.
 */
import type { Clock } from "../../../domain/platform/platform.ts";
import type { AgencyLanguage } from "../agencies/texts/language.ts";
import type { BankClient } from "./bank_client.ts";
import type { Bill } from "./bills.ts";
import type { Order, Orders } from "./orders.ts";

export interface Payment {
  /** The order to pay, or the one that has paid the bill. Two requests at once get the same. */
  begin(sub: string, bill: Bill, language: AgencyLanguage): Promise<Order>;
  /** The order as the bank knows it, with its receipt sent if it is paid. */
  settle(order: Order): Promise<Settled>;
}

export interface Settled {
  order: Order;
  /** Whether the bank did not answer, so that nothing new is known. */
  unanswered: boolean;
}

export interface PaymentDeps {
  orders: Orders;
  bank: BankClient;
  clock: Clock;
  /** The ID of the letter; `null`: the person has no box. Throws if the window does not answer. */
  sendReceipt(order: Order): Promise<string | null>;
  /** Where the bank brings the person back. */
  returnTo: string;
}

export function createPayment(deps: PaymentDeps): Payment {
  const { orders, bank, clock, sendReceipt, returnTo } = deps;

  async function settle(order: Order): Promise<Settled> {
    if (order.state === "paid") return { order: await withReceipt(order), unanswered: false };
    if (order.state !== "open" || !order.payment) return { order, unanswered: false };
    const answer = await bank.status(order.payment.token);
    if (!answer) return { order, unanswered: true };
    const { state, invoice, amount, reference } = answer;
    if (state === "open") return { order, unanswered: false };
    // Another payment's answer says nothing about this one.
    if (invoice !== order.id || amount !== order.bill.amount) return { order, unanswered: true };
    const ended = await orders.change(order, { state, reference, endedAt: clock.now() });
    const isPaid = ended.state === "paid";
    return { order: isPaid ? await withReceipt(ended) : ended, unanswered: false };
  }

  /** Sent under the order's number, so that a repeated one is the same letter. */
  async function withReceipt(order: Order): Promise<Order> {
    if (order.letter !== undefined) return order;
    try {
      return await orders.change(order, { letter: await sendReceipt(order) });
    } catch {
      // Sent when the person looks again.
      return order;
    }
  }

  /** The bank gives the same payment again for the same number. */
  async function withPayment(order: Order, language: AgencyLanguage): Promise<Order> {
    if (order.payment || order.state !== "open") return order;
    const { id, bill: { amount } } = order;
    const payment = await bank.open({
      ...{ id, amount, language },
      returnTo: `${returnTo}?lang=${language}`,
    });
    return payment ? await orders.change(order, { payment }) : order;
  }

  async function begin(sub: string, bill: Bill, language: AgencyLanguage): Promise<Order> {
    const former = await orders.ofBill(sub, bill);
    const known = former && (await settle(former)).order;
    const isGoing = known?.state === "open" || known?.state === "paid";
    const order = isGoing ? known : await orders.begin(sub, bill, known);
    return order ? await withPayment(order, language) : await begin(sub, bill, language);
  }

  return { begin, settle };
}
