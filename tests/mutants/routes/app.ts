import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `routes/${name}.ts`;
const test = (name: string) => [`tests/routes/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("federation/jwks"), test("federation/jwks"), [
    [`max-age=300`, `max-age=3000`, "Services learn of a new key too late"],
    [`"access-control-allow-origin": "*",`, "", "Pages cannot read the keys"],
    [`"x-content-type-options": "nosniff",`, "", "The keys may be mistaken for something else"],
    [`application/jwk-set+json`, `text/html`, "The keys are shown as a page"],
  ]),
  ...mutantsOf(at("health"), test("health"), [
    [
      `path !== "/healthz" && path !== "/readyz"`,
      `!path.startsWith("/healthz")`,
      "A front does not learn whether the gateway is ready",
    ],
    [
      `if (method !== "GET" && method !== "HEAD") return Promise.resolve(notAllowed());`,
      "",
      "Health is told to a form",
    ],
    [
      `method !== "GET" && method !== "HEAD"`,
      `method !== "GET"`,
      "A front that asks with HEAD takes the gateway for dead",
    ],
    [
      `path === "/readyz" ? readiness() :`,
      `path !== "/readyz" ? readiness() :`,
      "A supervisor kills the gateway while the store is down",
    ],
    [
      `return plain("not ready", 503);`,
      `return plain("not ready");`,
      "A front sends people to a gateway that cannot serve",
    ],
    [
      `refusal.headers.set("allow", "GET, HEAD");`,
      "",
      "A front does not learn which methods there are",
    ],
    [`, headers: { "cache-control": "no-store" } }`, ` }`, "A front keeps what was true once"],
  ]),
  ...mutantsOf(at("admin"), test("health"), [
    [
      `if (pathname !== "/metrics") return plain("not found", 404);`,
      "",
      "Every path tells the figures",
    ],
    [
      `if (request.method !== "GET" && request.method !== "HEAD") return notAllowed();`,
      "",
      "The figures are told to a form",
    ],
    [`"content-type": METRICS_TYPE, `, "", "Prometheus does not know the figures"],
    [
      `return plain("cannot gather the metrics", 503);`,
      `return plain("");`,
      "Prometheus mistakes a failure for no figures",
    ],
    [
      `logger.error("Cannot gather the metrics: {error}", { error: String(error) });`,
      "",
      "The log does not say why there are no figures",
    ],
    [
      `const answer = health(pathname, request.method);\n    if (answer) return await answer;`,
      "",
      "The admin port tells nothing of health",
    ],
  ]),
  ...mutantsOf(at("app"), test("app"), [
    [
      `HSTS = "max-age=63072000"`,
      `HSTS = "max-age=0"`,
      "Browsers forget that the host is TLS only",
    ],
    [
      `if (hosts.secure) response.headers.set("strict-transport-security", HSTS);`,
      "",
      "The first request of a browser may go without TLS",
    ],
    [
      `if (hosts.secure) response`,
      `response`,
      "A browser that tries the sandbox finds no localhost any more",
    ],
    [
      `service ? deps.clientBehind(service, peer, forwardedFor) : null`,
      `null`,
      "No agency's proxy is known",
    ],
    [
      `behind ?? deps.clientIp(peer, forwardedFor)`,
      `deps.clientIp(peer, forwardedFor)`,
      "A client behind an agency's proxy has the proxy's address",
    ],
    [
      `behind ?? deps.clientIp(peer, forwardedFor)`,
      `peer`,
      "Behind the front everybody has its address",
    ],
    [`hosts.secure ? "https" : "http"`, `"http"`, "People are sent back without TLS"],
    [
      `serviceOf(owner) ? undefined : deps.health(path, request.method)`,
      `deps.health(path, request.method)`,
      "A service has no page of the name /healthz",
    ],
    [`if (health) return health;`, "", "A front mistakes the gateway for dead"],
    [`if (answer) return answer;`, "", "No agency's proxy is answered"],
    [`&& request.method === "GET") {`, `) {`, "A form's content is lost on the way to the window"],
    [
      `hosts.window + pathname + search`,
      `hosts.window + pathname`,
      "A link to the alias loses its query",
    ],
    [`, "cache-control": "no-store" },`, ` },`, "A browser keeps the alias's redirect"],
    [
      `deps.onAnswered?.(answered);`,
      "",
      "Answers are not counted",
    ],
    [
      `if ("service" in owner) return owner.service.id;`,
      "",
      "Answers of services are not attributed to a service",
    ],
    [
      `"window" in owner ? "_window" : "_other"`,
      `"_window"`,
      "Answers of an alias count as the window's",
    ],
    [
      `if (!owner) return "_other";`,
      `if (!owner) return "_window";`,
      "Anybody's hosts count as the window",
    ],
    [`rest.split(/[?#]/, 1)[0]`, `rest`, "The log holds what a service put in its addresses"],
    [
      `deps.tracing ? deps.tracing.serve(request, peer, answerIn) : answerIn()`,
      `answerIn()`,
      "No request of anybody is traced",
    ],
  ]),
  ...mutantsOf(at("request_log"), [...test("app"), ...test("request_log")], [
    [`host: host?.slice(0, MAX_LOGGED),`, `host,`, "A stranger's long host fills the log"],
    [`.slice(0, MAX_LOGGED),\n    status`, `,\n    status`, "A stranger's long path fills the log"],
    [`path.replace(SECRET_LINK, "…")`, `path`, "Who reads the log can accept an invitation"],
    [`client: maskIp(ip),`, `client: ip,`, "Addresses are in the log"],
    [`MAX_LOGGED = 256`, `MAX_LOGGED = 255`, "Less is in the log than documented"],
    [
      `requestId,\n    traceId,\n    method,`,
      `requestId,\n    method,`,
      "The log does not say of which trace a line is",
    ],
  ]),
];
