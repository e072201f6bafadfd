/** `/wires/ussd`: a person has dialled for a one-time code. */
import { z } from "zod";
import { dialForCode } from "../../domain/code/dial_for_code.ts";
import { parseMobile } from "../../domain/identity/mobile.ts";
import { admitCall } from "../../domain/notice/signed_call.ts";
import { parseJson, sendJson } from "../calls/program_calls.ts";
import type { Visit } from "../site/visit.ts";
import type { NoteRefused } from "./refused.ts";

const dialled = z.object({
  // Operators write numbers in different ways, as people do.
  mobile: z.string().max(40).transform(parseMobile).pipe(z.string()),
  sessionId: z.string().min(1).max(100),
});

export async function ussd(visit: Visit, noteRefused: NoteRefused): Promise<Response> {
  const { ports, requestId } = visit;
  if (!ports.wires.ussd) return visit.send(null, { status: 404 });
  const body = await visit.text();
  const verdict = await admitCall({ ...ports, verify: ports.wires.ussd }, {
    timestamp: visit.header("panjereh-timestamp") ?? "",
    nonce: visit.header("panjereh-nonce") ?? "",
    signature: visit.header("panjereh-signature") ?? "",
    body,
  });
  if (verdict !== "admitted") {
    noteRefused(visit, { wire: "ussd", verdict });
    return visit.send(null, { status: verdict === "replayed" ? 409 : 401 });
  }
  const call = dialled.safeParse(parseJson(body));
  if (!call.success) return visit.send(null, { status: 400 });
  const answer = await dialForCode(ports, { mobile: call.data.mobile, requestId });
  return sendJson(visit, { text: ports.messages.dialled(answer) });
}
