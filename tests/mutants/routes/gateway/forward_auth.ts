import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `routes/gateway/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/routes/gateway/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("forward_auth"), test("forward_auth"), [
    [
      `isTheirs: behind !== null`,
      `isTheirs: true`,
      "Anybody can ask as an agency's proxy, and learns who the visitor is",
    ],
    [
      `isTheirs: client !== null`,
      `isTheirs: true`,
      "Anybody can ask as another host's proxy, and learns who the visitor is",
    ],
    [
      `own === null || named === null ? null : canonicalHost`,
      `named === null ? null : canonicalHost`,
      "A question without a host of its own is answered",
    ],
    [
      `if (!service) return null;`,
      `if (!service) throw new Error();`,
      "A question about the window is a fault",
    ],
    [
      `const ip = client ?? connection.ip;`,
      `const ip = connection.ip;`,
      "Allowed networks hold for the proxy instead of its client",
    ],
    [
      `connection: { ...connection, host, owner: other, ip },`,
      `connection,`,
      "A question is about the host that it came in at",
    ],
    [
      `if (rest === null) return null;`,
      `if (rest === null) return Promise.resolve(new Response());`,
      "Every page is answered as a question",
    ],
    [
      `if (!statesTarget(stated)) return null;`,
      "",
      "A service has no page of the name /_auth",
    ],
    [
      `if (!statesTarget(stated)) return null;`,
      `return null;`,
      "A proxy at the wrong host takes a page's 200 for permission",
    ],
    [
      `stated.host === null ||
        canonicalHost(stated.host, connection.proto) === connection.host`,
      `true`,
      "A question about another host is answered for this one",
    ],
    [
      `stated.host === null ||
        canonicalHost(stated.host, connection.proto) === connection.host`,
      `canonicalHost(stated.host ?? "", connection.proto) === connection.host`,
      "nginx and Envoy are refused",
    ],
    [
      `\${connection.proto}://\${connection.host}`,
      `http://\${connection.host}`,
      "People are sent back without TLS",
    ],
    [`method: question.method,`, `method,`, "Each request is decided on as a GET"],
    [
      `url: origin + question.target,`,
      `url: origin + "/",`,
      "Each request is decided on as one for the first page",
    ],
    [`headers,\n          plainVerdict,`, `headers,`, "nginx gets identity headers that are empty"],
    [
      `plainVerdict ? response.then(withoutReason) : response`,
      `response`,
      "nginx tells its own error in place of a verdict",
    ],
    [
      `plainVerdict ? response.then(withoutReason) : response`,
      `response.then(withoutReason)`,
      "Caddy, Traefik and Envoy do not redirect to sign-in",
    ],
    [`status < 300 || status >= 500`, `status < 300`, "An outage is told to nginx as a refusal"],
    [`status < 300 || status >= 500`, `status < 400 || status >= 500`, "nginx fails on a redirect"],
    [`status >= 500`, `status > 500`, "A fault is told to nginx as a refusal"],
    [`status === 302 || status === 401 ? 401 : 403`, `403`, "nginx does not redirect to sign-in"],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `status === 401 ? 401 : 403`,
      "nginx sends no browser to sign in",
    ],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `status === 302 ? 401 : 403`,
      "nginx sends no script to sign in",
    ],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `401`,
      "nginx redirects a refused visitor to sign-in",
    ],
    [`headers: { "cache-control": "no-store" },`, "", "A verdict may be kept"],
  ]),
  ...mutantsOf(at("auth_request"), test("auth_request"), [
    [
      `plain ? [...identity] : completed(identity, service)`,
      `[...identity]`,
      "A client's identity headers pass Caddy and Envoy",
    ],
    [
      `answer.headers.append("Cache-Control", "no-store");`,
      "",
      "What one person is told may be kept for another",
    ],
    [`return answer.clone();`, `return answer;`, "One request's answer is another's"],
    [
      `plain ? prepared.plain : prepared.full`,
      `prepared.full`,
      "nginx gets identity headers that are empty",
    ],
    [
      `visitor ? await introduce(assertions, visitor, service) : nobodyAt(service)`,
      `nobodyAt(service)`,
      "A service does not learn who the visitor is",
    ],
    [
      `withoutOwnCookies(headers.get("cookie") ?? "")`,
      `headers.get("cookie")`,
      "A service gets the gateway's own cookies",
    ],
    [
      `if (cookies !== null || !plainVerdict) response`,
      `if (cookies !== null) response`,
      "The gateway's own cookies pass Caddy and Envoy",
    ],
    [`cookies !== null || !plainVerdict`, `true`, "nginx gets a cookie that is empty"],
    [
      `response.headers.append("X-Request-Id", requestId);`,
      "",
      "A service does not learn the request's number",
    ],
    [
      `!said.has(name)`,
      `said.has(name)`,
      "A client's identity headers pass Caddy and Envoy, where there are some",
    ],
  ]),
];
