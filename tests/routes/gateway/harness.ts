/** A gateway with one service, a recording upstream, and visitors chosen by a cookie. */
import { createAssertionCache } from "../../../domain/gateway/visitor/assertion.ts";
import { parseAuthority } from "../../../domain/gateway/request/authority.ts";
import type { WebSockets } from "../../../domain/gateway/upstream/web_socket.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { createAssertionKeys } from "../../../adapters/keys/assertion_keys.ts";
import { createJoseSigner } from "../../../adapters/keys/jose_signer.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { denoWebSockets } from "../../../adapters/web_socket/deno_web_sockets.ts";
import { createOpenExchanges } from "../../../domain/gateway/upstream/open_exchanges.ts";
import { createGateway } from "../../../routes/gateway/gateway.ts";
import type { RequestHead } from "../../../routes/gateway/request_head.ts";
import { createProxy } from "../../../routes/gateway/proxy.ts";
import { createUpgrade } from "../../../routes/gateway/upgrade.ts";
import { createAuthRequestAnswer } from "../../../routes/gateway/auth_request.ts";
import { NOW, originOf, type Policy, service, visitor } from "./samples.ts";

export { NOW, type Policy, service, visitor };

export const WINDOW = "sso.localhost";
export const HOST = "insurance.localhost";
export const API = "api.localhost";
/** The cookie that signs these tests in. */
export const COOKIE = "panjereh_service=zahra";

export async function startGateway(
  {
    upstream,
    policy,
    who = visitor(),
    limits,
    isForbidden,
    isStillValid = () => true,
    others = [],
    webSockets = denoWebSockets,
  }: {
    upstream: Policy["upstream"];
    policy?: Policy;
    who?: Visitor | ((request: RequestHead) => Visitor);
    limits?: Policy["limits"];
    isForbidden?(address: string): boolean;
    /** Whether the visitor's session is still valid. */
    isStillValid?(): boolean;
    /** Additional services, at hosts of their own. */
    others?: Policy[];
    webSockets?: WebSockets;
  },
) {
  const clock = { now: () => NOW };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const rings = createAssertionKeys({ store, clock, sealingKey: new Uint8Array(32) });
  const signer = createJoseSigner({ rings });
  const upstreams = createServiceUpstreams({ originOf, isForbidden });
  const openExchanges = createOpenExchanges({
    standingOf: () => Promise.resolve(isStillValid() ? visitor().session : null),
    clock,
  });
  const assertions = createAssertionCache({
    signer,
    clock,
    random: systemRandom,
    issuer: `http://${WINDOW}`,
  });
  const only = service({
    upstream,
    limits: { connect: 1, answer: 1, idle: 5, ...limits },
    ...policy,
  });
  const hosts = new Map(
    [only, ...others.map(service)].map((each) => [`${each.id}.localhost`, each]),
  );
  upstreams.use(hosts.values());
  const errors: unknown[] = [];
  const gateway = createGateway({
    isAllowed: () => true,
    clock,
    window: () => new Response("window"),
    api: () => new Response("api"),
    files: () => new Response("files"),
    desk: () => new Response("desk"),
    reserved: () => Promise.resolve(new Response("reserved")),
    visitors: {
      find: (request) =>
        Promise.resolve(
          !request.headers.get("cookie")?.includes(COOKIE)
            ? null
            : typeof who === "function"
            ? who(request)
            : who,
        ),
    },
    proxy: createProxy({
      upstreams: {
        of(service) {
          const upstream = upstreams.of(service);
          return {
            ...upstream,
            send(request) {
              handedOver++;
              return upstream.send(request);
            },
          };
        },
      },
      assertions,
      openExchanges,
    }),
    upgrade: createUpgrade({ ...{ upstreams, assertions, openExchanges, clock }, webSockets }),
    answerAuthRequest: createAuthRequestAnswer({ assertions }),
    signIn: (_, returnTo) => ({
      location: `http://${WINDOW}/login?return_to=${encodeURIComponent(returnTo)}`,
      cookie: "panjereh_state=state",
    }),
    problemPage: (_, { code }) =>
      new Response(`<h1>${code}</h1>`, { headers: { "content-type": "text/html" } }),
    formReturn: (_, { target }, wayIn) =>
      Promise.resolve(new Response(`${wayIn ? "hold" : "again"} ${target.target}`)),
    onError: (error) => errors.push(error),
  });
  const ownerOf = (host: string) =>
    host === WINDOW
      ? { window: true as const }
      : host === API
      ? { api: true as const }
      : hosts.has(host)
      ? { service: hosts.get(host)! }
      : null;
  let underWay = 0;
  let handedOver = 0;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {}, automaticCompression: true },
    async (request) => {
      const host = parseAuthority(request.url, request.headers.get("host"), "http");
      underWay++;
      try {
        return await gateway.handle(request, {
          host,
          owner: host === null ? null : ownerOf(host),
          ip: "192.0.2.7",
          proto: "http",
          requestId: "request-1",
        });
      } finally {
        underWay--;
      }
    },
  );
  return {
    port: server.addr.port,
    signer,
    errors,
    openExchanges,
    /** Requests that were given to the service's upstream, which may let them wait. */
    get handedOver() {
      return handedOver;
    },
    /** Requests without a response so far. */
    get underWay() {
      return underWay;
    },
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      upstreams.destroy();
      store.close();
    },
  };
}

/** A request of the signed-in person that closes its connection. */
export function signedIn(requestLine: string, headers: string[] = [], body = ""): string {
  return [
    requestLine,
    `Host: ${HOST}`,
    `Cookie: ${COOKIE}`,
    "Connection: close",
    ...headers,
    "",
    body,
  ].join("\r\n");
}

/** Lines that ask for a WebSocket (RFC 6455 §1.3). */
export const HANDSHAKE = [
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "Sec-WebSocket-Version: 13",
];

/** A signed-in person's request for a WebSocket, which keeps the connection. */
export function handshake(target: string, headers: string[] = []): string {
  const lines = [`GET ${target} HTTP/1.1`, `Host: ${HOST}`, `Cookie: ${COOKIE}`];
  return [...lines, ...HANDSHAKE, ...headers, "", ""].join("\r\n");
}
