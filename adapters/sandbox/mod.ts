/**
 * The simulated outside world: registries, SMS operator, phones and agencies, spoken to over HTTP only.
 * `deno task start` runs it beside the gateway; production never loads it.
 */
import type { Clock } from "../../domain/platform.ts";
import { createAgencies } from "./agencies/mod.ts";
import { createCaptchas } from "./captchas.ts";
import { createFaults } from "./faults.ts";
import { createOutsideApp } from "./outside_app.tsx";
import type { Person } from "./person.ts";
import { PEOPLE } from "./people.ts";
import { createPhones } from "./phones.ts";
import { createRegistryRoutes } from "./registries.ts";
import { sandboxServices } from "./services.ts";
import { createSmsRoutes } from "./sms.ts";

export { createCaptchaObserver } from "./captcha_observer.ts";
export type { Person };

export interface SandboxOptions {
  /** 0 for any free port. */
  port: number;
  /** 0 for any free port. */
  agencyPort: number;
  /** "127.0.0.1" unless told. */
  hostname?: string;
  /** Deno KV file that keeps the phones' messages and captcha answers; ":memory:" in tests. */
  store: string;
  clock: Clock;
  /** The window's public origin, e.g. "http://localhost:8000": for links, and the assertion's `iss`. */
  issuer: string;
  /** Where the agencies fetch the keys: `${issuer}/.well-known/jwks.json` unless told. */
  jwksUri?: string;
}

export interface Sandbox {
  /** "http://localhost:8001" */
  origin: string;
  /** "http://127.0.0.1:8002" */
  agencyOrigin: string;
  /** Environment variables that point the gateway's adapters at the sandbox. */
  settings: Record<string, string>;
  /** In the form of services.json. */
  services: { services: unknown[] };
  people: Person[];
  /** Resolves once both ports are closed. */
  stop(): Promise<void>;
}

// Known to everybody, as everything in the sandbox is.
const REGISTRY_TOKEN = "sandbox-registry-token";
const SMS_KEY = "sandbox-sms-key";

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, issuer, hostname = "127.0.0.1" } = options;
  const kv = await Deno.openKv(options.store);
  const faults = createFaults();
  const phones = createPhones(kv);

  const agencies = await createAgencies({
    hostname,
    port: options.agencyPort,
    issuer,
    jwksUri: options.jwksUri ?? `${issuer}/.well-known/jwks.json`,
    clock,
  });
  const services = sandboxServices(agencies.origin);
  const windowHost = new URL(issuer).hostname;
  const app = createOutsideApp({
    registryRoutes: createRegistryRoutes({ faults, token: REGISTRY_TOKEN }),
    smsRoutes: createSmsRoutes({ faults, phones, clock, key: SMS_KEY, windowHost }),
    faults,
    phones,
    captchas: createCaptchas(kv, clock),
    issuer,
    agencies: services.services.map(({ id, title, description }) => ({
      address: serviceAddress(issuer, id),
      title,
      description,
    })),
  });
  const server = Deno.serve({ hostname, port: options.port, onListen() {} }, app.fetch);
  const origin = `http://localhost:${server.addr.port}`;

  return {
    origin,
    agencyOrigin: agencies.origin,
    settings: {
      CIVIL_REGISTRY_URL: `${origin}/registries/civil`,
      SIM_REGISTRY_URL: `${origin}/registries/sim`,
      POST_REGISTRY_URL: `${origin}/registries/post`,
      REGISTRY_TOKEN,
      SMS_URL: `${origin}/sms`,
      SMS_KEY,
      SMS_TEMPLATE_CODE: "panjereh-code",
      SMS_TEMPLATE_SIM_CHANGED: "panjereh-sim-changed",
    },
    services,
    people: PEOPLE,
    async stop() {
      faults.release();
      await Promise.all([server.shutdown(), agencies.stop()]);
      kv.close();
    },
  };
}

/** Where citizens meet a service: its own host beside the window's. */
function serviceAddress(issuer: string, id: string): string {
  const url = new URL(issuer);
  url.hostname = `${id}.${url.hostname.replace(/^sso\./, "")}`;
  return url.href;
}
