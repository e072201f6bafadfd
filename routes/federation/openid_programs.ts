/** The paths of the OpenID provider that programs call: no pages, no cookies, no forms. */
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import { mountLogoutForm } from "./logout.ts";
import type { Visit, WindowEnv } from "../site/visit.ts";

const PROGRAMS = {
  get: [
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
    "/openid/jwks",
    "/openid/userinfo",
  ],
  post: [
    "/openid/token",
    "/openid/userinfo",
    "/openid/par",
    "/openid/revoke",
    "/openid/introspect",
  ],
} as const;

/** Request objects and client assertions are long. */
const MAX_BODY_BYTES = 64 * 1024;

/** Mounted before the guards of the pages, which are for browsers. */
export function mountOpenIdPrograms(app: Hono<WindowEnv>): void {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });
  for (const path of PROGRAMS.get) app.get(path, (c) => answerProgram(c.get("visit")));
  mountLogoutForm(app);
  for (const path of PROGRAMS.post) app.post(path, limit, (c) => answerProgram(c.get("visit")));
}

async function answerProgram(visit: Visit): Promise<Response> {
  const { request, ports: { openid } } = visit;
  const { url, method, headers } = request;
  try {
    // A short form was read already, at the pace that is asked of everybody.
    const body = method === "POST" ? await visit.text() : undefined;
    const response = await openid.answer(new Request(url, { method, headers, body }));
    response.headers.set("x-content-type-options", "nosniff");
    return response;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    // RFC 6749 §4.1.2.1 has a word for it.
    const headers = {
      "retry-after": String(STORE_RETRY),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    };
    return Response.json({ error: "temporarily_unavailable" }, { status: 503, headers });
  }
}
