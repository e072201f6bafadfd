/** `/wires/…`: calls from operators (docs/wires.md). No pages, no cookies, no forms. */
import type { Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getLogger } from "@logtape/logtape";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import type { Visit, WindowEnv } from "../site/visit.ts";
import { createNoteRefused } from "./refused.ts";
import { smsStatus } from "./sms_status.ts";
import { ussd } from "./ussd.ts";

const MAX_BODY_BYTES = 4 * 1024;

const logger = getLogger(["panjereh", "wires"]);

/** Mounted before the guards of the pages, which are for browsers. */
export function mountOperators(app: Hono<WindowEnv>): void {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });
  const noteRefused = createNoteRefused();
  app.use("/wires/*", ownHeaders);
  app.post(
    "/wires/ussd",
    limit,
    (c) => guarded(c.get("visit"), (visit) => ussd(visit, noteRefused)),
  );
  app.post(
    "/wires/sms-status",
    limit,
    (c) => guarded(c.get("visit"), (visit) => smsStatus(visit, noteRefused)),
  );
}

const ownHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
};

/** An operator's program cannot use an error page. */
async function guarded(
  visit: Visit,
  answer: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(visit);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    logger.error("The store does not answer: {error}", { error: error.reason });
    return visit.send(null, { status: 503, headers: { "retry-after": String(STORE_RETRY) } });
  }
}
