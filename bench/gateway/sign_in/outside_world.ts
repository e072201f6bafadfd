/**
 * A minimal outside world for sign-ins: registries that know everyone, and an operator that keeps
 * the last code of each mobile. The wires are those of docs/wires.md.
 */
import type { OutsideSettings } from "../../../adapters/configuration/environment.ts";

export interface OutsideWorld extends AsyncDisposable {
  settings: OutsideSettings;
  /** The last code sent to this mobile, if any. */
  codeOf(mobile: string): string | undefined;
}

export function startOutsideWorld(): OutsideWorld {
  const codes = new Map<string, string>();
  let messages = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith("/verify/lookup.json")) {
        const form = new URLSearchParams(await request.text());
        codes.set(form.get("receptor")!, form.get("token")!);
        return Response.json({ return: { status: 200 }, entries: [{ messageid: ++messages }] });
      }
      const known = KNOWN[pathname];
      return known ? Response.json(known) : new Response(null, { status: 404 });
    },
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  return {
    settings: settingsAt(origin),
    codeOf: (mobile) => codes.get(mobile),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Everyone's postal code. */
export const POSTAL_CODE = "1234567890";

const KNOWN: Record<string, unknown> = {
  "/civil/v1/persons/match": {
    match: true,
    person: {
      firstName: "زهرا",
      lastName: "محمدی",
      fatherName: "رضا",
      alive: true,
      postalCode: POSTAL_CODE,
    },
  },
  "/sim/v1/sims/match": { match: true },
  "/post/v1/addresses/find": { found: true, address: "تهران، خیابان نمونه، پلاک ۱" },
};

function settingsAt(origin: string): OutsideSettings {
  return {
    CIVIL_REGISTRY_URL: `${origin}/civil`,
    SIM_REGISTRY_URL: `${origin}/sim`,
    POST_REGISTRY_URL: `${origin}/post`,
    FOREIGNER_REGISTRY_URL: `${origin}/foreigners`,
    COMPANY_REGISTRY_URL: `${origin}/companies`,
    REGISTRY_TOKEN: "bench",
    SMS_URL: `${origin}/sms`,
    SMS_KEY: "bench",
    // So that messages are remembered until their delivery report, as in production.
    SMS_STATUS_KEY: "bench-sms-status-key-of-40-characters-xx",
    SMS_TEMPLATE_CODE: "code",
    SMS_TEMPLATE_CONTACT: "panjereh-contact",
    SMS_TEMPLATE_SIM_CHANGED: "sim-changed",
    SMS_TEMPLATE_NOTICE: "notice",
    SMS_TEMPLATE_LETTER: "letter",
    SMS_TEMPLATE_DOSSIER: "panjereh-dossier",
    SMS_TEMPLATE_INVITATION: "panjereh-invitation",
    SMS_TEMPLATE_DESK_CODE: "panjereh-desk-code",
    SMS_TEMPLATE_DESK_NEWS: "panjereh-desk-news",
    SMS_TEMPLATE_DESK_NOTICE: "panjereh-desk-notice",
    PUSH_HOSTS: "push.example.ir",
  };
}
