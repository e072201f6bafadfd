/**
 * Bills (قبض‌ها): paid at a bank, which brings the person back by POST from a site of its own, and
 * receipted by a letter.
 */
import type { Context } from "hono";
import { z } from "zod";
import { type AgencyApp, type AgencyDeps, createAgencyApp } from "../agencies/agency_app.tsx";
import type { Visit } from "../agencies/agency.ts";
import { jalaliYear } from "../agencies/texts/language.ts";
import type { WebhookInbox } from "../wires/webhook_inbox.ts";
import { type Bill, billsOf } from "./bills.ts";
import {
  BILLS_AGENCY,
  BillsPage,
  type BillStanding,
  EventsPage,
  PaymentPage,
  UnknownPaymentPage,
} from "./bills_pages.tsx";
import type { Orders } from "./orders.ts";
import type { Payment } from "./payment.ts";

/** Where the bank brings people back: the gateway lets such a form in (`form_returns`). */
export const BANK_RETURN = "/bank-return";
export const WEBHOOK = "/webhook";

export interface BillsOptions {
  orders: Orders;
  payment: Payment;
  inbox: WebhookInbox;
  /** The bank's origin, known once it listens: a form leads there. */
  bankOrigin(): string;
}

export function createBillsApp(
  { orders, payment, inbox, bankOrigin }: BillsOptions,
  deps: AgencyDeps,
): AgencyApp {
  const agency = { ...BILLS_AGENCY, formsLeadTo: bankOrigin };
  const app = createAgencyApp(agency, deps, (app) => {
    app.post(WEBHOOK, async (c) => {
      const isTaken = await inbox.take(c.req.raw.headers, await c.req.text());
      return c.body(null, isTaken ? 204 : 401);
    });
  });

  const billsOfVisitor = ({ claims }: Visit) => billsOf(claims.sub, jalaliYear(deps.clock.now()));
  async function standingOf({ claims }: Visit, bill: Bill): Promise<BillStanding> {
    const order = await orders.ofBill(claims.sub, bill);
    return { bill, settled: order && await payment.settle(order) };
  }

  app.get("/", async (c) => {
    const { visit } = c.var;
    const bills = await Promise.all(billsOfVisitor(visit).map((bill) => standingOf(visit, bill)));
    return c.html(<BillsPage visit={visit} bills={bills} />);
  });

  app.post("/payments", async (c) => {
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const { visit } = c.var;
    const { bill: id } = await c.req.parseBody();
    const bill = billsOfVisitor(visit).find((bill) => bill.id === id);
    if (!bill) return c.text("Bad Request", 400);
    const order = await payment.begin(visit.claims.sub, bill, visit.speech.language);
    const isToPay = order.state === "open" && order.payment;
    return c.redirect(isToPay ? order.payment!.url : pageOf(visit, order.id), 303);
  });

  app.get("/payments/:id", (c) => show(c, c.req.param("id")));
  app.get(BANK_RETURN, (c) => c.redirect(c.var.visit.speech.href("/"), 303));
  app.post(BANK_RETURN, async (c) => {
    const { visit } = c.var;
    // All else that the form says is the browser's word; the page asks the bank.
    const form = z.object({ invoice: z.string() }).safeParse(await c.req.parseBody());
    const order = await orders.find(visit.claims.sub, form.data?.invoice ?? "");
    if (!order) return c.html(<UnknownPaymentPage visit={visit} />, 404);
    return c.redirect(pageOf(visit, order.id), 303);
  });

  app.get("/events", async (c) => {
    const { visit } = c.var;
    const bills = await Promise.all(billsOfVisitor(visit).map((bill) => standingOf(visit, bill)));
    const letters = bills.flatMap(({ settled }) => settled?.order.letter ?? []);
    return c.html(<EventsPage visit={visit} events={inbox.about(new Set(letters))} />);
  });

  async function show(c: Context<{ Variables: { visit: Visit } }>, id: string) {
    const { visit } = c.var;
    const order = await orders.find(visit.claims.sub, id);
    if (!order) return c.html(<UnknownPaymentPage visit={visit} />, 404);
    return c.html(<PaymentPage visit={visit} settled={await payment.settle(order)} />);
  }
  return app;
}

const pageOf = ({ speech }: Visit, id: string) => speech.href(`/payments/${id}`);
