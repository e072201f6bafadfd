/**
 * The sandbox's bank: a site of its own, as the payment pages of banks are. Merchants open a payment
 * by a call of their server, the person pays on the bank's page, and the browser brings the result
 * back by POST. What it brings proves nothing: the merchant asks the bank.
 *
 * | call of the merchant                 | answer                                            |
 * | ------------------------------------ | ------------------------------------------------- |
 * | `POST /bank/payments`                | 201 `{"token","url"}`; 409: other amount          |
 * | `POST /bank/payments/{token}/status` | 200 `{"state","invoice","amount","reference"?}`   |
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Site } from "../agencies/mod.ts";
import { AGENCY_STYLE } from "../agencies/style.ts";
import { agencyLanguage, type AgencyText, speak } from "../agencies/texts/language.ts";
import { pageHeadersFor } from "../pages/page_headers.ts";
import type { Faults } from "../wires/faults.ts";
import { EndedPage, PayPage, UnknownPage } from "./bank_pages.tsx";
import { createPayments } from "./payments.ts";

export const BANK_NAME = "bank";

/** Who may have payments, and where their results may be brought. */
export interface Merchant {
  key: string;
  name: AgencyText;
  /** Without a slash at the end. */
  origin: string;
}

export interface BankOptions {
  kv: Deno.Kv;
  clock: Clock;
  faults: Faults;
  merchant: Merchant;
  /** The bank's own origin, known once it listens. */
  origin(): string;
}

const LONGEST_INVOICE = 20;

export function createBank({ kv, clock, faults, merchant, origin }: BankOptions): Site {
  const payments = createPayments({ kv, clock });

  const app = new Hono();
  app.use(pageHeadersFor(`'self' ${merchant.origin}`));
  app.get(
    "/style.css",
    (c) => c.body(AGENCY_STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );

  const pageOf = async (c: Context, token: string) => {
    const payment = await payments.find(token);
    const lang = c.req.query("lang") ?? payment?.language;
    const speech = speak(agencyLanguage.parse(lang));
    if (!payment) return c.html(<UnknownPage speech={speech} />, 404);
    const Page = payment.state === "open" ? PayPage : EndedPage;
    return c.html(<Page {...{ speech, payment, merchant: merchant.name }} />);
  };
  app.get("/pay/:token", (c) => pageOf(c, c.req.param("token")));

  app.post("/pay/:token", async (c) => {
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const form = z.object({ ending: z.enum(["paid", "cancelled", "failed"]) })
      .safeParse(await c.req.parseBody());
    if (!form.success) return c.text("Bad Request", 400);
    const payment = await payments.end(c.req.param("token"), form.data.ending);
    if (!payment) return await pageOf(c, "");
    const lang = agencyLanguage.parse(c.req.query("lang") ?? payment.language);
    return c.redirect(`/pay/${payment.token}?lang=${lang}`, 303);
  });

  const receivers = new Hono();
  receivers.use(faults.before("bank", (c) => c.json({ error: "internal" }, 500)));
  receivers.use(async (c, next) => {
    if (c.req.header("authorization") === `Bearer ${merchant.key}`) return await next();
    return c.json({ error: "unknown_merchant" }, 401);
  });

  const request = z.strictObject({
    invoice: z.string().regex(new RegExp(`^\\d{1,${LONGEST_INVOICE}}$`)),
    amount: z.number().int().min(1000),
    return_to: z.url().refine((url) => URL.parse(url)?.origin === merchant.origin),
    language: agencyLanguage,
  });
  receivers.post("/payments", async (c) => {
    const asked = request.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return c.json({ error: "invalid_request" }, 400);
    const { return_to: returnTo, ...rest } = asked.data;
    const payment = await payments.open({ ...rest, returnTo });
    if (!payment) return c.json({ error: "invoice_reused" }, 409);
    return c.json({ token: payment.token, url: `${origin()}/pay/${payment.token}` }, 201);
  });
  receivers.post("/payments/:token/status", async (c) => {
    const payment = await payments.find(c.req.param("token"));
    if (!payment) return c.json({ error: "unknown_payment" }, 404);
    const { state, invoice, amount, reference } = payment;
    return c.json({ state, invoice, amount, reference });
  });

  return { name: BANK_NAME, app, receivers };
}
