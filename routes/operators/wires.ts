/** `/wires/…`: what the operators call, as docs/wires.md states it. No pages, no cookies, no forms of ours. */
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getLogger } from "@logtape/logtape";
import { z } from "zod";
import { admitCall } from "../../domain/notice/signed_call.ts";
import { reportLost } from "../../domain/journey/delivery_report.ts";
import { dialForCode } from "../../domain/code/dial_for_code.ts";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readFields } from "../site/form.ts";

const MAX_BODY_BYTES = 4 * 1024;

const dialled = z.object({
  mobile: z.string().regex(/^09\d{9}$/),
  sessionId: z.string().min(1).max(100),
});

const report = z.object({
  messageid: z.string().regex(/^-?\d{1,20}$/),
  status: z.coerce.number().int(),
});
/** Kavenegar: failed, undelivered, cancelled, blocked by the receiver. */
const LOST = [6, 11, 13, 14];

const logger = getLogger(["panjereh", "wires"]);

/** Goes before the guards of the pages, whose callers are browsers. */
export function addWires(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { signIn, wires } = deps;
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });

  app.use("/wires/*", async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  });

  app.post("/wires/ussd", limit, (c) =>
    guarded(c, async () => {
      if (!wires.ussd) return c.body(null, 404);
      const body = await c.req.text();
      const verdict = await admitCall({ ...signIn, verify: wires.ussd }, {
        timestamp: c.req.header("panjereh-timestamp") ?? "",
        nonce: c.req.header("panjereh-nonce") ?? "",
        signature: c.req.header("panjereh-signature") ?? "",
        body,
      });
      if (verdict !== "admitted") {
        await refused(c, "ussd", verdict);
        return c.body(null, verdict === "replayed" ? 409 : 401);
      }
      const call = dialled.safeParse(parseJson(body));
      if (!call.success) return c.body(null, 400);
      const { mobile } = call.data;
      const answer = await dialForCode(signIn, { mobile, requestId: c.env.requestId });
      return c.json({ text: signIn.messages.dialled(answer) });
    }));

  app.post("/wires/sms-status", limit, (c) =>
    guarded(c, async () => {
      if (!wires.smsStatus) return c.body(null, 404);
      if (!wires.smsStatus(c.req.query("key") ?? "")) {
        await refused(c, "sms-status", "forged");
        return c.body(null, 401);
      }
      const fields = await readFields(c) ?? new URLSearchParams();
      const status = report.safeParse(Object.fromEntries(fields));
      if (!status.success) return c.body(null, 400);
      const provider = c.req.query("provider") === "2" ? "2" : "1";
      if (LOST.includes(status.data.status)) {
        await reportLost(signIn, `${provider}:${status.data.messageid}`, c.env.requestId);
      }
      return c.body(null, 204);
    }));

  /** An operator cannot read a page of errors. */
  async function guarded(c: WindowContext, run: () => Promise<Response>): Promise<Response> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      logger.error("The store does not answer: {error}", { error: error.message });
      return c.body(null, 503, { "retry-after": String(STORE_RETRY) });
    }
  }

  async function refused(c: WindowContext, wire: string, verdict: string): Promise<void> {
    await signIn.audit.append({
      at: signIn.clock.now(),
      event: "wire.refused",
      requestId: c.env.requestId,
      detail: { wire, verdict },
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
