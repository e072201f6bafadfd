/** A bill from the list to the bank, back by POST through the gateway, and to the letter. */
import assert from "node:assert/strict";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { eventually } from "../../support/waiting.ts";
import { setFault } from "../journey.ts";
import { type Visitor, visitorTest } from "./visitor.ts";

/** What a browser says of a form that the bank's page sends to the agency. */
const FROM_BANK = { "sec-fetch-site": "cross-site", accept: "text/html" };

const BILLS = "bills";

async function list({ at }: Visitor, browser: HttpClient): Promise<Reply> {
  return await browser.get(`${at(BILLS)}/?lang=en`);
}

/** The numbers of the bills that can be paid. */
const payable = ({ main }: Reply) =>
  [...main.matchAll(/name="bill" value="([^"]*)"/g)]
    .map(([, bill]) => bill);

async function pay(browser: HttpClient, page: Reply, bill: string): Promise<Reply> {
  const answer = await browser.submit(page, { bill }, { to: "/payments" });
  assert.equal(answer.status, 200);
  return answer;
}

/**
 * From the bank's form to the agency as browsers do it: first without cookies, since the form comes
 * from another site, then from the page that holds it.
 */
async function comeBack(
  { stranger }: Visitor,
  browser: HttpClient,
  ended: Reply,
  changes: Record<string, string> = {},
): Promise<Reply> {
  const held = await stranger().submit(ended, changes, {
    to: "/bank-return",
    headers: FROM_BANK,
  });
  assert.equal(held.status, 200);
  return await browser.submit(held, {}, { to: "/bank-return" });
}

visitorTest("bills: paid at the bank, once, and receipted by a letter", async (visitor) => {
  const { program } = visitor;
  const browser = await visitor.enter(BILLS);
  const first = await list(visitor, browser);
  const [bill, ...others] = payable(first);
  assert.ok(others.length >= 2);

  // Twice at once: one payment.
  const [one, two] = await Promise.all([pay(browser, first, bill), pay(browser, first, bill)]);
  assert.equal(one.url.href, two.url.href);
  assert.match(one.url.host, /^bank\.agency\.localhost/);
  const amount = /<strong>([\d,]+) rials/.exec(one.main)![1];
  assert.ok(first.main.includes(`<dd>${amount}</dd>`));
  assert.equal(payable(await list(visitor, browser)).length, others.length);

  const ended = await browser.submit(one, { ending: "paid" });
  assert.match(ended.main, /<h1>Paid/);
  // Back at the bank, and pressed again: it stays what it is.
  const again = await browser.submit(one, { ending: "cancelled" });
  assert.match(again.main, /<h1>Paid/);

  const receipt = await comeBack(visitor, browser, ended);
  assert.match(receipt.main, /The bill is paid\..*The receipt was sent as a letter/s);
  const reference = /reference<\/dt><dd><bdi>(\d{12})/.exec(receipt.main)![1];
  assert.ok(ended.main.includes(reference));
  // The form once more, the page once more, and the button of an old page.
  for (
    const page of [
      await comeBack(visitor, browser, ended),
      await browser.get(receipt.url),
      await pay(browser, first, bill),
    ]
  ) assert.ok(page.main.includes(reference));

  const box = await browser.get(`${program.origin}/letters?lang=fa`);
  assert.equal(box.main.match(/رسید پرداخت/g)?.length, 1, "one letter");
  const [, path] = box.text.match(/action="(\/letters\/[0-9a-f-]{36})/)!;
  const letter = await browser.submit(box, {}, { to: path });
  const persian = reference.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);
  assert.ok(letter.main.includes(persian));

  // The agency hears of it by a webhook, whose signature it verifies.
  await eventually(async () => {
    const events = await browser.get(`${visitor.at(BILLS)}/events?lang=en`);
    assert.match(events.main, /letter\.opened/);
  });
});

visitorTest("bills: what the browser brings is never believed", async (visitor) => {
  const { program } = visitor;
  const browser = await visitor.enter(BILLS);
  const first = await list(visitor, browser);
  const [bill, other] = payable(first);

  const cancelled = await browser.submit(await pay(browser, first, bill), { ending: "cancelled" });
  const lie = await comeBack(visitor, browser, cancelled, { state: "paid" });
  assert.match(lie.main, /You cancelled; nothing was taken/);
  const begunAnew = await pay(browser, lie, bill);
  assert.match(begunAnew.main, /<h1>Online payment/);
  const { token } = begunAnew.url.pathname.match(/\/pay\/(?<token>.*)/)!.groups!;
  const invoice = /Invoice number<\/dt><dd><bdi dir="ltr">(\d+)/.exec(begunAnew.main)![1];
  const forged = await browser.post(`${visitor.at(BILLS)}/bank-return?lang=en`, {
    ...{ token, invoice, state: "paid", reference: "123456789012" },
  });
  const unpaid = await browser.get(forged.headers.get("location")!);
  assert.match(unpaid.main, /has not recorded a payment yet/);
  assert.doesNotMatch(unpaid.main, /123456789012/);

  const failed = await browser.submit(begunAnew, { ending: "failed" });
  assert.match((await comeBack(visitor, browser, failed)).main, /The bank refused/);

  // Paid, and the bank does not answer the agency: nobody is asked to pay again.
  const paid = await browser.submit(await pay(browser, first, other), { ending: "paid" });
  await setFault(program, { target: "bank", mode: "error" });
  const unknown = await comeBack(visitor, browser, paid);
  assert.match(unknown.main, /do not pay again/);
  assert.doesNotMatch(unknown.main, /<button/);
  assert.match((await pay(browser, first, other)).main, /<h1>Paid/, "at the bank");
  await setFault(program, { target: "bank", mode: "ok" });
  assert.match((await browser.get(unknown.url)).main, /The bill is paid/);

  // Nobody else sees it, by its number or by its form.
  const neighbour = await visitor.enter(BILLS, "two-sims");
  assert.equal((await neighbour.get(unknown.url)).status, 404);
  assert.equal((await comeBack(visitor, neighbour, paid)).status, 404);
  for (const invoice of ["", "x".repeat(5000)]) {
    const none = await browser.post(`${visitor.at(BILLS)}/bank-return`, { invoice });
    assert.equal(none.status, 404);
  }
  const foreign = await browser.post(
    `${visitor.at(BILLS)}/payments`,
    { bill },
    { "sec-fetch-site": "cross-site" },
  );
  assert.ok(foreign.status >= 400);
});

visitorTest("bills: the bank answers its merchant alone", async ({ program: { sandbox } }) => {
  const call = (path: string, body: unknown, key = "sandbox-bank-key") =>
    fetch(`${sandbox.agencyOrigin}/bank${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const good = {
    invoice: "1",
    amount: 5000,
    return_to: "http://elsewhere.localhost/",
    language: "fa",
  };
  assert.equal((await call("/payments", good, "other")).status, 401);
  assert.equal((await call("/payments", good)).status, 400, "results are brought to it alone");
  for (const token of ["unknown", "x".repeat(5000), crypto.randomUUID()]) {
    assert.equal((await call(`/payments/${token}/status`, {})).status, 404);
  }
});
