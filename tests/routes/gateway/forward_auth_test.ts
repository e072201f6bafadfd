/**
 * `/_auth` in isolation: the service it is about, the request to decide on, and the answer to
 * nginx.
 */
import assert from "node:assert/strict";
import { createHosts } from "../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { createForwardAuth } from "../../../routes/gateway/forward_auth.ts";
import type { Connection } from "../../../routes/gateway/decision.ts";
import { createRefuse } from "../../../routes/gateway/refuse.ts";
import type { RequestHead } from "../../../routes/gateway/request_head.ts";
import { service } from "./samples.ts";

const pension = service({
  id: "pension",
  upstream: undefined,
  forward_auth: { proxies: ["10.20.0.5"] },
});
const insurance = service();
const hosts = createHosts({
  baseUrl: "https://example.ir",
  catalogue: createCatalogue({ services: [pension, insurance] }),
});

interface Asking {
  url?: string;
  method?: string;
  headers?: Record<string, string>;
  /** Host at which the auth request arrives. */
  host?: string;
  /** The client, according to the service's own proxy; `null` if no proxy is asking. */
  behind?: string | null;
  /** Response of the gateway. */
  answer?: Response;
}

/** Runs an auth request; `asked`: the request that the gateway decided on, if any. */
async function question(
  {
    url = "https://pension.example.ir/_auth",
    method = "GET",
    headers = {},
    host = "pension.example.ir",
    behind = "192.0.2.7",
    answer = new Response("as it is", { status: 403, headers: { "x-a": "1" } }),
  }: Asking,
) {
  let asked: { head: RequestHead; connection: Connection } | undefined;
  const about: unknown[] = [];
  const forwardAuth = createForwardAuth({
    hosts,
    gateway: {
      handle: () => assert.fail("was forwarded"),
      refuse: createRefuse((_, { code }) => new Response(`<h1>${code}`)),
      ask(head, connection) {
        asked = { head, connection };
        return Promise.resolve(answer);
      },
      admission: () => assert.fail("asked by the front"),
    },
    isFront: () => false,
    clientBehind: ({ id }, peer, forwardedFor) => {
      about.push([id, peer, forwardedFor]);
      return id === "pension" ? behind : null;
    },
  });
  const owner = hosts.resolve(host);
  const response = await forwardAuth.answer(
    { url, method, headers: new Headers(headers) } as Request,
    {
      connection: { host, owner, ip: "10.0.0.1", proto: "https", requestId: "request-1" },
      peer: "10.20.0.5",
      forwardedFor: "192.0.2.7",
      behind: owner && "service" in owner && owner.service === pension ? behind : null,
    },
  );
  return { response, asked, about };
}

const CADDY = { "x-forwarded-uri": "/a?b", "x-forwarded-method": "PUT" };
const NGINX = { "x-original-uri": "/a?b", "x-original-method": "PUT" };
const WINDOW = "sso.example.ir";

Deno.test("forward-auth: an auth request is decided on the request that it describes", async () => {
  for (const headers of [CADDY, NGINX]) {
    const { response, asked, about } = await question({ headers: { ...headers, cookie: "a=1" } });
    const { head, connection } = asked!;
    assert.deepEqual([head.method, head.url], ["PUT", "https://pension.example.ir/a?b"]);
    assert.equal(head.headers.get("cookie"), "a=1");
    assert.equal(head.plainVerdict, headers === NGINX);
    assert.deepEqual([connection.ip, connection.requestId], ["10.0.0.1", "request-1"]);
    assert.equal(response?.status, 403);
    assert.deepEqual(about, [], "found out before");
  }
  const envoy = await question({ url: "https://pension.example.ir/_auth/a?b", method: "POST" });
  assert.deepEqual(
    [envoy.asked!.head.method, envoy.asked!.head.url],
    ["POST", "https://pension.example.ir/a?b"],
  );
});

Deno.test("forward-auth: at another host it is about the host that it names", async () => {
  const named = { ...CADDY, "x-forwarded-host": "pension.example.ir" };
  for (const host of [WINDOW, "example.ir", "balancer.internal"]) {
    const { response, asked, about } = await question({ host, headers: named });
    assert.equal(response?.status, 403);
    const { owner, ...connection } = asked!.connection;
    assert.ok(owner && "service" in owner && owner.service === pension);
    assert.deepEqual(connection, {
      host: "pension.example.ir",
      ip: "192.0.2.7",
      proto: "https",
      requestId: "request-1",
    });
    assert.equal(asked!.head.url, "https://pension.example.ir/a?b");
    assert.deepEqual(about, [["pension", "10.20.0.5", "192.0.2.7"]]);
  }
});

