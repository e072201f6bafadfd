/**
 * The simulated outside world: registries, SMS operator, phones and agencies, used over the network
 * only. `deno task start` runs it beside the gateway; production never loads it.
 */
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { PUSH_HOSTS } from "../../domain/push/hosts.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import { HEALTH } from "./agencies/breakdown.ts";
import { createAgencies } from "./agencies/mod.ts";
import { BILLS } from "./agencies/texts/bills.ts";
import { BANK_NAME, createBank } from "./bank/bank.tsx";
import { BILLS_ID, createBills } from "./bills/mod.ts";
import { CERTIFICATE_ID, createCertificate } from "./certificate/mod.ts";
import { officeServices } from "./catalogue/mod.ts";
import { createCaptchas } from "./wires/captchas.ts";
import { startScanner } from "./wires/clamd.ts";
import { createFaults } from "./wires/faults.ts";
import { createMailboxes } from "./wires/mailboxes.ts";
import { createOutsideApp } from "./pages/outside_app.tsx";
import { FOREIGNERS } from "./people/foreigners.ts";
import type { Person } from "./people/person.ts";
import { PEOPLE } from "./people/people.ts";
import { createPhones } from "./wires/phones.ts";
import { createPushService } from "./wires/push.ts";
import { createRegistryRoutes } from "./wires/registries.ts";
import {
  createDeskApps,
  DESK_AGENCY,
  DESK_PASSWORD,
  DESK_STAFF,
  type DeskApps,
  deskCode,
} from "./people/desk_staff.ts";
import { serviceUrl } from "./service_url.ts";
import { createLibrary, LIBRARY_ID, LIBRARY_NAME } from "./sites/library.tsx";
import { sandboxServices } from "./services.ts";
import { createSmsRoutes } from "./wires/sms.ts";
import { createSmsReports } from "./wires/sms_reports.ts";
import { startMailServer } from "./wires/smtp.ts";
import { createUssd } from "./wires/ussd.ts";
import { createWindowClient } from "./wires/window_client.ts";

export { createCaptchaObserver } from "./wires/captcha_observer.ts";
export type { Person };

export interface SandboxOptions {
  /** 0 for any free port. */
  port: number;
  /** 0 for any free port. */
  agencyPort: number;
  /** "127.0.0.1" by default. */
  hostname?: string;
  /** Deno KV file that keeps the phones' messages and captcha answers; ":memory:" in tests. */
  store: string;
  clock: Clock;
  /**
   * The window's public origin, e.g. "http://localhost:8000": for links, and the assertion's `iss`.
   */
  issuer: string;
  /** Where the window listens on this machine; by default its name is resolved. */
  windowPort?: number;
  /** Where the agencies fetch the keys; at the window by default. */
  jwksUri?: string;
  /** The dial code for a one-time code; the handbook's by default. */
  dialCode?: string;
}

export interface Sandbox {
  /** "http://localhost:8001" */
  origin: string;
  /** "http://127.0.0.1:8002" */
  agencyOrigin: string;
  /** "http://localhost:8002": for services that are asked for at the desk. */
  newcomerOrigin: string;
  /** "http://library.agency.localhost:8002": a site that is not behind the gateway. */
  libraryOrigin: string;
  /** Environment variables that point the gateway's adapters at the sandbox. */
  settings: Record<string, string>;
  /** In the format of services.json. */
  services: { services: unknown[] };
  /** Hundreds more, for lists and searches: `start` has them, tests do not wait for them. */
  officeServices(): { id: string }[];
  people: Person[];
  /** Who works at the desk, for `start` to invite. */
  desk: {
    staff: typeof DESK_STAFF;
    agency: typeof DESK_AGENCY;
    password: string;
    codeOf: typeof deskCode;
    connect: DeskApps["connect"];
  };
  /** Resolves once both ports are closed. */
  stop(): Promise<void>;
}

