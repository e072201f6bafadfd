/** Who gets past the door: other sites' forms, and addresses outside the allowed networks. */
import assert from "node:assert/strict";
import { HELP_PAGES, WINDOW, windowTest } from "../parts.ts";

const FORM = "application/x-www-form-urlencoded";
const FILE = "multipart/form-data; boundary=x";

/** What a browser says of a form → whether it is taken for one of ours. */
const STATED: [Record<string, string>, boolean][] = [
  [{}, true],
  [{ origin: WINDOW }, true],
  [{ origin: "https://evil.example" }, false],
  [{ origin: `${WINDOW}.evil.example` }, false],
  [{ origin: "http://sso.example.ir" }, false],
  [{ origin: "null" }, false],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ origin: WINDOW, "sec-fetch-site": "cross-site" }, false],
  [{ origin: WINDOW, "sec-fetch-site": "same-site" }, false],
  [{ referer: `${WINDOW}/login?a` }, true],
  [{ referer: WINDOW }, true],
  [{ referer: "" }, true],
  [{ referer: "https://evil.example/" }, false],
  [{ referer: `${WINDOW}.evil.example/` }, false],
  [{ referer: "/login" }, false],
  [{ "content-type": `${FORM}; charset=utf-8` }, true],
  [{ "content-type": FORM.toUpperCase() }, true],
  [{ "content-type": `${FORM}-x` }, false],
  [{ "content-type": `x-${FORM}` }, false],
  [{ "content-type": "text/plain" }, false],
  [{ "content-type": "application/json" }, false],
  [{ "content-type": "" }, false],
  [{ "content-type": FILE }, false],
];

windowTest(
  "cross-site guard: a form of this window passes, and no other",
  async ({ send, shown }) => {
    for (const [headers, passes] of STATED) {
      const response = await send("/login", { form: {}, headers });
      const name = JSON.stringify(headers);
      assert.equal(response.status, passes ? 422 : 403, name);
      assert.equal(shown.at(-1)?.page, passes ? "mobile" : "problem", name);
      if (!passes) assert.equal(shown.at(-1)?.props.problem, "forbidden");
    }
  },
);

windowTest(
  "cross-site guard: other methods are checked alike, except reading",
  async ({ send }) => {
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    for (const method of ["GET", "HEAD"]) {
      assert.equal((await send("/login", { method, headers: foreign })).status, 200, method);
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      assert.equal((await send("/login", { method, headers: foreign })).status, 403, method);
    }
  },
);

windowTest(
  "cross-site guard: the only form with a file must be one, and no other may be",
  async ({ send }) => {
    const statusOf = async (path: string, type: string) =>
      (await send(path, { form: "x", headers: { "content-type": type } })).status;
    assert.equal(await statusOf("/login/level/face", FORM), 403);
    assert.notEqual(await statusOf("/login/level/face", FILE), 403);
    assert.notEqual(await statusOf("/login/level/face", FILE.toUpperCase()), 403);
    assert.equal(await statusOf("/login/level/face", "multipart/form-data-x"), 403);
    assert.equal(await statusOf("/login/level/card", FILE), 403);
  },
  {
    alter: ({ deps }) => deps.faces = { compare: () => Promise.reject(new Error("compared")) },
  },
);

const OUTSIDE = "203.0.113.7";
const isAllowed = (ip: string) => ip !== OUTSIDE;

const OPEN = [
  "/static/a.js",
  "/icons/192.png",
  "/favicon.svg",
  "/manifest.webmanifest",
  "/.well-known/jwks.json",
  ...HELP_PAGES,
];

const CLOSED = [
  "/",
  "/login",
  "/login/code",
  "/profile",
  "/sessions",
  "/sign-ins",
  "/sign-out",
  "/qr",
  "/nowhere",
  "/static/",
  "/icons/",
  "/favicon.svg/a",
  "/faq/a",
  "/a/faq",
  "/accessibility/a",
  "/not-me/a",
  "/captcha/a",
];

windowTest(
  "restricted: help and files are public, everything else is limited to the networks",
  async ({ send, shown }) => {
    for (const [paths, isOpen] of [[OPEN, true], [CLOSED, false]] as const) {
      for (const path of paths) {
        const { status } = await send(path, { ip: OUTSIDE });
        assert.equal(status !== 403, isOpen, path);
        if (isOpen) continue;
        const { page, props } = shown.at(-1)!;
        assert.equal(page, "restricted", path);
        assert.deepEqual(props, { ip: OUTSIDE, reference: "requ-est-" });
      }
    }
    const { status } = await send("/.well-known/a", { ip: OUTSIDE });
    assert.equal(status, 404, "told to a program");
    const within = await send("/login");
    assert.equal(within.status, 200);
  },
  { deps: { isAllowed } },
);

windowTest("restricted: a form from outside has no effect", async ({ send, shown }) => {
  assert.equal((await send("/sign-out", { form: {}, ip: OUTSIDE })).status, 403);
  assert.equal((await send("/accessibility", { form: {}, ip: OUTSIDE })).status, 303);
  assert.deepEqual(shown.map(({ page }) => page), ["restricted"]);
}, { deps: { isAllowed } });

windowTest("restricted: operators may call from any network", async ({ send }) => {
  const response = await send("/wires/ussd", { method: "POST", ip: OUTSIDE });
  assert.equal(response.status, 404, "not connected here");
}, { deps: { isAllowed } });
