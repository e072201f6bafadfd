/**
 * A push service (RFC 8030): takes whatever is sent to any browser of it, reads nothing of it, and
 * shows what came. A browser whose name begins with "gone" has ended its subscription.
 */
import { Hono } from "hono";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Faults } from "./faults.ts";

export interface PushDelivery {
  /** The last part of the endpoint. */
  browser: string;
  /** ISO 8601. */
  at: string;
  /** Headers of RFC 8030 and RFC 8292, as they came. */
  ttl: string | null;
  urgency: string | null;
  topic: string | null;
  authorization: string | null;
  /** Base64 of the encrypted body. */
  body: string;
}

/** More than one looks at. */
const MAX_KEPT = 200;

export function createPushService({ faults, clock }: { faults: Faults; clock: Clock }) {
  const deliveries: PushDelivery[] = [];
  const routes = new Hono();
  routes.use(faults.before("push", (c) => c.text("", 503)));
  routes.post("/:browser{[\\w-]{1,100}}", async (c) => {
    const browser = c.req.param("browser");
    if (browser.startsWith("gone")) return c.text("", 410);
    const isEncrypted = c.req.header("content-encoding") === "aes128gcm";
    const header = (name: string) => c.req.header(name) ?? null;
    // RFC 8030 §5.2; who we are is asked for by every real service.
    if (!isEncrypted || header("ttl") === null || !header("authorization")) {
      return c.text("", 400);
    }
    deliveries.unshift({
      browser,
      at: new Date(clock.now()).toISOString(),
      ttl: header("ttl"),
      urgency: header("urgency"),
      topic: header("topic"),
      authorization: header("authorization"),
      body: new Uint8Array(await c.req.arrayBuffer()).toBase64(),
    });
    deliveries.splice(MAX_KEPT);
    return c.body(null, 201, { location: `/push/messages/${crypto.randomUUID()}` });
  });
  return { routes, deliveries: (): readonly PushDelivery[] => deliveries };
}

export type PushService = ReturnType<typeof createPushService>;
