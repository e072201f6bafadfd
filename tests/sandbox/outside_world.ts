/** A sandbox on free ports, with a clock that stands still until it is set. */
import { type Sandbox, startSandbox } from "../../adapters/sandbox/mod.ts";

export interface OutsideWorld {
  sandbox: Sandbox;
  clock: { time: number; now(): number };
}

export interface OutsideWorldOptions {
  store?: string;
  jwksUri?: string;
}

export const ISSUER = "http://localhost:8000";

export async function withOutsideWorld(
  run: (world: OutsideWorld) => Promise<void>,
  { store = ":memory:", jwksUri }: OutsideWorldOptions = {},
): Promise<void> {
  const clock = { time: Date.parse("2026-11-22T05:30:00Z"), now: () => clock.time };
  const sandbox = await startSandbox({
    port: 0,
    agencyPort: 0,
    store,
    clock,
    issuer: ISSUER,
    jwksUri,
  });
  try {
    await run({ sandbox, clock });
  } finally {
    await sandbox.stop();
  }
}

/** Posts JSON like the gateway does to a registry. */
export function postJson(url: string, body: unknown, headers = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const REGISTRIES: Record<string, string> = {
  civil: "CIVIL_REGISTRY_URL",
  sim: "SIM_REGISTRY_URL",
  post: "POST_REGISTRY_URL",
  foreigners: "FOREIGNER_REGISTRY_URL",
  companies: "COMPANY_REGISTRY_URL",
};

export function askRegistry({ settings }: Sandbox, path: string, question: unknown) {
  const [, registry, rest] = /^\/(\w+)(\/.*)$/.exec(path)!;
  return postJson(`${settings[REGISTRIES[registry]]}${rest}`, question, {
    Authorization: `Bearer ${settings.REGISTRY_TOKEN}`,
  });
}

/** Sends an SMS like Kavenegar's customers do; `fields` override a valid message. */
export function sendSms({ settings }: Sandbox, fields = {}, key = settings.SMS_KEY) {
  return fetch(`${settings.SMS_URL}/v1/${key}/verify/lookup.json`, {
    method: "POST",
    body: new URLSearchParams({
      receptor: "09120000001",
      token: "48213",
      template: "panjereh-code",
      type: "sms",
      ...fields,
    }),
  });
}
