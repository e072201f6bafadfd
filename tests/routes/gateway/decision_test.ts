/** The gateway's decisions, their order, and what is reported. */
import assert from "node:assert/strict";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import {
  PersonBusy,
  RequestBodyFailed,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamCircuitOpen,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../../domain/gateway/upstream/upstream.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import type { Connection } from "../../../routes/gateway/decision.ts";
import { createGateway } from "../../../routes/gateway/gateway.ts";
import { NOW, type Policy, service, visitor } from "./samples.ts";

interface Circumstances {
  who?: Visitor | null;
  policy?: Policy;
  allowed?: boolean;
  owner?: Connection["owner"];
  host?: string | null;
  /** Error of forwarding. */
  fault?: unknown;
  /** Response to `/_panjereh/…`. */
  reserved?: Response | null;
}

/**
 * A gateway whose parts record their calls; `asked`: about a request described by an agency's
 * proxy.
 */
function world(
  { who = visitor(), policy, allowed = true, fault, reserved = new Response(), ...given }:
    Circumstances = {},
) {
  const told: unknown[] = [];
  const insurance = service(policy);
  const say = (word: string) => () => {
    told.push(word);
    if (fault) return Promise.reject(fault);
    return Promise.resolve(new Response(word));
  };
  const gateway = createGateway({
    clock: { now: () => NOW },
    window: say("window"),
    api: say("api"),
    files: say("files"),
    desk: say("desk"),
    reserved: () => (told.push("reserved"), Promise.resolve(reserved)),
    visitors: { find: () => (told.push("session"), Promise.resolve(who)) },
    proxy: { forward: say("forward") },
    upgrade: say("upgrade"),
    answerAuthRequest: say("vouch"),
    formReturn: (_, { target }, wayIn) => {
      told.push(["form", target.target, wayIn?.location]);
      return Promise.resolve(new Response("form"));
    },
    signIn: (_, returnTo) => ({ location: `/login?${returnTo}`, cookie: "state=1" }),
    problemPage: (_, { code, ip, retryAfter }) =>
      new Response(JSON.stringify({ code, ip, retryAfter })),
    isAllowed: () => allowed,
    onRefused: ({ access, visitor, request }) =>
      told.push(["refused", access, visitor.sessionKey, request.service.id]),
    onError: (error, { requestId, service }) => told.push(["error", error, requestId, service?.id]),
    onFailed: (code, service) => told.push(["failed", code, service?.id]),
  });
  const connection: Connection = {
    host: given.host === undefined ? "insurance.localhost" : given.host,
    owner: given.owner === undefined ? { service: insurance } : given.owner,
    ip: "192.0.2.7",
    proto: "http",
    requestId: "request-1",
  };
  const send = async (target = "/", init?: RequestInit & { asked?: boolean }) => {
    const request = new Request(`http://insurance.localhost${target}`, init);
    const response = await (init?.asked
      ? gateway.ask(
        { method: request.method, url: request.url, headers: request.headers },
        connection,
      )
      : gateway.handle(request, connection));
    const text = await response.text().catch(() => "");
    return { status: response.status, headers: response.headers, text };
  };
  return { send, told };
}

const PAGE = { headers: { accept: "text/html" } };
const FORWARD_AUTH: Policy = { upstream: undefined, forward_auth: { proxies: ["192.0.2.1"] } };

Deno.test("gateway: an admitted request is forwarded, upgraded, or answered as an auth request", async () => {
  const plain = world();
  assert.equal((await plain.send()).text, "forward");
  assert.deepEqual(plain.told, ["session", "forward"]);
  const socket = world();
  const handshake = {
    headers: {
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      "sec-websocket-version": "13",
    },
  };
  assert.equal((await socket.send("/", handshake)).text, "upgrade");
  const asked = world({ policy: FORWARD_AUTH });
  assert.equal((await asked.send("/", { asked: true })).text, "vouch");
  assert.deepEqual(asked.told, ["session", "vouch"]);
});

Deno.test("gateway: the desk's host is answered by the desk, and is no agency's proxy's", async () => {
  const desk = world({ owner: { desk: true } });
  assert.equal((await desk.send()).text, "desk");
  assert.deepEqual(desk.told, ["desk"]);
  assert.match((await desk.send("/", { asked: true })).text, /misdirected/);
});

Deno.test("gateway: the host of files is for the allowed networks, and no agency's proxy", async () => {
  const owner = { files: true } as const;
  const files = world({ owner });
  assert.equal((await files.send()).text, "files");
  assert.deepEqual(files.told, ["files"]);
  assert.match((await world({ owner, allowed: false }).send()).text, /network_restricted/);
  assert.match((await files.send("/", { asked: true })).text, /misdirected/);
});

Deno.test("gateway: allowed networks apply to everyone, before any other check", async () => {
  for (const [asked, policy] of [[false, undefined], [true, FORWARD_AUTH]] as const) {
    for (const target of ["/", "/_panjereh/session"]) {
      const { send, told } = world({ allowed: false, policy });
      const document = await send(target, { asked });
      assert.equal(document.status, 403);
      assert.match(document.text, /network_restricted/);
      const page = await send(target, { ...PAGE, asked });
      assert.equal(page.status, 403);
      assert.deepEqual(JSON.parse(page.text), { code: "network_restricted", ip: "192.0.2.7" });
      assert.deepEqual(told, []);
    }
  }
});

Deno.test("gateway: requests for the window's host go to the window", async () => {
  const { send, told } = world({ owner: { window: true }, allowed: false });
  assert.equal((await send()).text, "window");
  assert.equal((await send("/a%2fb")).status, 400);
  assert.equal((await send("/", { asked: true })).status, 421, "no proxy asks about the window");
  assert.deepEqual(told, ["window"]);
});

Deno.test("gateway: an unknown host or an alias is misdirected", async () => {
  for (const owner of [null, { alias: true } as const]) {
    const { send, told } = world({ owner });
    const { status, text } = await send();
    assert.equal(status, 421);
    assert.match(text, /misdirected/);
    assert.deepEqual(told, []);
  }
});

Deno.test("gateway: malformed requests are refused before their host is looked up", async () => {
  const { send, told } = world({ host: null });
  const noHost = await send();
  assert.deepEqual([noHost.status, noHost.headers.get("connection")], [400, "close"]);
  const { send: ask } = world();
  const framed = await ask("/", { asked: true, headers: { "content-length": "5" } });
  assert.equal(framed.status, 400);
  const method = await ask("/", { method: "PROPFIND" });
  assert.equal(method.status, 405);
  assert.equal(method.headers.get("allow"), "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  assert.equal(method.headers.get("x-request-id"), "request-1");
  assert.deepEqual(told, []);
});

Deno.test("gateway: OPTIONS * is not forwarded as OPTIONS /*", async () => {
  for (const asked of [false, true]) {
    const { send } = world({ policy: asked ? FORWARD_AUTH : undefined });
    assert.equal((await send("/*", { method: "OPTIONS", asked })).status, 400);
    assert.equal((await send("/*", { asked })).status, 200);
    assert.equal((await send("/*/a", { method: "OPTIONS", asked })).status, 200);
  }
});

Deno.test("gateway: reserved paths go to the window, but not for proxies", async () => {
  const { send, told } = world({ who: null, reserved: new Response("handed off") });
  assert.equal((await send("/_panjereh/session")).text, "handed off");
  assert.equal((await send("/_panjereh/session", { asked: true })).status, 400);
  assert.deepEqual(told, ["reserved"]);
  const { send: wrong } = world({ reserved: null });
  assert.equal((await wrong("/_panjereh/x")).status, 400);
});

Deno.test("gateway: a service with forward-auth is not forwarded to", async () => {
  const { send, told } = world({ policy: FORWARD_AUTH, reserved: new Response("handed off") });
  assert.equal((await send()).status, 421);
  assert.equal((await send("/_panjereh/session")).text, "handed off");
  assert.deepEqual(told, ["reserved"]);
});

const FORM = {
  method: "POST",
  body: "a=b",
  headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
};
const CROSS = { ...FORM, headers: { ...FORM.headers, origin: "https://bank.example" } };
const OPEN: Policy = {
  public: ["/open/"],
  cors: { origins: ["https://spa.example.ir"] },
  form_returns: [{ path: "/callback" }, { path: "/paid", mode: "pass" }],
};

Deno.test("gateway: an agency's proxy may forward what the service opens, as a stranger's", async () => {
  const { send, told } = world({ policy: { ...OPEN, ...FORWARD_AUTH }, who: null });
  const asked = { asked: true };
  assert.equal((await send("/open/a", asked)).text, "vouch");
  assert.equal((await send("/paid", { ...CROSS, ...asked })).text, "vouch");
  const headers = { origin: "https://spa.example.ir", "access-control-request-method": "PUT" };
  assert.equal((await send("/x", { ...asked, method: "OPTIONS", headers })).text, "vouch");
  assert.deepEqual(told, ["vouch", "vouch", "vouch"]);
  assert.equal((await send("/callback", { ...CROSS, ...asked })).status, 401);
  const refused = await send("/x", { ...asked, headers: { origin: headers.origin } });
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get("access-control-allow-origin"), headers.origin);
});

Deno.test("gateway: an agency's proxy sends a form here, to be posted again or held", async () => {
  const path = "/_panjereh/form-return";
  const { send, told } = world({ policy: { ...OPEN, ...FORWARD_AUTH }, who: null });
  assert.equal((await send(`${path}/callback?a`, CROSS)).text, "form");
  assert.equal((await send(`${path}/callback`, FORM)).text, "form");
  const login = "/login?http://insurance.localhost/";
  assert.deepEqual(told, [["form", "/callback?a", undefined], ["form", "/callback", login]]);
  const script = { ...CROSS, headers: { ...CROSS.headers, accept: "*/*" } };
  for (const [target, init] of [["/paid", CROSS], ["/", CROSS], ["/callback", script]] as const) {
    await send(path + target, init);
    assert.equal(told.at(-1), "reserved", target);
  }
  const { send: own, told: ours } = world({ policy: OPEN, who: null });
  await own(`${path}/callback`, CROSS);
  assert.deepEqual(ours, ["reserved"], "the built-in gateway gets the form at its own path");
});

Deno.test("gateway: a stranger is redirected to sign-in and not recorded", async () => {
  const { send, told } = world({ who: null });
  const page = await send("/a?b", PAGE);
  assert.equal(page.status, 302);
  assert.equal(page.headers.get("location"), "/login?http://insurance.localhost/a?b");
  assert.equal(page.headers.get("set-cookie"), "state=1");
  assert.equal((await send()).status, 401);
  assert.deepEqual(told, ["session", "session"]);
});

Deno.test("gateway: a refused visitor is recorded once for each reason", async () => {
  const cases: [Policy, string][] = [
    [{ level: 3 }, "level_too_low"],
    [{ max_age: 60 }, "level_too_old"],
    [{ persons: "legal" }, "legal_only"],
  ];
  for (const [policy, access] of cases) {
    for (const asked of [false, true]) {
      const rules = asked ? { ...policy, ...FORWARD_AUTH } : policy;
      const { send, told } = world({ policy: rules, who: visitor({ authTime: NOW / 1000 - 61 }) });
      const { status, text } = await send("/", { asked });
      assert.equal(status, 403);
      assert.equal(JSON.parse(text).type, `urn:panjereh:problem:${access}`);
      assert.deepEqual(told, ["session", ["refused", access, "session-1", "insurance"]]);
    }
  }
});

Deno.test("gateway: a foreign page's handshake is refused by forward-auth as well", async () => {
  const { send, told } = world({ policy: FORWARD_AUTH });
  const headers = { "sec-websocket-key": "x", origin: "https://evil.example" };
  const { status, text } = await send("/", { asked: true, headers });
  assert.equal(status, 403);
  assert.match(text, /foreign_origin/);
  assert.deepEqual(told, ["session"]);
});

/** Fault → status, code, seconds to wait; whether it is logged as an error. */
const FAULTS: [unknown, number, string, number | undefined, boolean][] = [
  [new UpstreamUnavailable("down"), 502, "upstream_unavailable", 30, true],
  [new UpstreamTimeout("late"), 504, "upstream_timeout", undefined, true],
  [new UpstreamBusy("busy", 5), 503, "upstream_busy", 5, false],
  [new UpstreamCircuitOpen("resting", 7), 503, "upstream_circuit_open", 7, false],
  [new PersonBusy("greedy", 9), 429, "too_many", 9, false],
  [new RequestTooLarge("large"), 413, "too_large", undefined, false],
  [new StoreUnavailable("down"), 503, "store_unavailable", 5, true],
  [new TypeError("ours"), 500, "internal", undefined, true],
];

for (const [fault, status, code, retryAfter, isError] of FAULTS) {
  Deno.test(`gateway: ${(fault as Error).name} is reported as ${code}, to the metrics and perhaps the log`, async () => {
    const { send, told } = world({ fault });
    const document = await send();
    assert.equal(document.status, status);
    assert.equal(JSON.parse(document.text).type, `urn:panjereh:problem:${code}`);
    assert.equal(document.headers.get("retry-after"), retryAfter?.toString() ?? null);
    assert.deepEqual(told.slice(2), [
      ...isError ? [["error", fault, "request-1", "insurance"]] : [],
      ["failed", code, "insurance"],
    ]);
    const page = await send("/", PAGE);
    assert.equal(page.status, status);
    assert.equal(page.headers.get("retry-after"), retryAfter?.toString() ?? null);
    const shown = JSON.parse(page.text);
    assert.deepEqual([shown.code, shown.retryAfter], [code, retryAfter]);
  });
}

Deno.test("gateway: a fault at the window counts for no service", async () => {
  const { send, told } = world({ owner: { window: true }, fault: new StoreUnavailable("down") });
  assert.equal((await send()).status, 503);
  assert.deepEqual(told.at(-1), ["failed", "store_unavailable", undefined]);
});

Deno.test("gateway: a client that breaks off or leaves is not a failure", async () => {
  const broken = world({ fault: new RequestBodyFailed("stalls") });
  const { status, headers } = await broken.send();
  assert.deepEqual([status, headers.get("connection")], [400, "close"]);
  assert.deepEqual(broken.told, ["session", "forward"]);
  const left = world({ fault: new UpstreamUnavailable("left") });
  assert.equal((await left.send("/", { signal: AbortSignal.abort() })).status, 499);
  assert.deepEqual(left.told, ["session", "forward"]);
});

Deno.test("gateway: a service that is out of service refuses everything, its own paths too", async () => {
  for (
    const [desk, code] of [
      [{ closed: "suspended", closedBy: "agency" }, "suspended_by_agency"],
      [{ closed: "suspended" }, "suspended_by_window"],
      [{ closed: "retired" }, "service_retired"],
    ] as const
  ) {
    const closed = { ...service(), desk };
    for (const path of ["/", "/_panjereh/session?code=1"]) {
      const { told, send } = world({ owner: { service: closed } });
      assert.match((await send(path)).text, new RegExp(code));
      assert.match((await send(path, { asked: true })).text, new RegExp(`${code}|bad_request`));
      assert.deepEqual(told.filter((word) => word !== "session" && !Array.isArray(word)), []);
    }
  }
});
