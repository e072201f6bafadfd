/** `/wires/sms-status`: delivery reports. */
import { z } from "zod";
import { reportLost } from "../../domain/journey/delivery_report.ts";
import type { Visit } from "../site/visit.ts";
import type { NoteRefused } from "./refused.ts";

const report = z.object({
  messageid: z.string().regex(/^-?\d{1,20}$/),
  status: z.coerce.number().int(),
});

/** Kavenegar: failed, undelivered, cancelled, blocked by the receiver. */
const LOST = [6, 11, 13, 14];

export async function smsStatus(visit: Visit, noteRefused: NoteRefused): Promise<Response> {
  const { ports, requestId } = visit;
  if (!ports.wires.smsStatus) return visit.send(null, { status: 404 });
  if (!ports.wires.smsStatus(visit.query("key") ?? "")) {
    noteRefused(visit, { wire: "sms-status", verdict: "forged" });
    return visit.send(null, { status: 401 });
  }
  const fields = await visit.fields() ?? new URLSearchParams();
  const { success, data } = report.safeParse(Object.fromEntries(fields));
  if (!success) return visit.send(null, { status: 400 });
  const provider = visit.query("provider") === "2" ? "2" : "1";
  if (LOST.includes(data.status)) {
    await reportLost(ports, `${provider}:${data.messageid}`, requestId);
  }
  return visit.send(null, { status: 204 });
}
