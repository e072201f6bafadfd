/**
 * The least outside world for sign-ins: registries that know everybody, an operator that keeps the last code of
 * each mobile, and who is told what the security codes show. The wires are those of docs/wires.md.
 */
import type { OutsideSettings } from "../../adapters/configuration.ts";

export interface OutsideWorld extends AsyncDisposable {
  origin: string;
  settings: OutsideSettings;
  /** What the picture shows; waits for neither. */
  answerOf(captchaId: string): string;
  codeOf(mobile: string): string;
}

export function startOutsideWorld(): OutsideWorld {
  const answers = new Map<string, string>();
  const codes = new Map<string, string>();
  let messages = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/captchas") {
        const { id, answer } = await request.json();
        answers.set(id, answer);
        return new Response(null, { status: 201 });
      }
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
    origin,
    settings: settingsAt(origin),
    answerOf: (id) => found(answers, id),
    codeOf: (mobile) => found(codes, mobile),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

const KNOWN: Record<string, unknown> = {
  "/civil/v1/persons/match": {
    match: true,
    person: {
      firstName: "زهرا",
      lastName: "محمدی",
      fatherName: "رضا",
      alive: true,
      postalCode: "1234567890",
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
    SMS_TEMPLATE_CODE: "code",
    SMS_TEMPLATE_SIM_CHANGED: "sim-changed",
    SMS_TEMPLATE_NOTICE: "notice",
  };
}

function found(map: Map<string, string>, key: string): string {
  const value = map.get(key);
  if (value === undefined) throw new Error(`Cannot find what was sent for ${key}`);
  return value;
}
