import assert from "node:assert/strict";
import { createPayments, type PaymentRequest } from "../../adapters/sandbox/bank/payments.ts";
import { MINUTE } from "../../domain/platform/platform.ts";

const REQUEST: PaymentRequest = {
  invoice: "123456789012",
  amount: 250_000,
  returnTo: "http://bills.localhost:8000/bank-return",
  language: "fa",
};

async function withBank(
  run: (
    payments: ReturnType<typeof createPayments>,
    clock: { time: number; now(): number },
  ) => Promise<void>,
) {
  const clock = { time: 0, now: () => clock.time };
  const kv = await Deno.openKv(":memory:");
  try {
    await run(createPayments({ kv, clock }), clock);
  } finally {
    kv.close();
  }
}

Deno.test("bank: one payment for an invoice, however often it is asked for", async () => {
  await withBank(async (payments) => {
    const [one, two] = await Promise.all([payments.open(REQUEST), payments.open(REQUEST)]);
    assert.equal(one!.token, two!.token);
    assert.equal(await payments.open({ ...REQUEST, amount: 1000 }), null);
    const other = await payments.open({ ...REQUEST, invoice: "2" });
    assert.notEqual(other!.token, one!.token);
  });
});

Deno.test("bank: of many presses at once one counts, and the last one changes nothing", async () => {
  await withBank(async (payments) => {
    const { token } = (await payments.open(REQUEST))!;
    const endings = ["paid", "cancelled", "failed", "paid"] as const;
    const ended = await Promise.all(endings.map((ending) => payments.end(token, ending)));
    assert.equal(new Set(ended.map((payment) => payment!.state)).size, 1);
    assert.equal(new Set(ended.map((payment) => payment!.reference)).size, 1);
    assert.deepEqual(await payments.find(token), ended[0]);
    assert.equal(await payments.end("unknown", "paid"), null);
  });
});

Deno.test("bank: nobody pays after fifteen minutes", async () => {
  await withBank(async (payments, clock) => {
    const { token } = (await payments.open(REQUEST))!;
    clock.time = 15 * MINUTE;
    assert.equal((await payments.end(token, "paid"))!.state, "expired");
    assert.equal((await payments.find(token))!.state, "expired");
  });
});
