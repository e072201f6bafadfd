import assert from "node:assert/strict";
import {
  type Approach,
  behindFormReturn,
  mayBeHeld,
  openingFor,
} from "../../../../domain/gateway/openings/opening.ts";
import { parseTarget } from "../../../../domain/gateway/request/target.ts";
import { type Policy, service } from "../../../routes/gateway/samples.ts";

type Circumstances = Partial<Approach> & { method?: string; headers?: Record<string, string> };

/** How a request to this path of a service with these settings is let in. */
function opening(policy: Policy, path: string, circumstances: Circumstances = {}) {
  const { method = "GET", headers = {}, ...more } = circumstances;
  const target = parseTarget(path) ??
    { path, isCanonical: false, query: "", target: path };
  return openingFor({ method, headers: new Headers(headers) }, {
    service: service(policy),
    target,
    framing: { kind: "none" },
    client: { host: "insurance.example.ir" },
    ...more,
  });
}

const PUBLIC: Policy = {
  public: [
    "/manifest.json",
    "/assets/",
    { path: "/git/", methods: ["GET", "HEAD", "POST"] },
    { path: "/", exact: true },
    { path: "/hook", methods: ["POST"] },
  ],
};

Deno.test("openingFor: nothing is open by default", () => {
  for (const method of ["GET", "OPTIONS", "POST"]) {
    const headers = {
      origin: "https://spa.example.ir",
      "access-control-request-method": "PUT",
      "sec-fetch-site": "cross-site",
    };
    for (const path of ["/", "/manifest.json"]) {
      assert.equal(opening({}, path, { method, headers }), null);
    }
  }
});

Deno.test("openingFor: public paths, with any query", () => {
  const open = ["/", "/?a", "/manifest.json", "/manifest.json?v=1", "/assets/", "/assets/a/b.css"];
  for (const path of open) assert.equal(opening(PUBLIC, path), "stranger", path);
});

Deno.test("openingFor: no other spelling of a public path", () => {
  const closed = [
    ..."/manifest.json/ /manifest.json;a /manifest.jso /manifest.json.bak /Manifest.json".split(
      " ",
    ),
    ..."/x/manifest.json /x/assets/a /assets /assets; /assets;a/ /ASSETS/a /assetsa /a /hook".split(
      " ",
    ),
  ];
  for (const path of closed) assert.equal(opening(PUBLIC, path), null, path);
});

Deno.test("openingFor: a target that is passed on unread is never open", () => {
  const unread = [
    ..."/assets//admin /assets/../admin /assets/%2e%2e/admin /assets/..;/admin".split(" "),
    ..."/assets/a%2Fb /assets/%252e%252e/ /assets/%7Ea /assets/\\..\\admin /assets/a%00".split(" "),
  ];
  for (const path of unread) assert.equal(opening(PUBLIC, path), null, path);
});

Deno.test("openingFor: public paths are open for their methods only", () => {
  const cases: [string, string, boolean][] = [
    ["GET", "/manifest.json", true],
    ["HEAD", "/manifest.json", true],
    ["POST", "/manifest.json", false],
    ["OPTIONS", "/manifest.json", false],
    ["POST", "/git/x/git-upload-pack", true],
    ["PUT", "/git/x", false],
    ["POST", "/hook", true],
    ["GET", "/hook", false],
  ];
  for (const [method, path, open] of cases) {
    assert.equal(opening(PUBLIC, path, { method }), open ? "stranger" : null, `${method} ${path}`);
  }
});

Deno.test("openingFor: a WebSocket on a public path needs a session", () => {
  const handshakes: Record<string, string>[] = [
    { upgrade: "websocket" },
    { upgrade: "h2c, WebSocket" },
    { "sec-websocket-key": "x" },
  ];
  for (const headers of handshakes) {
    assert.equal(opening(PUBLIC, "/assets/x", { headers }), null, JSON.stringify(headers));
  }
  // Java's client offers this at http addresses.
  assert.equal(opening(PUBLIC, "/assets/x", { headers: { upgrade: "h2c" } }), "stranger");
});

const ORIGIN = "https://spa.example.ir";
const LIST: Policy = { cors: { origins: [ORIGIN] } };
const ASKED = { origin: ORIGIN, "access-control-request-method": "PUT" };

Deno.test("openingFor: preflights are passed on, or answered for listed origins", () => {
  const ask = { method: "OPTIONS", headers: ASKED };
  assert.equal(opening({ cors: "upstream" }, "/api", ask), "stranger");
  assert.equal(opening(LIST, "/api", ask), "preflight");
  const others = [
    ..."null https://spa.example.ir.evil https://spa.example.ir/ https://SPA.example.ir".split(" "),
    ..."http://spa.example.ir https://spa.example.ir:443 https://x.spa.example.ir".split(" "),
    ..."https://spa.example.ir:8443 https://spaXexample.ir https://evil.ir".split(" "),
    `${ORIGIN}, ${ORIGIN}`,
    "",
  ];
  for (const origin of others) {
    assert.equal(opening(LIST, "/api", { ...ask, headers: { ...ASKED, origin } }), null, origin);
  }
});

