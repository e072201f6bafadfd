/** The agency that certifies postal codes. */
import { createQrcodePainter } from "../../qr/qrcode_painter.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { GatewayAgency } from "../agencies/mod.ts";
import { createEventInbox } from "../sites/event_inbox.ts";
import type { WindowClient } from "../wires/window_client.ts";
import { createCertificateApp } from "./certificate_app.tsx";
import { createChanges } from "./changes.ts";
import { createRegister } from "./register.ts";
import { loadSigningKey } from "./signing_key.ts";

export { CHANGES_RECEIVER, VERIFY } from "./certificate_app.tsx";

export const CERTIFICATE_ID = "certificate";

export async function createCertificate({ kv, clock, client, issuer, origin }: {
  kv: Deno.Kv;
  clock: Clock;
  client: WindowClient;
  /** The window's public origin. */
  issuer: string;
  /** The agency's own public origin. */
  origin: string;
}): Promise<GatewayAgency> {
  const inbox = createEventInbox({ issuer, audience: CERTIFICATE_ID, client, clock });
  const options = {
    register: createRegister({ kv, clock, key: await loadSigningKey(kv) }),
    changes: createChanges({ inbox, clock }),
    painter: createQrcodePainter({ correction: "M" }),
    origin,
  };
  return {
    name: CERTIFICATE_ID,
    create: (deps) => createCertificateApp(options, deps),
  };
}
