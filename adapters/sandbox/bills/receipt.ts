/** The receipt of a paid bill, as a letter in the person's box at the window. */
import { speak } from "../agencies/texts/language.ts";
import { BILL_KINDS } from "../agencies/texts/bills.ts";
import type { AgencyApi } from "../wires/agency_api.ts";
import type { Order } from "./orders.ts";

export const BILLS_SCOPES = ["letters.write"];

/** In Persian, as agencies write. */
function receiptOf({ bill, id, reference = "", endedAt = 0 }: Order) {
  const { number, digits, dateTime } = speak("fa");
  const kind = BILL_KINDS[bill.kind].fa;
  return {
    kind: "information",
    title: `رسید پرداخت ${kind}`,
    number: digits(id),
    body: `با سلام\n\n${kind} شما پرداخت شد.\n\n` + [
      `- مبلغ: **${number(bill.amount)} ریال**`,
      `- شناسهٔ اشتراک: ${digits(bill.account)}`,
      `- شمارهٔ مرجع بانک: ${digits(reference)}`,
      `- زمان پرداخت: ${dateTime(endedAt)}`,
    ].join("\n"),
  };
}

/** Idempotent by the order. Throws if the window does not take the letter. */
export async function sendReceipt(api: AgencyApi, order: Order): Promise<string | null> {
  const { status, json } = await api({
    method: "POST",
    path: "/letters",
    key: `payment-${order.id}`,
    body: { recipient: { subject: order.sub }, ...receiptOf(order) },
  });
  if (status !== 202) throw new Error(`The window does not take the receipt: ${json?.code}`);
  return json.state === "not_reachable" ? null : json.id;
}
