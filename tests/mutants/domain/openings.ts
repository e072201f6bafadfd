import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `domain/${name}.ts`;
const test = (name: string) => [`tests/domain/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("gateway/openings/opening"), test("gateway/openings/opening"), [
    [`framing.kind === "none" && `, "", "A preflight brings a body past the gateway"],
    [` || carriesSession(request.headers)`, "", "A signed-in person's form loses its sender"],
    [
      `if (!comesFromOtherSite(request.headers, client.host)) return null;`,
      "",
      "The page that posts a form again gets itself, for ever",
    ],
    [`mode === "pass" ? "stranger" : "resubmit"`, `"stranger"`, "Forms lose their sender"],
    [`path.startsWith(prefix)`, `path.includes(prefix)`, "A public folder is open anywhere"],
    [` && methods.has(method));`, `);`, "Any method is open below a public folder"],
    [`exact.get(path)?.has(method)`, `exact.has(path)`, "Any method is open on a public path"],
    [
      `Boolean(isOpen) && target.isCanonical`,
      `Boolean(isOpen)`,
      "A path that is passed on unread leads out of a public folder",
    ],
    [` && !asksForWebSocket(headers)`, "", "Strangers open sockets"],
    [
      `const isWhole = ({ path, exact }: Service["public"][number]) => exact || `,
      `const isWhole = ({ path }: Service["public"][number]) => `,
      "The home page alone opens the whole site",
    ],
    [
      `listOf(service)?.origins.includes(headers.get("origin")!) ? `,
      `listOf(service) ? `,
      "Preflights of any origin are answered",
    ],
    [`method === "POST" ? formReturns`, `method ? formReturns`, "A bank's page may send anything"],
    [`=== "resubmit";`, `!== undefined;`, "A form that passes on is held"],
    [`path.startsWith(\`\${FORM_RETURN}/\`)`, `true`, "Any path of the gateway is a form's"],
    [
      `paths.length === 0 && !cors && form_returns.length === 0`,
      `paths.length === 0`,
      "Services without public paths have no openings",
    ],
  ]),
  ...mutantsOf(at("gateway/openings/other_site"), test("gateway/openings/opening"), [
    [`(?:^|;)\\s*`, "", "Another cookie is taken for a session"],
    [`(?:__Host-)?`, "", "A session over TLS is not noticed"],
    [`site === "cross-site"`, `site !== "same-origin"`, "Pages of the same site count as others'"],
    [
      `if (site !== null) return`,
      `if (site === "cross-site") return`,
      "An origin overrules the browser",
    ],
    [`origin !== null && `, "", "A machine's request counts as another site's"],
    [
      `URL.parse(origin)?.host !== host`,
      `!origin.includes(host)`,
      "A host that begins like ours is ours",
    ],
  ]),
  ...mutantsOf(at("gateway/openings/cors"), test("gateway/openings/cors"), [
    [
      `cors && cors !== "upstream" ? cors : null`,
      `cors as CorsOrigins ?? null`,
      "A service's word is read as a list",
    ],
    [`if (HEADER_NAMES.test(names)) list`, `list`, "Malformed headers are allowed"],
    [
      `allowed?.join(", ") ?? asked`,
      `asked ?? allowed?.join(", ")`,
      "Headers that are not listed are allowed",
    ],
    [`credentials|`, "", "The service's server lets anybody read in the person's name"],
    [`private-network`, `private`, "Pages of the Internet reach an inner network"],
    [
      `listOf(service) ? upstream.filter`,
      `service.cors ? upstream.filter`,
      "What the server says of origins is dropped",
    ],
    [`if (status !== 304) `, "", "A 304 lets the next person see a stored page"],
    [
      `if (status !== 304) headers.append("vary", "Origin");`,
      "",
      "A cache gives one origin's response to another",
    ],
    [` || !origins.includes(origin)`, "", "Any origin reads in the person's name"],
    [
      `headers.set("access-control-allow-credentials", "true");`,
      "",
      "Listed origins see strangers' pages",
    ],
  ]),
  ...mutantsOf(at("gateway/openings/cors"), test("gateway/openings/opening"), [
    [`method === "OPTIONS" && `, "", "Any request is a preflight"],
    [`headers.has("origin") &&`, "", "A preflight comes from nowhere"],
    [`headers.has("access-control-request-method") &&`, "", "Any OPTIONS is a preflight"],
    [`!headers.has("cookie") && `, "", "A preflight brings cookies"],
    [` && !headers.has("authorization")`, "", "A preflight brings a password"],
  ]),
  ...mutantsOf(at("gateway/openings/form_body"), test("gateway/openings/form_body"), [
    [`fields: 200`, `fields: 20_000`, "A page holds any number of fields"],
    [
      `if (parts.length > FORM_LIMITS.fields) return null;`,
      "",
      "A page holds any number of fields",
    ],
    [
      `parts.length > FORM_LIMITS`,
      `parts.length >= FORM_LIMITS`,
      "The last field allowed is too many",
    ],
    [`if (end > start) parts`, `parts`, "An empty part makes a form unreadable"],
    [`byte === PLUS ? BLANK : byte`, `byte`, "A blank comes back as a plus"],
    [`if (!Number.isNaN(coded)) at += 2;`, `at += 2;`, "Two characters of each three are lost"],
    [`equals < 0 ? part.length : equals`, `equals`, "A name without a value loses a letter"],
    [`ignoreBOM: true`, `ignoreBOM: false`, "A value loses its first character"],
    [`fatal: true`, `fatal: false`, "Another encoding's text is destroyed"],
    [`name !== "" && `, "", "A value without a name is lost"],
    [`name.toLowerCase() !== "_charset_"`, `name !== "_charset_"`, "A browser overwrites a field"],
    [`\\u0000|`, "", "NUL becomes another character"],
    [`\\r(?!\\n)|`, "", "A lonely CR gets a companion"],
    [`|(?<!\\r)\\n`, "", "A lonely LF gets a companion"],
    [`(?:;|$)/i.test(contentType`, `/i.test(contentType`, "Another type is read as a form"],
  ]),
  ...mutantsOf(at("services/opening_path"), test("services/openings"), [
    [`path.length > 1000 || `, "", "A path may be endless"],
    [`segment === "." || segment === ".."`, `segment === ".."`, "A dot segment is a path"],
    [`segment === "." || segment === ".."`, `segment === "."`, "A rule climbs out of its folder"],
    [`\${SEGMENT}+/)*`, `\${SEGMENT}*/)*`, "An empty segment is a path"],
    [`|%20|`, `|%[0-7][0-9A-F]|`, "An encoded slash is a path"],
    [`'()*+,=:@]`, `'()*+,;=:@]`, "Parameters are part of a path"],
    [
      `!/[\\u0080-\\u009f]/.test(decodeURIComponent(path))`,
      `decodeURIComponent(path) !== ""`,
      "Control characters are part of a path",
    ],
  ]),
  ...mutantsOf(at("services/openings"), test("services/openings"), [
    [`/^\\/_panjereh(?:\\/|$)/i`, `/^\\/_panjereh(?:\\/|$)/`, "The gateway's own paths are opened"],
    [
      `methods.default(["GET", "HEAD"])`,
      `methods.default(["GET", "HEAD", "POST"])`,
      "Strangers post to public paths",
    ],
    [`path !== "/" || exact`, `true`, "One slash opens the whole site"],
    [
      `URL.parse(text)?.origin === text`,
      `URL.canParse(text)`,
      "An origin is listed that no browser sends",
    ],
    [
      `/^https?:\\/\\/[a-z0-9.:[\\]-]+$/.test(text) && `,
      "",
      "A pattern is listed that matches nothing",
    ],
    [
      `text.startsWith("https:") || isLocal(text)`,
      `true`,
      "Anybody on the network poses as a listed page",
    ],
    [
      `(?:[a-z0-9.-]+\\.)?(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?$/`,
      `(?:[a-z0-9.-]+\\.)?(?:localhost|127\\.0\\.0\\.1)/`,
      "A name that begins like this machine's may use http",
    ],
    [`methods.includes("POST") &&`, "", "A form may not return below what is public to read"],
    [`!exact && path.endsWith("/") && `, "", "A form may not return beside a public path"],
    [`default("resubmit")`, `default("pass")`, "Forms lose their sender by default"],
    [
      `mode: z.enum(["resubmit", "pass"]).default("resubmit"),\n})).max(100).refine(...ONCE)`,
      `mode: z.enum(["resubmit", "pass"]).default("resubmit"),\n})).max(100)`,
      "A form returns in two ways",
    ],
    [
      `z.array(publicPath).max(100).refine(...ONCE)`,
      `z.array(publicPath).max(100)`,
      "A path is public in two ways",
    ],
    [`!path.endsWith("*")`, `true`, "A wildcard is taken for the name of one file"],
  ]),
];
