import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `domain/gateway/${name}.ts`;
const test = (name: string) => [`tests/domain/gateway/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("request/authority"), test("request/authority"), [
    [`253 + ":65535".length`, `252 + ":65535".length`, "The longest name is refused"],
    [`> 65535`, `> 65536`, "A port that does not exist passes"],
    [`const host = text.toLowerCase();`, `const host = text;`, "Hosts in capitals are unknown"],
    [`\\])(?::([1-9][0-9]{0,4}))?$/`, `\\])(?::([0-9]{1,5}))?$/`, "One host has several spellings"],
    [
      `named === hostHeader || hostOf(named, scheme) === asked ? asked : null`,
      `asked`,
      "A target may name another host than Host does",
    ],
    [
      `return host && withoutDefaultPort(host, scheme);\n}\n\n/**\n * The host`,
      `return host;\n}\n\n/**\n * The host`,
      "A proxy that states the default port is not believed",
    ],
    [
      `hostOf(text: string, scheme: Scheme): string | null {\n  const host = parseHost(text) ?? matching(FOREIGN, text);\n  return host && withoutDefaultPort(host, scheme);`,
      `hostOf(text: string, _: Scheme): string | null {\n  const host = parseHost(text) ?? matching(FOREIGN, text);\n  return host;`,
      "The default port is another host",
    ],
    [
      `http: "80", https: "443"`,
      `http: "443", https: "80"`,
      "The other scheme's port is dropped",
    ],
    [`?? matching(FOREIGN, text)`, "", "A browser that is at the wrong name gets no page"],
    [
      `\\.?(?::([1-9][0-9]{0,4}))?$/;\n\nconst LONGEST`,
      `(?::([1-9][0-9]{0,4}))?$/;\n\nconst LONGEST`,
      "The root's dot is malformed",
    ],
    [`{0,61}[a-z0-9])?)(?:\\.`, `{0,62}[a-z0-9])?)(?:\\.`, "A label of 64 characters passes"],
  ]),

  ...mutantsOf(at("request/forward_auth"), [
    "tests/domain/gateway/request/forward_auth_test.ts",
    "tests/domain/gateway/request/forward_auth_statements_test.ts",
  ], [
    [
      `if (said !== null) return null;`,
      "",
      "The last of two targets that contradict each other is trusted",
    ],
    [
      `only([rest || null, original.target, forwarded.target])`,
      `only([original.target, forwarded.target])`,
      "Envoy cannot ask about a request",
    ],
    [
      `only([rest ? method : null, original.method, forwarded.method])`,
      `only([method, original.method, forwarded.method])`,
      "A method that was not stated is trusted",
    ],
    [
      `original.target !== null || forwarded.target !== null`,
      `original.target !== null`,
      "A page's 200 is mistaken for permission by Caddy and Traefik",
    ],
    [
      `original.target !== null || forwarded.target !== null`,
      `forwarded.target !== null`,
      "A page's 200 is mistaken for permission by nginx",
    ],
    [
      `if (rest.startsWith("/")) return rest;\n  return rest === "" || rest.startsWith("?") ? "" : null;`,
      `return rest;`,
      "A service's own path that begins like the question is taken from it",
    ],
  ]),
  ...mutantsOf(at("request/framing"), test("request/framing"), [
    [
      `if (length !== null || coding.toLowerCase() !== "chunked") return null;`,
      `if (coding.toLowerCase() !== "chunked") return null;`,
      "A length beside a coding passes: request smuggling",
    ],
    [
      `if (length !== null || coding.toLowerCase() !== "chunked") return null;`,
      `if (length !== null) return null;`,
      "Any transfer coding is mistaken for chunked",
    ],
    [
      `return method === "GET" || method === "HEAD" ? null : { kind: "chunked" };`,
      `return method === "GET" ? null : { kind: "chunked" };`,
      "A HEAD with a chunked body passes",
    ],
    [
      `return method === "GET" || method === "HEAD" ? null : { kind: "length", length: Number(length) };`,
      `return method === "HEAD" ? null : { kind: "length", length: Number(length) };`,
      "A GET with a body passes",
    ],
    [`{1,15}$/`, `{1,16}$/`, "A length beyond exact numbers passes"],
    [`/^[0-9]{1,15}$/`, `/^[0-9]{1,15}/`, "A list of lengths passes as its first one"],
    [
      `if (Number(length) === 0) return { kind: "none" };`,
      "",
      "A GET that says that it has no body is refused",
    ],
  ]),

  ...mutantsOf(at("request/handshake"), test("request/handshake"), [
    [
      `if (!hasToken(headers.get("connection") ?? "", "upgrade")) return null;`,
      "",
      "A request that asks for no upgrade is upgraded",
    ],
    [`method !== "GET" || isFramed`, `isFramed`, "A POST opens a WebSocket"],
    [`method !== "GET" || isFramed`, `method !== "GET"`, "A handshake may have a body"],
    [
      `headers.has("content-length") || headers.has("transfer-encoding")`,
      `headers.has("content-length")`,
      "A handshake may have a chunked body",
    ],
    [
      `!KEY.test(headers.get("sec-websocket-key") ?? "")`,
      `!headers.has("sec-websocket-key")`,
      "A malformed key reaches the upstream",
    ],
    [
      `if (headers.get("sec-websocket-version") !== "13") return "version";`,
      "",
      "Another version is upgraded as 13",
    ],
    [
      `if (isForeign(headers, origin, others)) return "foreign";`,
      "",
      "Another site's page opens a WebSocket with the person's cookies",
    ],
    [
      `return origin !== own && !others`,
      `return !origin.startsWith(own) && !others`,
      "An origin that begins like ours passes",
    ],
    [
      `new Set(protocols).size === protocols.length`,
      `protocols.length < 100`,
      "A protocol may be offered twice",
    ],
    [
      `protocols.every((name) => TOKEN.test(name))`,
      `protocols.some((name) => TOKEN.test(name)) || offered === null`,
      "A malformed protocol reaches the upstream",
    ],
    [
      `return headers.get("sec-websocket-key") !== null &&`,
      `return headers.get("sec-websocket-key") !== null ||`,
      "Forward-auth refuses ordinary requests of other origins",
    ],
    [
      `headers.get("origin") ?? own;`,
      `headers.get("origin") ?? "";`,
      "Forward-auth refuses sockets of clients that are no browser",
    ],
    [`/^[\\t -~]*$/.test(value) && `, "", "A no-break space counts as none and breaks the upgrade"],
    [`name.toLowerCase().startsWith`, `name.startsWith`, "Headers of this hop's handshake pass on"],
  ]),

  ...mutantsOf(at("request/methods"), test("request/methods"), [
    [`  "OPTIONS",\n`, `  "OPTIONS",\n  "TRACE",\n`, "TRACE passes and shows cookies to scripts"],
    [`  "PATCH",\n`, "", "A service cannot be asked to PATCH"],
    [`/^[A-Z][A-Z-]*$/`, `/^[A-Z-]*$/i`, "A malformed method is answered as an unknown one"],
    [` || service?.methods.includes(method)`, "", "A service's own methods are refused"],
    [`, ...service?.methods ?? []`, "", "A client does not learn the service's own methods"],
  ]),

  ...mutantsOf(at("request/reserved_paths"), test("request/reserved_paths"), [
    [`path.toLowerCase()`, `path`, "The window's paths reach an upstream in capitals"],
    [`lower === RESERVED_PREFIX || `, "", "The prefix by itself reaches an upstream"],
    [
      ` ||\n    lower.startsWith(\`\${RESERVED_PREFIX};\`)`,
      "",
      "The window's paths reach an upstream with a parameter",
    ],
    [
      `lower.startsWith(\`\${RESERVED_PREFIX}/\`)`,
      `lower.startsWith(RESERVED_PREFIX)`,
      "A service's own path is taken from it",
    ],
  ]),

  ...mutantsOf(at("request/audience"), test("request/audience"), [
    [
      `mode === "navigate" || mode === "nested-navigate"`,
      `mode === "navigate"`,
      "Frames of older browsers get documents",
    ],
    [
      `if (mode === "navigate" || mode === "nested-navigate") return "page";`,
      "",
      "In-app browsers of Android get documents",
    ],
    [`if (isHtmx) return "htmx";`, "", "htmx of services is taken for a script"],
    [`if (mode !== undefined) return "script";`, "", "Scripts that take pages get them"],
    [`=== "xmlhttprequest"`, `!== undefined`, "Older in-app browsers of Android get documents"],
    [
      `if (headers.get("x-requested-with")?.toLowerCase() === "xmlhttprequest") return "script";`,
      "",
      "Older scripts get pages",
    ],
    [`BY_PAGES.includes(method) && `, "", "A program that puts a file gets a page"],
    [`HTML.includes(type)`, `type.endsWith("text/html")`, "Other types get pages"],
    [`HTML.includes(type)`, `type.startsWith("text/")`, "Types that only begin so get pages"],
    [`"text/html", "text/*"`, `"text/html"`, "People with Dillo get documents"],
    [
      `if (OF_SCRIPTS.some((name) => headers.has(name))) return "script";`,
      "",
      "Turbo and its like follow a redirect that they cannot read",
    ],
    [
      ` && !parameters.some((parameter) => /^q=0(?:\\.0*)?$/.test(parameter))`,
      "",
      "Clients that refuse pages get them",
    ],
    [`part.trim().toLowerCase()`, `part.trim()`, "Types in capital letters get none"],
    [
      `(method === "GET" || method === "HEAD") && audienceOf`,
      `audienceOf`,
      "A form's content is lost on the way to sign in",
    ],
    [
      `method === "GET" || method === "HEAD"`,
      `method === "GET"`,
      "HEAD is told otherwise than GET",
    ],
  ]),

  ...mutantsOf(at("request/return_page"), test("request/return_page"), [
    [`if (opensPage(asked)) return target;`, "", "A page that is opened is not come back to"],
    [
      `if (isHtmx && method === "GET" && loadsPage(headers)) return target;`,
      "",
      "A link that htmx follows is lost",
    ],
    [`isHtmx && method === "GET" &&`, `method === "GET" &&`, "Scripts lead to their own address"],
    [`isHtmx ? pageAt(origin`, `false ? pageAt(origin`, "The fragment of htmx's page is lost"],
    [`isHtmx ? pageAt(origin`, `true ? pageAt(origin`, "Any script says where to return"],
    [
      `pageAt(origin, headers.get("referer"), paths) ?? "/"`,
      `"/"`,
      "The page of a form is lost",
    ],
    [
      `headers.get("referer"), paths) ?? "/"`,
      `headers.get("referer"), paths) ?? target`,
      "A person lands at an API's text",
    ],
  ]),

  ...mutantsOf(at("request/return_target"), test("request/return_target"), [
    [` || parseHost(named) !== named`, "", "A host in another spelling is an address of a service"],
    [
      ` || !window.startsWith(\`\${named.scheme}://\`)`,
      "",
      "A person is sent back over http",
    ],
    [
      `const target = parseTarget(text);`,
      `const target = { target: text };`,
      "//evil.example is a path of the window",
    ],
    [
      `if (!service || !parseTarget(named.target, service.paths)) return null;`,
      `if (!service) return { service: service!, url: text };`,
      "A person is sent to any host",
    ],
    [
      `if (!service || !parseTarget(named.target, service.paths)) return null;`,
      `if (!service) return null;`,
      "A person is sent to a path that two servers read differently",
    ],
    [`named.target + named.fragment };`, `named.target };`, "The fragment is lost"],
    [`FRAGMENT.test(hash) ? hash : ""`, `hash`, "Anything is carried as a fragment"],
    [`{1,1024}$/`, `{1,10240}$/`, "A fragment of any length is carried"],
    [`(#[!-~]*)?$/`, `(#[!-~]*)?/`, "What is behind a line end is sent along"],
    [`named?.origin === origin ?`, `named ?`, "Another site's page is one to return to"],
    [`target && !isReserved(target.path) ?`, `target ?`, "A person returns to the hand-off"],
    [`encodeRaw(raw)`, `raw`, "A return address with Persian letters leads to the home page"],
    [
      `const host = canonicalHost(named, scheme as Scheme)!;`,
      `const host = named;`,
      "The default port is no service's",
    ],
  ]),

  ...mutantsOf(at("request/clear_route"), test("request/clear_route"), [
    [` && !path.includes("//")`, "", "//api/ is the default upstream's, which reads /api/"],
    [
      `readings !== null &&\n    readings.every`,
      `readings!.every`,
      "A path encoded too often ends in 500",
    ],
    [
      `routeOf(routes, collapsed(reading)) === route`,
      `routeOf(routes, reading) === route`,
      "/api;x/ is the default upstream's",
    ],
    [`/[/\\\\]$/.test(reading) ? "/" : ""`, `"/"`, "/api is refused beside /api/"],
  ]),

  ...mutantsOf(at("request/exact_path"), test("request/exact_path"), [
    [`MAX_ENCODINGS = 3`, `MAX_ENCODINGS = 4`, "Text that was encoded four times passes"],
    [`MAX_ENCODINGS = 3`, `MAX_ENCODINGS = 2`, "Text that was encoded three times is refused"],
    [`=@-[\\]-~`, `=@-~`, "A raw backslash passes: IIS reads a slash"],
    [`.replace(OVER_LONG, asciiOf)`, "", "Over-long dots pass: %c0%ae%c0%ae"],
    [`.replace(WIDE_ESCAPES,`, `.replace(/(?!)/g,`, "%u002e%u002e passes: IIS goes up a folder"],
    [
      `const readings = [compatible(path)];`,
      `const readings = [path];`,
      "Full-width dots pass",
    ],
    [`\\u0000-\\u001f`, `\\u0001-\\u001f`, "NUL passes and ends a name"],
    [`\\u007f-\\u009f`, `\\u007f`, "Control characters of C1 pass"],
    [`/[\\uf7c0\\uf7c1]%/.test(reading)`, `false`, "A dot in two broken triplets passes"],
    [`.replaceAll("\\uf7c0", "")`, "", "%c0%2e passes: lenient decoders read a dot"],
    [`\\u2044\\u2215`, `\\u2044`, "A slash of mathematics passes for a letter"],
    [`/[/\\\\?#`, `/[/?#`, "An encoded backslash hides a dot segment"],
    [`.split(";", 1)[0].trim()`, `.split(";", 1)[0]`, "A space hides a dot segment"],
    [`.split(";", 1)[0]`, "", "A parameter hides a dot segment"],
    [`.filter((name) => name !== "")`, "", "//_panjereh reaches servers that collapse slashes"],
    [`[. ]*$`, `$`, "_panjereh. reaches Windows as the window's path"],
    ['$`, "i")', "$`)", "The window's paths pass in capitals: _PANJEREH%2F"],
    [`name === "." || name === ".."`, `name === ".."`, "A dot segment passes"],
    [
      `return text.replace(/[\\u0080-\\u{10ffff}]/gu, (char) => char.normalize("NFKC"));`,
      `return text.normalize("NFKC");`,
      "A stranger's long path stops the program for seconds",
    ],
  ]),

  ...mutantsOf(at("request/target"), test("request/target"), [
    [`MAX_ENCODINGS = 3`, `MAX_ENCODINGS = 2`, "Text that was encoded three times is refused"],
    [` || isReserved(path)`, "", "No person comes back from the window"],
    [
      `(?:[^%]|%D[89AB]`,
      `(?:.|%D[89AB]`,
      "..%3f passes: a server that decodes first goes up a folder",
    ],
    [`(?!_panjereh)`, "", "_panjereh. reaches Windows as the window's path"],
    [`name !== "." && name !== ".."`, `name !== ".."`, "A dot segment passes"],
    [`segment.split(";", 1)[0]`, `segment`, "..; passes: servlet containers go up a folder there"],
    [
      `if (name === "") return segment === "" && index === segments.length - 1;`,
      `if (name === "") return index === segments.length - 1;`,
      "A parameter without a segment passes",
    ],
    [`index === segments.length - 1`, `true`, "Empty segments pass: //admin"],
    [`%(?:00|u0000)`, `%(?:u0000)`, "NUL reaches the upstream in a query"],
    [
      `[!$-;=?-~`,
      `[!-;=?-~`,
      "A cache may give a page made from a quote to browsers, which encode it",
    ],
    [`\\ufffc\\u{10000}`, `\\ufffd\\u{10000}`, "Other bytes are judged than are forwarded"],
    [
      `target: utf8Bytes(target)`,
      `target`,
      "Raw Persian letters in a query are answered with 500",
    ],
    [` || hasStructuralEscape(path)`, "", "%u002e%u002e passes: IIS goes up a folder there"],
    [`.normalize("NFKC")`, "", "A full-width dot passes as an escape"],
    [
      `return encodeRaw(path + query);`,
      `return path + query;`,
      "Persian letters are lost on the way to sign-in",
    ],
    [`%(?:2[fdeFDE]|`, `%(?:2[deDE]|`, "An encoded slash passes"],
    [`2[fdeFDE]`, `2[fdFD]`, "An encoded dot passes: /%2e%2e/"],
    [`|5[fF]|`, `|`, "An encoded underscore passes the reserved paths by"],
    [`|7[eE]|`, `|`, "One path has two spellings"],
    [`|3[0-9]|`, `|3[0-8]|`, "One path has two spellings"],
    [`[46][1-9a-fA-F]`, `[4][1-9a-fA-F]`, "An encoded letter passes the reserved paths by"],
    [`[57][0-9aA]`, `[57][0-9]`, "One path has two spellings"],
    [
      `return decoded !== null && isUnambiguous(decoded, encodings + 1);`,
      `return decoded !== null;`,
      "%252e%252e passes: a server that decodes twice goes up a folder",
    ],
  ]),
];
