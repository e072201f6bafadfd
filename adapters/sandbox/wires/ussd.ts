/**
 * The operator's side of USSD: a signed call to the gateway (docs/wires.md), whose answer appears
 * on the phone's screen.
 */
import { createHmac, randomUUID } from "node:crypto";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Faults } from "./faults.ts";
import type { Phones } from "./phones.ts";
import type { WindowClient } from "./window_client.ts";

/** The garbage of a broken operator, correctly signed. */
const GARBAGE = "<!doctype html><title>502</title>";

export interface UssdDeps {
  faults: Faults;
  phones: Phones;
  clock: Clock;
  secret: string;
  /** The only dial code that it answers. */
  dialCode: string;
  /** Origin of the window. */
  window: string;
  client: WindowClient;
}

/** Dials on a phone; the answer also becomes one of its messages. */
export function createUssd({ faults, phones, clock, secret, dialCode, window, client }: UssdDeps) {
  async function ask(body: string): Promise<string> {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const nonce = randomUUID();
    const signature = createHmac("sha256", secret).update(`${timestamp}\n${nonce}\n${body}`)
      .digest("hex");
    const response = await client.fetch(`${window}/wires/ussd`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Panjereh-Timestamp": timestamp,
        "Panjereh-Nonce": nonce,
        "Panjereh-Signature": signature,
      },
      body,
      signal: AbortSignal.timeout(5000),
    });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    return (await response.json()).text;
  }

  return {
    dialCode,

    async dial(mobile: string, dialled: string): Promise<string> {
      const fault = dialled === dialCode ? await faults.meet("ussd") : "error";
      const body = fault === "garbage"
        ? GARBAGE
        : JSON.stringify({ mobile, sessionId: randomUUID() });
      const text = fault === "ok" || fault === "garbage"
        ? await ask(body).catch(() => "خطا در ارتباط. کمی بعد دوباره شماره‌گیری کنید.")
        : "خطا در ارتباط یا کد دستوری نامعتبر.";
      const at = new Date(clock.now()).toISOString();
      const code = /(?<!\d)\d{5,8}(?!\d)/.exec(text)?.[0] ?? null;
      await phones.deliver(mobile, { at, channel: "ussd", text, code });
      return text;
    },
  };
}

export type Ussd = ReturnType<typeof createUssd>;
