/**
 * A library on an address of its own, not behind the gateway: it signs people in by OpenID Connect,
 * with the code that the documentation gives to agencies (docs/openid.md).
 */
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { createSignIn } from "../../../docs/openid/typescript/sign_in.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Site } from "../agencies/mod.ts";
import { AGENCY_STYLE } from "../agencies/style.ts";
import { agencyLanguage, speak } from "../agencies/texts/language.ts";
import { pageHeadersFor } from "../pages/page_headers.ts";
import { createAgencyApi } from "../wires/agency_api.ts";
import type { WindowClient } from "../wires/window_client.ts";
import { createEventInbox } from "./event_inbox.ts";
import { EventsPage, HomePage, RefusedPage } from "./library_pages.tsx";
import { LETTER_SCOPES, mountLetters } from "./letters.tsx";
import { MEMBERSHIP_SCOPES, mountMembership } from "./membership.tsx";
import { createSiteSessions } from "./site_sessions.ts";

/** Not `library`: that is what the first service is called that a newcomer adds (README.md). */
export const LIBRARY_ID = "national-library";
/** First label of its address. */
export const LIBRARY_NAME = "library";
const SESSION = "library_session";
/** Of its programs at the agencies' API. */
export const LIBRARY_SCOPES = [...MEMBERSHIP_SCOPES, ...LETTER_SCOPES];
/** Of the way to the window and back. */
const WAY = "library_way";
const COOKIE = { httpOnly: true, sameSite: "Lax", path: "/" } as const;
const KEY_ID = "library-1";

export interface Library extends Site {
  /** As services.json has them. */
  jwks: { keys: JWK[] };
}

export async function createLibrary(
  { issuer, apiUrl, origin, client, clock }: {
    issuer: string;
    /** Of the agencies' API. */
    apiUrl: string;
    /** The site's own, known once it listens. */
    origin: () => string;
    client: WindowClient;
    clock: Clock;
  },
): Promise<Library> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...await exportJWK(publicKey), kid: KEY_ID, alg: "ES256", use: "sig" };
  let made: ReturnType<typeof createSignIn> | undefined;
  const signIn = () =>
    made ??= createSignIn({
      ...{ issuer, clientId: LIBRARY_ID, privateKey, keyId: KEY_ID, fetch: client.fetch },
      redirectUri: `${origin()}/callback`,
      scope: "openid profile",
    });
  const sessions = createSiteSessions({ clock });
  const inbox = createEventInbox({ issuer, audience: LIBRARY_ID, client, clock });

  const speechOf = ({ req }: Context) => speak(agencyLanguage.parse(req.query("lang")));
  const app = new Hono();
  // "Everywhere" leads a form to the window.
  app.use(pageHeadersFor(`'self' ${issuer}`));
  app.get(
    "/style.css",
    (c) => c.body(AGENCY_STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );

  app.get("/", (c) => {
    const standing = sessions.standing(getCookie(c, SESSION));
    return c.html(<HomePage speech={speechOf(c)} standing={standing} />);
  });

  app.get("/sign-in", async (c) => {
    const speech = speechOf(c);
    try {
      const level = c.req.query("level") === "3" ? 3 : undefined;
      const { url, pending } = await signIn().begin({ level });
      setCookie(c, WAY, sessions.leave(pending, speech.language), COOKIE);
      return c.redirect(url);
    } catch (error) {
      return c.html(<RefusedPage speech={speech} reason={reasonOf(error)} />, 502);
    }
  });

  app.get("/callback", async (c) => {
    const way = sessions.comeBack(getCookie(c, WAY));
    deleteCookie(c, WAY, COOKIE);
    const speech = way ? speak(way.language) : speechOf(c);
    if (!way) return c.html(<RefusedPage speech={speech} reason="another browser asked" />, 400);
    try {
      const signedIn = await signIn().finish(new URL(c.req.url).search.slice(1), way.pending);
      const person = await signIn().person(signedIn.accessToken, signedIn.claims.sub);
      // A new token at each sign-in, so that nobody can know it beforehand.
      sessions.close(getCookie(c, SESSION));
      setCookie(c, SESSION, sessions.open({ ...signedIn, person }), COOKIE);
      return c.redirect(speech.href("/"), 303);
    } catch (error) {
      return c.html(<RefusedPage speech={speech} reason={reasonOf(error)} />, 400);
    }
  });

  app.post("/sign-out", async (c) => {
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const token = getCookie(c, SESSION);
    const standing = sessions.standing(token);
    const { everywhere } = await c.req.parseBody();
    sessions.close(token);
    deleteCookie(c, SESSION, COOKIE);
    const home = speechOf(c).href("/");
    if (!everywhere || standing.is !== "here") return c.redirect(home, 303);
    return c.redirect(await signIn().signOutUrl(standing.session.idToken, `${origin()}/`), 303);
  });

  app.get("/events", (c) => c.html(<EventsPage speech={speechOf(c)} events={inbox.all()} />));

  const desk = {
    api: createAgencyApi({
      ...{ issuer, apiUrl, client, clock, privateKey },
      clientId: LIBRARY_ID,
      keyId: KEY_ID,
      scopes: LIBRARY_SCOPES,
    }),
    issuer,
    speechOf,
    sessionOf(c: Context) {
      const standing = sessions.standing(getCookie(c, SESSION));
      return standing.is === "here" ? standing.session : undefined;
    },
  };
  mountMembership(app, desk);
  mountLetters(app, desk);

  const receivers = new Hono();
  receivers.post("/backchannel-logout", async (c) => {
    const { logout_token } = await c.req.parseBody();
    try {
      sessions.end(await signIn().ended(String(logout_token)));
      return c.body(null, 200, { "Cache-Control": "no-store" });
    } catch {
      return c.json({ error: "invalid_request" }, 400, { "Cache-Control": "no-store" });
    }
  });
  receivers.post("/events", async (c) => {
    const err = await inbox.take(await c.req.text());
    return err ? c.json({ err }, 400) : c.body(null, 202);
  });

  return { name: LIBRARY_NAME, app, receivers, jwks: { keys: [jwk] } };
}

/** The window's word for it, such as access_denied, or else what the client found. */
function reasonOf(error: unknown): string {
  const { error: said, message } = error as { error?: unknown; message?: unknown };
  return String(typeof said === "string" ? said : message);
}
