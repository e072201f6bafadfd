/** Orders for bills, with a bank and a window that fail where it hurts. */
import assert from "node:assert/strict";
import type { BankStatus } from "../../adapters/sandbox/bills/bank_client.ts";
import { jalaliDate, jalaliNoon, speak } from "../../adapters/sandbox/agencies/texts/language.ts";
import { billsOf } from "../../adapters/sandbox/bills/bills.ts";
import { createOrders, type Order } from "../../adapters/sandbox/bills/orders.ts";
import { createPayment } from "../../adapters/sandbox/bills/payment.ts";

interface World {
  begin(): Promise<Order>;
  settle: ReturnType<typeof createPayment>["settle"];
  bank: { isDown: boolean; opened: string[]; state: Partial<BankStatus> };
  window: { isDown: boolean; receipts: string[] };
}

const [BILL] = billsOf("maryam", 1405);

async function withOrders(run: (world: World) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const clock = { now: () => 1_000_000 };
  const bank: World["bank"] = { isDown: false, opened: [], state: { state: "open" } };
  const window: World["window"] = { isDown: false, receipts: [] };
  const orders = createOrders({ kv, clock });
  const { begin, settle } = createPayment({
    orders,
    clock,
    returnTo: "http://bills.localhost/bank-return",
    bank: {
      open({ id }) {
        bank.opened.push(id);
        const payment = { token: `token-${id}`, url: `http://bank.localhost/pay/${id}` };
        return Promise.resolve(bank.isDown ? null : payment);
      },
      status(token) {
        const invoice = token.replace("token-", "");
        const answer = { state: "open", invoice, amount: BILL.amount, ...bank.state } as BankStatus;
        return Promise.resolve(bank.isDown ? null : answer);
      },
    },
    sendReceipt({ id }) {
      if (window.isDown) return Promise.reject(new Error("down"));
      window.receipts.push(id);
      return Promise.resolve(`letter-${id}`);
    },
  });
  try {
    await run({ begin: () => begin("maryam", BILL, "fa"), settle, bank, window });
  } finally {
    kv.close();
  }
}

Deno.test("bills: every due day is a day of both calendars", () => {
  const days = [["1405/09/08", "2026-11-29"], ["1403/12/30", "2025-03-20"], [
    "1404/01/01",
    "2025-03-21",
  ]];
  for (const [jalali, gregorian] of days) {
    assert.equal(new Date(jalaliNoon(jalali)).toISOString(), `${gregorian}T08:30:00.000Z`);
  }
  assert.throws(() => jalaliNoon("1404/12/30"), RangeError);
  for (const year of [1403, 1404, 1405, 1408]) {
    for (const { due } of billsOf("maryam", year)) assert.equal(jalaliDate(jalaliNoon(due)), due);
  }
  assert.equal(speak("en").day(jalaliNoon("1405/09/08")), "1405/09/08 (29 November 2026)");
});

Deno.test("bills: the same person has the same bills, another has others", () => {
  assert.deepEqual(billsOf("maryam", 1405), billsOf("maryam", 1405));
  assert.notDeepEqual(billsOf("maryam", 1405), billsOf("ali", 1405));
  assert.notDeepEqual(billsOf("maryam", 1405), billsOf("maryam", 1406));
});

Deno.test("an order: pressed ten times at once, it is one", async () => {
  await withOrders(async ({ begin, bank }) => {
    const orders = await Promise.all(Array.from({ length: 10 }, begin));
    assert.equal(new Set(orders.map(({ id }) => id)).size, 1);
    assert.equal(new Set(bank.opened).size, 1);
  });
});

Deno.test("an order: without an answer of the bank it goes on under the same number", async () => {
  await withOrders(async ({ begin, bank }) => {
    bank.isDown = true;
    const first = await begin();
    assert.equal(first.payment, undefined);
    bank.isDown = false;
    const second = await begin();
    assert.equal(second.id, first.id);
    assert.ok(second.payment);
  });
});

Deno.test("an order: what ended without payment gives way to a new one, a paid one never", async () => {
  await withOrders(async ({ begin, settle, bank }) => {
    const first = await begin();
    bank.state = { state: "failed" };
    assert.equal((await settle(first)).order.state, "failed");
    const second = await begin();
    assert.notEqual(second.id, first.id);
    bank.state = { state: "paid", reference: "1" };
    const third = await begin();
    assert.deepEqual([third.id, third.state], [second.id, "paid"]);
    bank.state = { state: "cancelled" };
    assert.equal((await settle(second)).order.state, "paid");
  });
});

Deno.test("an order: another amount or invoice pays nothing", async () => {
  for (const wrong of [{ amount: 1000 }, { invoice: "1" }]) {
    await withOrders(async ({ begin, settle, bank }) => {
      const order = await begin();
      bank.state = { state: "paid", ...wrong };
      const settled = await settle(order);
      assert.deepEqual([settled.order.state, settled.unanswered], ["open", true]);
    });
  }
});

Deno.test("an order: a receipt that the window did not take is sent again, and then no more", async () => {
  await withOrders(async ({ begin, settle, bank, window }) => {
    const order = await begin();
    bank.state = { state: "paid", reference: "1" };
    window.isDown = true;
    assert.equal((await settle(order)).order.letter, undefined);
    window.isDown = false;
    const settled = await settle((await settle(order)).order);
    assert.equal(settled.order.letter, `letter-${order.id}`);
    assert.deepEqual(window.receipts, [order.id]);
  });
});
