/** `/wires/…`: calls from operators (docs/wires.md). */
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answering, ownHeaders } from "../calls/program_calls.ts";
import type { WindowEnv } from "../site/visit.ts";
import { createNoteRefused } from "./refused.ts";
import { smsStatus } from "./sms_status.ts";
import { ussd } from "./ussd.ts";

const MAX_BODY_BYTES = 4 * 1024;

/** Mounted before the guards of the pages, which are for browsers. */
export function mountOperators(app: Hono<WindowEnv>): void {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });
  const noteRefused = createNoteRefused();
  app.use("/wires/*", ownHeaders);
  app.post("/wires/ussd", limit, answering((visit) => ussd(visit, noteRefused)));
  app.post("/wires/sms-status", limit, answering((visit) => smsStatus(visit, noteRefused)));
}
