import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `domain/services/${name}.ts`;
const test = (name: string) => [`tests/domain/services/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("identity_headers"), test("identity_headers"), [
    [`"host|date|`, `"date|`, "A service's identity is sent as the Host"],
    [`authorization|`, "", "A service's identity replaces the client's own credentials"],
    [`(?!(?:user|email`, `(?!(?:for|user|email`, "The client's ip is replaced by a template"],
    [`[A-Za-z0-9-]{0,62}`, `[A-Za-z0-9_-]{0,62}`, "A name passes that servers read in two ways"],
    [`other.toLowerCase() === name.toLowerCase()`, `other === name`, "One header is sent twice"],
    [
      `z.string().max(256)\n  .regex(/^[ -~]+$/, "must be printable ASCII")`,
      `z.string().max(256)`,
      "A template ends a line",
    ],
    [
      `!PLACEHOLDERS.includes(text as Placeholder)`,
      `false`,
      "A misspelt placeholder is noticed by nobody",
    ],
    [
      `["given_name", "family_name"]`,
      `["given_name"]`,
      "A family name is told that is not released",
    ],
    [
      `.filter((needed) => !attributes.includes(needed as Attribute))`,
      `.filter(() => false)`,
      "A template tells what the service may not learn",
    ],
  ]),
  ...mutantsOf(at("rules"), ["tests/adapters/services/problems_test.ts"], [
    [
      `path.length === 0 ? code === "invalid_type" : parts.includes(String(path[0]))`,
      `true`,
      "A rule is silent while any setting has a wrong type",
    ],
    [`code === "invalid_type"`, `true`, "A rule is silent while there is an unknown setting"],
    [`code === "invalid_type"`, `false`, "What is no object at all is judged by every rule"],
    [`{ error, when }]`, `{ error }]`, "A double is silent while another entry is wrong"],
    [`.filter((name) => typeof name === "string")`, "", "Two entries without a name are a double"],
  ]),
  ...mutantsOf(at("routes"), test("routes"), [
    [
      `route.prefix.length > chosen.prefix.length`,
      `true`,
      "A later prefix takes a longer one's place",
    ],
    [
      `path.startsWith(route.prefix)`,
      `path.includes(route.prefix)`,
      "/x/api/ is a target of /api/",
    ],
    [`+\\/)+$/, "must be like`, `+\\/?)+$/, "must be like`, "/apiary is a target of /api"],
    [`/\\/\\.{1,2}\\//.test(text)`, `false`, "A prefix that no target has is accepted"],
    [
      `text.toLowerCase().startsWith("/_panjereh/")`,
      `false`,
      "A route for the gateway's own paths is accepted",
    ],
  ]),
  ...mutantsOf(at("upstream_origins"), test("routes"), [
    [
      `, ...routes.flatMap((route) => route.upstream)`,
      "",
      "The address of a route's upstream leaks",
    ],
  ]),
  ...mutantsOf(at("methods"), test("methods"), [
    [`"CONNECT", "TRACE", "TRACK"`, `"CONNECT", "TRACE"`, "A method that reflects may be set"],
    [`^[A-Z][A-Z-]`, `^[A-Za-z][A-Z-]`, "A method in lower case may be set"],
  ]),
  ...mutantsOf(at("catalogue"), test("catalogue"), [
    [
      `known && isSame(known, service) ? known : service`,
      `service`,
      "A reload of the same file closes every socket",
    ],
    [
      `known && isSame(known, service) ? known : service`,
      `known ?? service`,
      "A service's new rules never come into force",
    ],
    [
      `prepare?.(next);\n    const change = compare(current, next);\n    current = next;`,
      `const change = compare(current, next);\n    current = next;\n    prepare?.(next);`,
      "Services that were refused are in force",
    ],
    [`change.former.add(service);`, "", "Sockets continue under a removed service's rules"],
    [
      `(after.has(id) ? change.changed : change.removed)`,
      `(after.has(id) ? change.removed : change.changed)`,
      "The audit log says that a changed service was removed",
    ],
    [`if (after.get(id) === service) continue;`, "", "Every service counts as changed"],
    [`.filter((id) => !before.has(id))`, "", "Every service counts as added"],
  ]),

  ...mutantsOf(at("hosts"), test("hosts"), [
    [`if (!host.endsWith(suffix)) return null;`, "", "Any host that is long enough is a service's"],
    [
      `const suffix = \`.\${base.host}\`;`,
      `const suffix = base.host;`,
      "insuranceexample.ir is a service's host",
    ],
    [
      `secure: base.protocol === "https:"`,
      `secure: true`,
      "Cookies are secure where there is no TLS",
    ],
    [
      "isLocal(base) ? base.host : `${WINDOW_LABEL}.${base.host}`",
      "base.host",
      "The window lies on the domain that all services share",
    ],
    [`if (aliases.includes(host)) return { alias: true };`, "", "The domain itself leads nowhere"],
    [
      `port ? \`\${name}:\${port}\` : name`,
      `name`,
      "127.0.0.1 with its port leads nowhere",
    ],
    [
      `if (isBelowLocal(base))`,
      `if (false)`,
      "The usual name of the sandbox leads nowhere below a name of its own",
    ],
  ]),

  ...mutantsOf(at("service"), test("service"), [
    [`{0,61}[a-z0-9])?$/`, `{0,62}[a-z0-9])?$/`, "A service has a name that no DNS takes"],
    [`!RESERVED_IDS.has(id)`, `id !== "sso"`, "A service takes a host that is reserved"],
    [
      `proxies: z.array(network).min(1)`,
      `proxies: z.array(network)`,
      "A service without a proxy is accepted and never answers",
    ],
    [
      `.default(2),\n  /** Seconds since`,
      `.default(1),\n  /** Seconds since`,
      "Services are open to unverified people by default",
    ],
    [
      `.int().min(60).optional()`,
      `.int().min(59).optional()`,
      "A proof may lapse sooner than one can give it",
    ],
    [
      `.default("natural")`,
      `.default("both")`,
      "Companies come in where the service is for natural persons",
    ],
    [
      `attributes: z.array(z.enum(ATTRIBUTES)).default([])`,
      `attributes: z.array(z.enum(ATTRIBUTES)).default(["national_id"])`,
      "Services get the national ID by default",
    ],
    [
      `? forward_auth !== undefined || openid !== undefined : forward_auth === undefined`,
      `? forward_auth !== undefined || openid !== undefined : true`,
      "A service both forwards and is forwarded",
    ],
    [
      `.every((origin) => origin.startsWith("https:"))`,
      `.some((origin) => origin.startsWith("https:"))`,
      "An address of a service with TLS settings is asked without TLS",
    ],
    [
      `ids.indexOf(id) === index) continue;`,
      `index < 1000) continue;`,
      "Of two services of one name the last one counts",
    ],
    [
      `Object.hasOwn(texts, wanted)`,
      `wanted in texts`,
      "A language named constructor breaks every page",
    ],
    [
      `.regex(/^[a-z0-9.-]+(?::\\d+)?$/i, { error: HOST_FORM, abort: true })`,
      ``,
      "A malformed Host is noticed at the first request",
    ],
    [
      `plain_headers: z.boolean().default(true)`,
      `plain_headers: z.boolean().default(false)`,
      "Services that use no JWTs learn nothing about visitors",
    ],
  ]),

  ...mutantsOf(at("upstream_settings"), test("upstream_settings"), [
    [
      `url?.pathname === "/" && `,
      `url && `,
      "An address with a path is taken and its path never asked",
    ],
    [`!url.search && !url.hash && `, `!url.hash && `, "An address with a query is taken"],
    [`&& !url.username`, "", "A password in an address is taken and never sent"],
    [
      `protocol: /^https?$/`,
      `protocol: /^(?:https?|ws)$/`,
      "An unreachable address is accepted",
    ],
    [`.min(1).max(16)`, `.max(16)`, "A service without an address is accepted"],
    [`.min(1).max(16)`, `.min(1).max(17)`, "One more address is taken than there may be"],
    [
      `.refine(...differBy((origin: string) => origin, "names an address twice"))`,
      ``,
      "An address that stands twice gets twice as much",
    ],
    [
      `const seconds = z.number().min(0.1).max(3600);`,
      `const seconds = z.number().min(0).max(3600);`,
      "A time limit of nothing refuses every request",
    ],
    [
      `const seconds = z.number().min(0.1).max(3600);`,
      `const seconds = z.number().min(0.1).max(3601);`,
      "A limit is longer than it may be",
    ],
    [
      `const count = z.number().int().min(1).max(100_000);`,
      `const count = z.number().int().min(0).max(100_000);`,
      "A service takes no request at all",
    ],
    [
      `body: z.number().int().min(0)`,
      `body: z.number().int().min(1)`,
      "A service cannot refuse bodies",
    ],
    [
      `queued = z.number().int().min(0).max(100_000)`,
      `queued = z.number().int().min(0).max(100_001)`,
      "The queue is longer than it may be",
    ],
    [`.max(16 * 1024 ** 2)`, `.max(17 * 1024 ** 2)`, "A message is larger than what may wait"],
    [
      `(certificate === undefined) === (key === undefined)`,
      `true`,
      "A certificate without its key is noticed at the first request",
    ],
    [
      `.regex(/^\\/[!-~]*$/, "must be a path, such as /health")`,
      `.min(1)`,
      "A health check asks for a path that cannot be sent",
    ],
    [
      `unhealthy: z.number().int().min(1).max(20)`,
      `unhealthy: z.number().int().min(0).max(20)`,
      "An address is left alone without a wrong answer",
    ],
    [
      `healthy: z.number().int().min(1).max(20).default(2)`,
      `healthy: z.number().int().min(1).max(21).default(2)`,
      "An address is left alone for longer than it may be",
    ],
    [
      `failures: z.number().int().min(1).max(1000)`,
      `failures: z.number().int().min(0).max(1000)`,
      "A breaker that never closes is accepted",
    ],
  ]),
];
