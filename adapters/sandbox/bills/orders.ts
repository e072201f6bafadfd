/**
 * What people have begun to pay. A bill has one order at a time, and a paid one forever: pressing
 * twice, a second tab and the back button lead to the same order.
 */
import { type Clock, DAY } from "../../../domain/platform/platform.ts";
import { randomDigits } from "../wires/random_digits.ts";
import type { Bill } from "./bills.ts";

export type OrderState = "open" | OrderEnding;
export type OrderEnding = "paid" | "cancelled" | "failed" | "expired";

export interface Order {
  /** The number of the invoice at the bank: 12 digits. */
  id: string;
  sub: string;
  bill: Bill;
  /** In milliseconds. */
  at: number;
  state: OrderState;
  /** Where the person pays; absent until the bank has answered. */
  payment?: { token: string; url: string };
  endedAt?: number;
  /** Of the bank, for a paid order. */
  reference?: string;
  /** Of the receipt at the window; `null`: the person has no box there. */
  letter?: string | null;
}

export interface Orders {
  /** An order of another person is not found. */
  find(sub: string, id: string): Promise<Order | undefined>;
  /** The last one for the bill. */
  ofBill(sub: string, bill: Bill): Promise<Order | undefined>;
  /** A new order in place of `former`; `undefined` if another request was faster. */
  begin(sub: string, bill: Bill, former: Order | undefined): Promise<Order | undefined>;
  /** Changes an order that is still in this state; returns what it is now. */
  change(order: Order, changes: Partial<Order>): Promise<Order>;
}

const KEPT = { expireIn: 400 * DAY };

const orderKey = (id: string) => ["bills", "order", id];
const billKey = (sub: string, bill: Bill) => ["bills", "bill", sub, bill.id];

export function createOrders({ kv, clock }: { kv: Deno.Kv; clock: Clock }): Orders {
  async function find(sub: string, id: string): Promise<Order | undefined> {
    // A key of the store has a longest length.
    if (!/^\d{12}$/.test(id)) return undefined;
    const { value } = await kv.get<Order>(orderKey(id));
    return value?.sub === sub ? value : undefined;
  }

  async function change(order: Order, changes: Partial<Order>): Promise<Order> {
    const found = await kv.get<Order>(orderKey(order.id));
    if (!found.value || found.value.state !== order.state) return found.value ?? order;
    const changed = { ...found.value, ...changes };
    const { ok } = await kv.atomic().check(found).set(found.key, changed, KEPT).commit();
    return ok ? changed : await change(order, changes);
  }

  return {
    find,
    change,
    async ofBill(sub, bill) {
      const { value: id } = await kv.get<string>(billKey(sub, bill));
      return id === null ? undefined : await find(sub, id);
    },
    async begin(sub, bill, former) {
      const last = await kv.get<string>(billKey(sub, bill));
      if ((last.value ?? undefined) !== former?.id) return undefined;
      const order: Order = { id: randomDigits(12), sub, bill, at: clock.now(), state: "open" };
      const { ok } = await kv.atomic()
        .check(last, { key: orderKey(order.id), versionstamp: null })
        .set(last.key, order.id, KEPT)
        .set(orderKey(order.id), order, KEPT)
        .commit();
      return ok ? order : undefined;
    },
  };
}
