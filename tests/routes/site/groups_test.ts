/** Which paths answer without a session, and that all others lead to sign-in. */
import assert from "node:assert/strict";
import { FACE_PATH } from "../../../routes/site/form.ts";
import { SIGNED_IN, WINDOW, windowTest } from "../parts.ts";

/** Every path that is open to people without a session. A new path is closed unless it is added here. */
const OPEN = [
  "GET /.well-known/jwks.json",
  "GET /.well-known/ssf-configuration",
  "GET /.well-known/oauth-authorization-server",
  "GET /.well-known/openid-configuration",
  "GET /accessibility",
  "GET /accessibility/statement",
  "GET /app",
  "GET /captcha/:file{[\\w-]{42}\\.png}",
  "GET /captcha/:id{[\\w-]{42}}/sound",
  "GET /contact",
  // To bearers of an access token only.
  "GET /events/status",
  "GET /events/streams",
  "GET /faq",
  "GET /favicon.svg",
  "GET /guide",
  "GET /icons/:file{\\d+\\.png}",
  "GET /login",
  "GET /login/code",
  "GET /login/code/:action{resend|email}",
  "GET /login/confirm",
  "GET /login/identity",
  "GET /login/lapsed",
  "GET /login/passkey",
  "GET /login/postal-code",
  "GET /login/qr",
  "GET /login/refused",
  "GET /login/returning",
  "GET /manifest.webmanifest",
  "GET /not-me/:token",
  "GET /openid/authorize",
  "GET /openid/authorize/:uid",
  "GET /openid/continue/:uid",
  "GET /openid/jwks",
  "GET /openid/logout",
  "GET /openid/userinfo",
  "GET /privacy",
  "GET /sign-out",
  "GET /static/*",
  "GET /sw.js",
  "GET /track",
  "POST /accessibility",
  "POST /events/poll/:stream",
  "POST /events/status",
  "POST /events/verify",
  "POST /login",
  "POST /login/code",
  "POST /login/code/email",
  "POST /login/code/resend",
  "POST /login/confirm",
  "POST /login/identity",
  "POST /login/passkey",
  "POST /login/postal-code",
  "POST /login/qr",
  "POST /login/returning",
  "POST /not-me/:token",
  "POST /openid/continue/:uid",
  "POST /openid/introspect",
  "POST /openid/logout",
  "POST /openid/par",
  "POST /openid/revoke",
  "POST /openid/token",
  "POST /openid/userinfo",
  "POST /sign-out",
  "POST /track",
  "POST /wires/sms-status",
  "POST /wires/ussd",
];

/** A window with everything that can be connected, whose pages then all exist. */
const CONNECTED = {
  alter({ deps }: Parameters<NonNullable<Parameters<typeof windowTest>[2]>["alter"] & object>[0]) {
    deps.cards = { isHolder: () => Promise.resolve(true) };
    deps.faces = { compare: () => Promise.reject(new Error("compared")) };
  },
};

/** "GET /qr/:id{[\\w-]{22}}" → what a browser asks for. */
const exampleOf = (path: string) =>
  path.replace(/:\w+\{\[\\w-\]\{22\}\}/, "t".repeat(22))
    .replace(/:\w+\{\[0-9a-f\]\{16\}\}/, "0".repeat(16));

windowTest("groups: the paths that are open without a session are these", ({ routes }) => {
  const closed = routes.filter((route) => !OPEN.includes(route));
  assert.deepEqual(OPEN.filter((route) => !routes.includes(route)), [], "open and not there");
  assert.ok(closed.length > 10, "there are closed paths");
  return Promise.resolve();
}, CONNECTED);

windowTest(
  "groups: every other path leads to sign-in, and shows nothing",
  async ({ routes, send, shown }) => {
    for (const route of routes.filter((route) => !OPEN.includes(route))) {
      const [method, path] = route.split(" ");
      const headers = path === FACE_PATH ? { "content-type": "multipart/form-data" } : undefined;
      const form = method === "POST" ? {} : undefined;
      const response = await send(exampleOf(path), { method, form, headers });
      assert.equal(response.status, 303, route);
      const { origin, pathname } = new URL(response.headers.get("location")!, WINDOW);
      assert.deepEqual([origin, pathname], [WINDOW, "/login"], route);
      assert.equal(await response.text(), "", route);
      assert.deepEqual(response.headers.getSetCookie(), [], route);
    }
    assert.deepEqual(shown, []);
  },
  CONNECTED,
);

/** Path → where sign-in leads back to. */
const BACK: [method: string, path: string, back: string | null][] = [
  ["GET", "/", null],
  ["GET", "/profile", "/profile"],
  ["POST", "/profile/company", "/profile/company"],
  ["POST", "/profile/self", "/profile/company"],
  ["POST", "/sessions", "/sessions"],
  ["GET", "/sign-ins", "/sign-ins"],
  ["GET", `/qr/${"t".repeat(22)}`, `/qr/${"t".repeat(22)}`],
  ["GET", "/login/company", null],
];

windowTest("groups: sign-in leads back to a page that the browser can open", async ({ send }) => {
  for (const [method, path, back] of BACK) {
    const form = method === "POST" ? {} : undefined;
    const { headers } = await send(path, { method, form });
    const { searchParams } = new URL(headers.get("location")!, WINDOW);
    assert.equal(searchParams.get("return_to"), back, path);
  }
});

windowTest("groups: a signed-in person is not redirected to sign-in", async ({ send, shown }) => {
  for (
    const path of [
      "/",
      "/profile",
      "/profile/company",
      "/sessions",
      "/sign-ins",
      "/passkeys",
      "/qr",
    ]
  ) {
    assert.equal((await send(path, { cookies: SIGNED_IN })).status, 200, path);
  }
  assert.deepEqual(shown.map(({ page }) => page), [
    "home",
    "profile",
    "profileCompanies",
    "sessions",
    "signIns",
    "passkeys",
    "qrEntry",
  ]);
});