Deno.test("openingFor: what only looks like a preflight is not one", () => {
  const cases: Circumstances[] = [
    { method: "GET", headers: ASKED },
    { method: "POST", headers: ASKED },
    { headers: { origin: ORIGIN } },
    { headers: { "access-control-request-method": "PUT" } },
    { headers: { ...ASKED, cookie: "a=1" } },
    { headers: { ...ASKED, authorization: "Basic eDp5" } },
    { headers: ASKED, framing: { kind: "length", length: 1 } },
    { headers: ASKED, framing: { kind: "chunked" } },
  ];
  for (const policy of [{ cors: "upstream" } as const, LIST]) {
    for (const each of cases) {
      const request = { method: "OPTIONS", ...each };
      assert.equal(opening(policy, "/api", request), null, JSON.stringify(each));
    }
  }
});

const RETURNS: Policy = { form_returns: [{ path: "/callback" }, { path: "/paid", mode: "pass" }] };
const CROSS = { "sec-fetch-site": "cross-site", origin: "https://bank.example" };

Deno.test("openingFor: another site's form returns", () => {
  const post = { method: "POST", headers: CROSS };
  assert.equal(opening(RETURNS, "/callback?id=1", post), "resubmit");
  assert.equal(opening(RETURNS, "/paid", post), "stranger");
  for (const path of ["/callback/", "/callback;a", "/Callback", "/paid/x", "/"]) {
    assert.equal(opening(RETURNS, path, post), null, path);
  }
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
    assert.equal(opening(RETURNS, "/callback", { ...post, method }), null, method);
  }
});

Deno.test("openingFor: a form of another site, by fetch metadata or else by its origin", () => {
  const cases: [Record<string, string>, boolean][] = [
    [{ "sec-fetch-site": "cross-site" }, true],
    [{ "sec-fetch-site": "same-site", origin: "https://bank.example" }, false],
    [{ "sec-fetch-site": "same-origin", origin: "https://bank.example" }, false],
    [{ "sec-fetch-site": "none", origin: "https://bank.example" }, false],
    [{ "sec-fetch-site": "cross-site, cross-site" }, false],
    [{ origin: "https://bank.example" }, true],
    [{ origin: "null" }, true],
    [{ origin: "https://insurance.example.ir" }, false],
    [{ origin: "http://insurance.example.ir" }, false],
    [{ origin: "https://insurance.example.ir:8443" }, true],
    [{ origin: "https://insurance.example.ir.evil" }, true],
    [{}, false],
  ];
  for (const [headers, open] of cases) {
    const way = opening(RETURNS, "/callback", { method: "POST", headers });
    assert.equal(way, open ? "resubmit" : null, JSON.stringify(headers));
  }
});

Deno.test("openingFor: a form that carries a session goes the ordinary way", () => {
  const cookies: [string, boolean][] = [
    ["panjereh_service=x", false],
    ["a=1; __Host-panjereh_service=x", false],
    ["a=1;panjereh_service=", false],
    ["a=1; panjereh_language=fa", true],
    ["xpanjereh_service=1; a=panjereh_service=", true],
  ];
  for (const [cookie, open] of cookies) {
    const headers = { ...CROSS, cookie };
    const way = opening(RETURNS, "/callback", { method: "POST", headers });
    assert.equal(way, open ? "resubmit" : null, cookie);
  }
});

Deno.test("behindFormReturn reads the target behind the gateway's own path", () => {
  const behind = (target: string) => behindFormReturn(parseTarget(target)!);
  assert.deepEqual(behind("/_panjereh/form-return/callback?x=1"), parseTarget("/callback?x=1"));
  const others = [
    ..."/_panjereh/form-return /_panjereh/form-return? /_panjereh/form-returnx/callback".split(" "),
    ..."/_Panjereh/form-return/callback /x/_panjereh/form-return/callback /callback".split(" "),
  ];
  for (const target of others) assert.equal(behind(target), null, target);
});

Deno.test("mayBeHeld: only a form that may be posted again", () => {
  const held = (path: string, method = "POST", policy = RETURNS) =>
    mayBeHeld({ method, headers: new Headers() }, {
      service: service(policy),
      target: parseTarget(path)!,
      framing: { kind: "none" },
      client: { host: "insurance.example.ir" },
    });
  assert.ok(held("/callback"));
  assert.ok(!held("/callback", "PUT"));
  assert.ok(!held("/paid"));
  assert.ok(!held("/callback/"));
  assert.ok(!held("/callback", "POST", {}));
});