Deno.test("forward-auth: without a service of this proxy it is an ordinary request", async () => {
  const others: Asking[] = [
    { url: "https://pension.example.ir/_authenticate" },
    { url: "https://pension.example.ir/a/_auth" },
    { host: WINDOW, headers: CADDY },
    { host: WINDOW, headers: { ...CADDY, "x-forwarded-host": "other.example.ir" } },
    { host: WINDOW, headers: { ...CADDY, "x-forwarded-host": WINDOW } },
    { host: WINDOW, headers: { ...CADDY, "x-forwarded-host": "pension.example.ir, a" } },
    { behind: null },
    { host: WINDOW, behind: null, headers: { "x-forwarded-host": "pension.example.ir" } },
    { host: "insurance.example.ir", behind: null },
  ];
  for (const asking of others) {
    const { response, asked } = await question(asking);
    assert.equal(response, null, JSON.stringify(asking));
    assert.equal(asked, undefined);
  }
});

Deno.test("forward-auth: a peer that is not the service's proxy but describes another request is misdirected", async () => {
  const strangers: Asking[] = [
    { behind: null, headers: CADDY },
    { behind: null, headers: NGINX },
    {
      host: WINDOW,
      behind: null,
      headers: { ...CADDY, "x-forwarded-host": "pension.example.ir" },
    },
    { host: "insurance.example.ir", headers: CADDY },
  ];
  for (const asking of strangers) {
    const { response, asked } = await question(asking);
    assert.equal(response?.status, 421, JSON.stringify(asking));
    assert.equal(asked, undefined);
  }
});

Deno.test("forward-auth: a contradictory auth request is refused", async () => {
  const contradictions: Asking[] = [
    { headers: { ...CADDY, "x-forwarded-host": "insurance.example.ir" } },
    { headers: { ...CADDY, "x-forwarded-host": "evil.example" } },
    { headers: { ...CADDY, "x-original-uri": "/other" } },
    { headers: { "x-original-uri": "/other" } },
    { headers: { "x-forwarded-uri": "/a" } },
    { headers: {} },
  ];
  for (const asking of contradictions) {
    const { response, asked } = await question(asking);
    const isNginx = Object.keys(asking.headers!).join() === "x-original-uri";
    const expected = isNginx ? 403 : 400;
    assert.equal(response?.status, expected, JSON.stringify(asking));
    assert.equal(asked, undefined);
  }
  const agreed = { ...CADDY, "x-forwarded-host": "pension.example.ir" };
  assert.ok((await question({ headers: agreed })).asked);
});

/** Status of the gateway → status and headers for nginx. */
const VERDICTS: [number, number][] = [
  [200, 200],
  [302, 401],
  [401, 401],
  [400, 403],
  [403, 403],
  [421, 403],
  [429, 403],
  [500, 500],
  [503, 503],
];

Deno.test("forward-auth: nginx gets the verdict without the reason", async () => {
  for (const [status, expected] of VERDICTS) {
    const answer = () =>
      new Response(status < 300 ? null : "why", { status, headers: { "x-a": "1" } });
    const { response } = await question({ headers: NGINX, answer: answer() });
    assert.equal(response?.status, expected, String(status));
    const isWhole = status === expected && (status < 300 || status >= 500);
    assert.equal(response!.headers.get("x-a"), isWhole ? "1" : null, String(status));
    if (!isWhole) {
      assert.equal(await response!.text(), "");
      assert.equal(response!.headers.get("cache-control"), "no-store");
    }
    const others = await question({ headers: CADDY, answer: answer() });
    assert.deepEqual([others.response?.status, others.response?.headers.get("x-a")], [status, "1"]);
  }
});

Deno.test("forward-auth: a person behind a proxy that is set up wrongly sees a page", async () => {
  const target = { "x-forwarded-uri": "/", "x-forwarded-method": "GET" };
  const wrongly: Asking[] = [
    { headers: { ...target, "x-forwarded-host": "evil.example" } },
    { headers: target, behind: null },
  ];
  for (const asking of wrongly) {
    for (const [accept, type] of [["text/html", "text/plain"], ["*/*", "application/problem"]]) {
      const { response } = await question({ ...asking, headers: { ...asking.headers, accept } });
      assert.ok(response!.status >= 400 && response!.status < 500);
      assert.ok(response!.headers.get("content-type")!.startsWith(type), accept);
    }
  }
});

Deno.test("forward-auth: a default port that a proxy states is the same host", async () => {
  const target = { "x-forwarded-uri": "/", "x-forwarded-method": "GET" };
  for (const host of ["pension.example.ir:443", "PENSION.example.ir:443"]) {
    const headers = { ...target, "x-forwarded-host": host };
    assert.equal((await question({ headers })).asked?.connection.host, "pension.example.ir");
    const traefik = await question({ headers, host: "sso.example.ir" });
    assert.equal(traefik.asked?.head.url, "https://pension.example.ir/");
  }
  for (const host of ["pension.example.ir:80", "pension.example.ir:8443", "pension.example.ir."]) {
    const headers = { ...target, "x-forwarded-host": host };
    assert.equal((await question({ headers })).asked, undefined, host);
  }
});