// Not a secret, like everything in the sandbox.
const REGISTRY_TOKEN = "sandbox-registry-token";
const SMS_KEY = "sandbox-sms-key";
const SMS2_KEY = "sandbox-sms2-key";
const SMS_STATUS_KEY = "sandbox-sms-status-key";
const USSD_SECRET = "sandbox-ussd-secret";
const BANK_KEY = "sandbox-bank-key";

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, issuer, hostname = "127.0.0.1", dialCode = DIAL_CODE } = options;
  const client = createWindowClient(options.windowPort);
  const kv = await Deno.openKv(options.store);
  const faults = createFaults();
  const phones = createPhones(kv);
  const deskApps = createDeskApps(kv);
  const mailboxes = createMailboxes(kv, clock);
  const scanner = await startScanner({ faults, hostname });
  const mailServer = await startMailServer({ faults, mailboxes, hostname });
  const statusQuery = (provider: number) =>
    new URLSearchParams({ key: SMS_STATUS_KEY, provider: String(provider) });
  const reportsOf = (provider: number) =>
    createSmsReports({ client, url: `${issuer}/wires/sms-status?${statusQuery(provider)}` });
  const [reports, reports2] = [reportsOf(1), reportsOf(2)];

  const library = await createLibrary({
    ...{ issuer, client, clock },
    apiUrl: serviceUrl(issuer, "api"),
    origin: () => agencies.siteOrigin(LIBRARY_NAME),
  });
  const merchant = {
    key: BANK_KEY,
    name: BILLS.agency,
    origin: new URL(serviceUrl(issuer, BILLS_ID)).origin,
  };
  const bank = createBank({
    ...{ kv, clock, faults, merchant },
    origin: () => agencies.siteOrigin(BANK_NAME),
  });
  const bills = await createBills({
    ...{ kv, clock, client, issuer, merchant },
    apiUrl: serviceUrl(issuer, "api"),
    bank: {
      origin: () => agencies.siteOrigin(BANK_NAME),
      calls: () => `${agencies.origin}/${BANK_NAME}`,
    },
  });
  const certificate = await createCertificate({
    ...{ kv, clock, client, issuer },
    origin: new URL(serviceUrl(issuer, CERTIFICATE_ID)).origin,
  });
  const agencies = await createAgencies({
    sites: [library, bank],
    gatewayAgencies: [bills, certificate],
    faults,
    hostname,
    port: options.agencyPort,
    issuer,
    jwksUri: options.jwksUri ?? `${issuer}/.well-known/jwks.json`,
    client,
    clock,
  });
  const libraryOrigin = agencies.siteOrigin(LIBRARY_NAME);
  const services = sandboxServices(agencies.origin, {
    library: { ...library, origin: libraryOrigin },
    bills,
  });
  const hosts = {
    window: new URL(issuer).hostname,
    desk: new URL(serviceUrl(issuer, "desk")).hostname,
  };
  const app = createOutsideApp({
    registryRoutes: createRegistryRoutes({ faults, token: REGISTRY_TOKEN }),
    smsRoutes: createSmsRoutes({
      ...{ target: "sms", reports, faults, phones, clock, key: SMS_KEY, hosts },
    }),
    sms2Routes: createSmsRoutes({
      ...{ target: "sms2", reports: reports2, faults, phones, clock, key: SMS2_KEY, hosts },
    }),
    mailboxes,
    push: createPushService({ faults, clock }),
    ussd: createUssd({
      ...{ faults, phones, clock, dialCode, secret: USSD_SECRET, window: issuer, client },
    }),
    faults,
    phones,
    captchas: createCaptchas(kv, clock),
    deskApps,
    newcomer: {
      server: agencies.newcomerOrigin,
      health: HEALTH,
      address: serviceUrl(issuer, "my-library"),
    },
    desk: serviceUrl(issuer, "desk"),
    now: clock.now,
    issuer,
    agencies: services.services.map(({ id, title, description }) => ({
      address: id === LIBRARY_ID ? `${libraryOrigin}/` : serviceUrl(issuer, id),
      title,
      description,
    })),
  });
  const server = Deno.serve({ hostname, port: options.port, onListen() {} }, app.fetch);
  const origin = `http://localhost:${server.addr.port}`;

  return {
    origin,
    agencyOrigin: agencies.origin,
    newcomerOrigin: agencies.newcomerOrigin,
    libraryOrigin,
    settings: {
      CIVIL_REGISTRY_URL: `${origin}/registries/civil`,
      SIM_REGISTRY_URL: `${origin}/registries/sim`,
      POST_REGISTRY_URL: `${origin}/registries/post`,
      FOREIGNER_REGISTRY_URL: `${origin}/registries/foreigners`,
      COMPANY_REGISTRY_URL: `${origin}/registries/companies`,
      CARD_REGISTRY_URL: `${origin}/registries/cards`,
      FACE_MATCHER_URL: `${origin}/registries/faces`,
      REGISTRY_TOKEN,
      SMS_URL: `${origin}/sms`,
      SMS_KEY,
      SMS_TEMPLATE_CODE: "panjereh-code",
      SMS_TEMPLATE_DESK_CODE: "panjereh-desk-code",
      SMS_TEMPLATE_CONTACT: "panjereh-contact",
      SMS_TEMPLATE_SIM_CHANGED: "panjereh-sim-changed",
      SMS_TEMPLATE_NOTICE: "panjereh-notice",
      SMS_TEMPLATE_LETTER: "panjereh-letter",
      SMS_TEMPLATE_DOSSIER: "panjereh-dossier",
      SMS_TEMPLATE_INVITATION: "panjereh-invitation",
      SMS_TEMPLATE_DESK_NEWS: "panjereh-desk-news",
      SMS_TEMPLATE_DESK_NOTICE: "panjereh-desk-notice",
      SMS_STATUS_KEY,
      SMS2_URL: `${origin}/sms2`,
      SMS2_KEY,
      SMTP_URL: mailServer.url,
      MAIL_FROM: "پنجره <panjereh@example.ir>",
      USSD_SECRET,
      SCANNER: scanner.url,
      // One's own browser works too, where its push service can be reached.
      PUSH_HOSTS: [...PUSH_HOSTS, new URL(origin).host].join(","),
    },
    services,
    officeServices: () => officeServices(agencies.origin),
    people: [...PEOPLE, ...FOREIGNERS],
    desk: {
      staff: DESK_STAFF,
      agency: DESK_AGENCY,
      password: DESK_PASSWORD,
      codeOf: deskCode,
      connect: deskApps.connect,
    },
    async stop() {
      faults.release();
      await Promise.all([
        server.shutdown(),
        agencies.stop(),
        mailServer.stop(),
        scanner.stop(),
        reports.stop(),
        reports2.stop(),
      ]);
      client.close();
      kv.close();
    },
  };
}
