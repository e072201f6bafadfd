import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `domain/${name}.ts`;
const test = (name: string) => [`tests/domain/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("gateway/headers/cache_control"), test("gateway/headers/cache_control"), [
    ...["s-maxage", "proxy-revalidate", "must-understand"].map(
      (name): [string, string, string] => [
        `  "${name}",\n`,
        "",
        `${name} is left for shared caches`,
      ],
    ),
    [`  "public",\n  "s-maxage",`, `  "s-maxage",`, "A shared cache keeps a person's file"],
    [
      `  "private",\n  "public",\n  "s-maxage",`,
      `  "public",\n  "s-maxage",`,
      "Private is said twice",
    ],
    [`"must-understand",\n  "no-transform",`, `"must-understand",`, "No-transform is said twice"],
    ...["no-cache", "max-age", "must-revalidate"].map((name): [string, string, string] => [
      `  "${name}",\n`,
      "",
      `A page that declares ${name} is sent again with every click`,
    ]),
    [
      `if (isPage || !hasValidator)`,
      `if (!hasValidator)`,
      "A person's page stays in the browser after sign-out",
    ],
    [
      `if (isPage || !hasValidator)`,
      `if (isPage)`,
      "An image of a person is kept though nothing was said of it",
    ],
    [
      `headers.etag !== "" || headers["last-modified"] !== ""`,
      `headers.etag !== ""`,
      "A file with a date is sent again with every click",
    ],
    [`|application\\/xhtml\\+xml`, "", "A person's page stays in the browser after sign-out"],
    [
      `if (names.includes("no-store")) return stored("no-store", kept, false);`,
      "",
      "An answer with no-store is kept",
    ],
    [`.trim().toLowerCase());`, `.trim());`, "Directives in capitals are not understood"],
    [
      `names.includes("no-transform") ? ["no-transform"] : []`,
      `[]`,
      "A proxy may alter what it must not",
    ],
    [
      `return stored("private", kept`,
      `return stored("public", kept`,
      "A shared cache keeps a file",
    ],
    [`isPage || !isShared`, `!isShared`, "History shows the next person a page of the former"],
    [`isPage || !isShared`, `isPage`, "History shows the next person data of the former"],
    [`names.includes("public") || `, "", "A public file is asked for after each sign-in"],
    [
      `names.includes("public") || names.includes("immutable") ||`,
      `names.includes("public") ||`,
      "An immutable file is asked for after each sign-in",
    ],
    [
      ` && CODE.test(headers["content-type"])`,
      "",
      "History shows the next person data of the former",
    ],
    [
      `headers.etag !== "" && CODE`,
      `CODE`,
      "A date of a second's precision vouches for another person's file",
    ],
    [
      `else if (isRevalidated(headers)) kept.unshift("no-cache");`,
      "",
      "A page that only has Pragma is not kept for its next check",
    ],
    [`if (headers.expires === "")`, `if (true)`, "A page that only has Expires is never kept"],
  ]),

  ...mutantsOf(at("gateway/headers/hop_by_hop"), test("gateway/headers/hop_by_hop"), [
    ...[
      "connection",
      "http2-settings",
      "keep-alive",
      "proxy-connection",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade",
    ].map((name): [string, string, string] => [
      `  "${name}",\n`,
      "",
      `${name} passes on, which concerns one connection only`,
    ]),
    [`HOP_BY_HOP.has(name) || named.has(name)`, `HOP_BY_HOP.has(name)`, "Named headers pass on"],
    [`named.has(name);`, `named.has(name) && false;`, "Headers named in Connection pass on"],
    [`connection.toLowerCase()`, `connection`, "Headers named in capitals pass on"],
  ]),

  ...mutantsOf(at("gateway/headers/own_cookies"), test("gateway/headers/own_cookies"), [
    [`^(?:__(?:host|secure)-)?`, `^(?:__host-)?`, "A cookie of ours may be set behind __Secure-"],
    [`panjereh/i.test(`, `panjereh/.test(`, "A cookie of ours passes in capitals"],
    [` && !OWN_WITHIN.test(pair)`, "", "A cookie of ours passes behind a space"],
    [`if (pair.includes(",")) {`, `if (false) {`, "A cookie of ours passes behind a comma"],
    [
      `if (name === "" || isOwnCookie(name)) return null;`,
      `if (isOwnCookie(name)) return null;`,
      "A service sets a cookie of ours without a name",
    ],
    [
      `if (name === "" || isOwnCookie(name)) return null;`,
      `if (name === "") return null;`,
      "A service sets the window's cookies",
    ],
    [`domains.every(isOwn)`, `domains.some(isOwn)`, "A cookie reaches beyond the service's host"],
    [
      `hostnames.has(hostnameIn(domain))`,
      `[...hostnames].some((name) => name.endsWith(hostnameIn(domain)))`,
      "A service sets cookies for all its neighbours",
    ],
    [`part.trim().toLowerCase()`, `part.trim()`, "DOMAIN in capitals reaches beyond the host"],
    [
      `attributes.filter((_, index) => domains[index] === "")`,
      `attributes`,
      "Browsers refuse a cookie that names the upstream's own host",
    ],
  ]),

  ...mutantsOf(at("gateway/headers/own_addresses"), test("gateway/headers/own_addresses"), [
    [`(?=[/?#]|$)/i`, `/i`, "A host that begins like the upstream's is taken for it"],
    [`(?=[/?#]|$)/i`, `(?=[/?#\\\\@]|$)/i`, "User information is taken for a host"],
    [`(?=[/?#]|$)/i`, `(?=[/?#]|$)/`, "Addresses in capitals lead to the upstream"],
    [`/^(?:(https?):)?`, `/^(?:(https?|ftp):)?`, "An address of another scheme is replaced"],
    [`hostname.toLowerCase()`, `hostname`, "Addresses in capitals lead to the upstream"],
    [`scheme.toLowerCase() === "https"`, `scheme === "https"`, "HTTPS in capitals has port 80"],
    [
      `if (!authorities.has(\`\${hostname.toLowerCase()}:\${stated}\`)) return address;`,
      "",
      "Every redirect of an application leads to itself",
    ],
    [`const end = quote ? rest.indexOf(quote) : -1;`, `const end = -1;`, "A quoted Refresh stays"],
  ]),

  ...mutantsOf(at("gateway/headers/own_names"), test("gateway/headers/own_addresses"), [
    [
      `if (before?.origin === origin) return before;`,
      "",
      "The names are found again for every answer",
    ],
    [`if (before?.origin === origin)`, `if (before)`, "A service keeps its former origin"],
    [
      `portOf(url), ...listening, ...DEFAULT_PORTS`,
      `portOf(url), ...DEFAULT_PORTS`,
      "nginx redirects people to its own port",
    ],
    [
      `portOf(url), ...listening, ...DEFAULT_PORTS`,
      `portOf(url), ...listening`,
      "Tomcat redirects people to http",
    ],
    [`url.port === "" || `, "", "An upstream that leads to https leads people out"],
    [` || !isPublic(url.hostname)`, "", "PHP's address without the port is shown"],
    [` || !isPublic(url.hostname)`, ` || true`, "The agency's home page is replaced"],
    [`.filter((port) => port !== windowPort)`, "", "The sandbox's window cannot be reached"],
  ]),

  ...mutantsOf(at("gateway/headers/compression"), test("gateway/headers/compression"), [
    [`coding === "" && `, "", "What is compressed already is said to vary"],
    [`text\\/event-stream|`, "", "Events are said to vary"],
    [`!etag.startsWith("W/")`, `true`, "Weak ETags keep an answer uncompressed"],
    [`?? "empty") === "empty"`, `?? "") === "empty"`, "If-Match of curl fails always"],
  ]),

  ...mutantsOf(at("gateway/headers/request_headers"), test("gateway/headers/request_headers"), [
    [
      `!/^[a-z0-9-]+$/.test(name) || `,
      "",
      "X_Identity_Level reaches the upstream, which reads it as ours",
    ],
    [` || ends(name)) continue;`, `) continue;`, "Headers of this connection reach the upstream"],
    [
      `if (name === "cookie") return withoutOwnCookies(value);`,
      "",
      "Every service gets the session's cookie",
    ],
    [
      `if (name === "authorization" && /^(?:ntlm|negotiate)\\b/i.test(value)) return null;`,
      "",
      "Credentials of a connection go over connections that people share",
    ],
    [
      `(?:ntlm|negotiate)\\b/i`,
      `(?:ntlm)\\b/i`,
      "Negotiate goes over connections that people share",
    ],
    [
      `(?:ntlm|negotiate)\\b/i`,
      `(?:ntlm|negotiate)\\b/`,
      "NTLM in capitals goes over connections that people share",
    ],
    [`["x-forwarded-proto", client.proto],`, "", "The upstream writes http links into https pages"],
    [
      `["x-forwarded-port", portOf(client)],`,
      "",
      "Tomcat builds links without the public port",
    ],
    [`proto === "https" ? "443" : "80"`, `"443"`, "Links of a page without TLS have port 443"],
    [`["via", "1.1 panjereh"],`, "", "A loop of gateways is not noticed"],
  ]),

  ...mutantsOf(at("gateway/headers/claims"), test("gateway/headers/claims"), [
    ...[
      "forward|",
      "rewrite|",
      "remote|",
      "|msisdn",
      "|spiffe",
      "principal|identity|geo|",
      "(?!-(?:agent|lang|locale|time|tz))",
      "(?!token$|key$)",
      "|webauth",
      "|vouch",
      "|jwt",
      "pomerium|",
      "script-name|base-|",
      "(?!api-|upload-|meta-)",
      "|method(?:$|-)",
      "forwarded|",
      "front-end-|",
      "|base-url",
      "|cf-",
      "|wl-proxy",
      "|expect$",
      "sendfile|lighttpd|reproxy|envoy|middleware|arr-|proxy|",
    ].map((name): [string, string, string] => [
      name,
      "",
      `The list of claims without ${name}`,
    ]),
  ]),

  ...mutantsOf(at("gateway/headers/caching_headers"), test("gateway/headers/response_headers"), [
    [
      `= identified\n    ? personalCaching(said)`,
      `= !identified\n    ? personalCaching(said)`,
      "What a service says of caching is lost for strangers",
    ],
    [
      `status === 304 && identified`,
      `false`,
      "A 304 takes a style sheet's freshness away",
    ],
    [
      `isDeclared ? personalCaching(said).cacheControl : ""`,
      `""`,
      "A 304 cannot prolong what is stored",
    ],
    [
      `perCookie ? varyBy(vary, "Cookie") : vary`,
      `vary`,
      "A browser shows one person's page to the next",
    ],
    [
      `if (vary === "") return name;`,
      `if (vary === "") return "";`,
      "A browser shows one person's page to the next",
    ],
    [`names.includes("*") || `, "", "Vary says the same thing twice"],
    [
      `mayCompress ? varyBy(said.vary, "Accept-Encoding") : said.vary`,
      `said.vary`,
      "A cache gives a compressed file to a client that cannot read it",
    ],
    [` && isStrong(said.etag)`, "", "Nothing that a script asks for is compressed"],
    [
      `||\n    NO_TRANSFORM.test(cacheControl)`,
      "",
      "What must not be altered is compressed, if it says so in capitals",
    ],
    [`mayCompress && isReadByScript && `, `mayCompress && `, "No file with an ETag is compressed"],
    [
      `isKept ? withDirective(cacheControl, "no-transform") : cacheControl`,
      `cacheControl`,
      "If-Match fails always",
    ],
    [
      `if (cacheControl.split(",").some((one) => one.trim() === directive)) return cacheControl;`,
      "",
      "No-transform is said twice",
    ],
  ]),

  ...mutantsOf(at("gateway/headers/response_headers"), test("gateway/headers/response_headers"), [
    ...[
      "clear-site-data$|",
      "alt-svc$|",
      "strict-transport-security$|",
      "public-key-pins|",
      "service-worker-allowed$|",
      "set-cookie2$|",
      "proxy-|",
    ].map((name): [string, string, string] => [
      name,
      "",
      `A service's ${name} reaches beyond its own pages`,
    ]),
    [`x-identity|`, `x-identities|`, "A service echoes the identity to the browser"],
    [`|x-request-id$)`, `)`, "An answer has two IDs of its request"],
    [`(?:^|-)cdn-cache-control$|`, `^cdn-cache-control$|`, "Cloudflare keeps a person's page"],
    [`|^surrogate-control$`, "", "A shared cache keeps a person's page"],
    [
      `if (name === "cache-control" || name === "vary") continue;`,
      "",
      "A shared cache reads the service's own directive first",
    ],
    [`if (identified && SHARED_CACHE.test(name)) continue;`, "", "A CDN keeps a person's page"],
    ...["location", "content-location", "refresh", "set-cookie"].map(
      (name): [string, string, string] => [
        `  ["${name}", `,
        `  ["x-${name}", `,
        `${name} names the upstream's own host`,
      ],
    ),
    [
      `said[name] ? \`\${said[name]}, \${value}\` : value`,
      `value`,
      "Only the last of several headers counts",
    ],
    [`headers.push(["x-accel-buffering", "no"]);`, "", "nginx in front holds events back"],
    [
      `/^text\\/event-stream\\b/i`,
      `/^text\\/event-stream$/`,
      "Events with a charset are held back",
    ],
  ]),

  ...mutantsOf(at("gateway/observation/trace_context"), test("gateway/observation/trace_context"), [
    [`version === "ff" || `, "", "An invalid version begins a trace"],
    [` || (version === "00" && more !== undefined)`, "", "An invalid header begins a trace"],
    [`ALL_ZERO.test(traceId) || `, "", "A trace of zeros joins strangers' requests"],
    [` || ALL_ZERO.test(spanId)`, "", "A parent of zeros begins a trace"],
    [`& 1) === 1`, `& 3) === 1`, "A sampled request with another flag is not traced"],
  ]),

  ...mutantsOf(at("gateway/request/authority"), test("gateway/request/authority"), [
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
      `http: ":80", https: ":443"`,
      `http: ":443", https: ":80"`,
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

  ...mutantsOf(at("gateway/request/forward_auth"), [
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
  ...mutantsOf(at("gateway/request/framing"), test("gateway/request/framing"), [
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

  ...mutantsOf(at("gateway/request/handshake"), test("gateway/request/handshake"), [
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

  ...mutantsOf(at("gateway/request/methods"), test("gateway/request/methods"), [
    [`  "OPTIONS",\n`, `  "OPTIONS",\n  "TRACE",\n`, "TRACE passes and shows cookies to scripts"],
    [`  "PATCH",\n`, "", "A service cannot be asked to PATCH"],
    [`/^[A-Z][A-Z-]*$/`, `/^[A-Z-]*$/i`, "A malformed method is answered as an unknown one"],
    [` || service?.methods.includes(method)`, "", "A service's own methods are refused"],
    [`, ...service?.methods ?? []`, "", "A client does not learn the service's own methods"],
  ]),

  ...mutantsOf(at("gateway/request/reserved_paths"), test("gateway/request/reserved_paths"), [
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

  ...mutantsOf(at("gateway/request/audience"), test("gateway/request/audience"), [
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

  ...mutantsOf(at("gateway/request/return_page"), test("gateway/request/return_page"), [
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

  ...mutantsOf(at("gateway/request/return_target"), test("gateway/request/return_target"), [
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

  ...mutantsOf(at("gateway/visitor/header_forms"), test("gateway/visitor/header_forms"), [
    [`/[*'()]/g`, `/[*'(]/g`, "A character passes that is no value-char"],
    [
      `encodeURIComponent(value.toWellFormed())`,
      `encodeURIComponent(value)`,
      "A lone surrogate in a name ends every request with 500",
    ],
    [`WORD_BYTES = 45`, `WORD_BYTES = 48`, "Encoded-words are longer than mail readers take"],
    [
      `for (const char of value)`,
      `for (const char of value.split(""))`,
      "A letter is cut in two between encoded-words",
    ],
    [` && !value.includes("=?")`, "", "A name that looks encoded is decoded"],
    [`\\u0000-\\u001f`, `\\u0001-\\u001f`, "NUL in a name ends every request with 500"],
    [`.trim()`, "", "A name of spaces only counts as a name"],
  ]),

  ...mutantsOf(at("gateway/visitor/named_headers"), test("gateway/visitor/named_headers"), [
    [`if (isName && part === "") return null;`, "", "A person without a name is called by a blank"],
    [
      `oneLine(told(identity, text as Placeholder))`,
      `told(identity, text as Placeholder)`,
      "A line end in a name begins another header",
    ],
    [`part.replaceAll("%", "%25")`, `part`, "A percent sign of the template is read as an escape"],
    [
      `isName ? percentEncode(part) :`,
      `isName ? part :`,
      "Persian names end every request with 500",
    ],
    [`: utf8Bytes(value)`, `: value`, "Persian names end every request with 500"],
    [
      `attributes.family_name ?? ""`,
      `attributes.family_name`,
      "A person with one name is called undefined",
    ],
    [
      `name.toLowerCase().replace(/[^a-z0-9]/g, "-")`,
      `name`,
      "A client sees what the service echoes",
    ],
    [`.map((name) => name.toLowerCase())`, "", "A client's own header passes for ours"],
  ]),

  ...mutantsOf(at("gateway/request/clear_route"), test("gateway/request/clear_route"), [
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

  ...mutantsOf(at("gateway/request/exact_path"), test("gateway/request/exact_path"), [
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

  ...mutantsOf(at("gateway/request/target"), test("gateway/request/target"), [
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

  ...mutantsOf(at("gateway/upstream/open_exchanges"), test("gateway/upstream/open_exchanges"), [
    [
      `CHECKS_WITHOUT_REVOCATION = 5`,
      `CHECKS_WITHOUT_REVOCATION = 50`,
      "Sockets outlive an idle session",
    ],
    [
      `CHECKS_WITHOUT_REVOCATION = 5`,
      `CHECKS_WITHOUT_REVOCATION = 1`,
      "The store is asked every second for all",
    ],
    [`if (session === null) return;`, "", "Streams of strangers end after seconds"],
    [`checking || (`, `(`, "Looks pile up while the store is slow"],
    [
      `due = true;\n        throw error;`,
      `throw error;`,
      "A revocation is forgotten when the store does not answer",
    ],
    [`checking = false;\n      }\n`, `}\n`, "After the first look nothing ends with its session"],
    [`skipped = 0;\n      try`, `try`, "The store is asked every second for all"],
    [
      `due = false;\n      skipped`,
      `skipped`,
      "The store is asked every second after a revocation",
    ],
    [`due = true;\n    },`, `},`, "A revocation is noticed seconds later"],
    [
      `for (const exchange of [...exchanges]) {\n      if (access`,
      `for (const exchange of [...exchanges].slice(0, 1)) {\n      if (access`,
      "Only one of a session's sockets ends with it",
    ],
    [
      `services?.has(exchange.service) !== false`,
      `!services`,
      "Open exchanges of a changed service continue under former rules",
    ],
    [
      `services?.has(exchange.service) !== false`,
      `true`,
      "A change of one service closes the sockets of all",
    ],
    [`exchanges.delete(exchange);`, "", "Closed sockets stay in memory and keep sessions alive"],
    [
      `if (exchanges.size === 0 && bySession.get(session) === exchanges) bySession.delete(session);`,
      "",
      "Every session that ever had a stream is checked forever",
    ],
    [
      `exchanges.size === 0 && bySession.get(session) === exchanges`,
      `exchanges.size === 0`,
      "A stream that ended before takes the session's others out of sight",
    ],
    [
      `[...exchanges].filter((exchange) => exchange.wasActive?.()).length > 0`,
      `[...exchanges].some((exchange) => exchange.wasActive?.())`,
      "A session is kept alive by what was done before the last look",
    ],
    [
      `await standingOf(session, active);`,
      `await standingOf(session, false);`,
      "A client that only uses a socket is signed out",
    ],
    [
      `accessRefusal(standing, exchange.service, clock.now()) !== null`,
      `standing === null`,
      "A stream goes on when what was proved is too old for the service",
    ],
  ]),

  ...mutantsOf(at("gateway/upstream/upstream"), test("gateway/upstream/event_stream"), [
    [
      `name.toLowerCase() === "content-type"`,
      `name === "content-type"`,
      "Streams of most servers hold a request's place forever",
    ],
    [
      `\\b/i.test(value)`,
      `$/i.test(value)`,
      "A stream with a charset holds a request's place forever",
    ],
    [
      `/^text\\/event-stream`,
      `/text\\/event-stream`,
      "A download that mentions the type continues after sign-out",
    ],
  ]),

  ...mutantsOf(at("gateway/upstream/upstream_ip"), test("gateway/upstream/upstream_ip"), [
    [`!(a >= 1 && a < 224)`, `!(a >= 0 && a < 224)`, "0.0.0.0 is connected to: this machine"],
    [`!(a >= 1 && a < 224)`, `!(a >= 1 && a <= 224)`, "A group of hosts is connected to"],
    [` || a === 127`, "", "This machine is connected to"],
    [` || (a === 169 && b === 254)`, "", "A cloud's metadata service is connected to"],
    [` || METADATA.has(ip)`, "", "A cloud's metadata service is connected to"],
    [`(a === 192 && b === 0 && c === 0)`, `false`, "A cloud's metadata service is connected to"],
    [`a === 192 && b === 0 && c === 0`, `a === 192 && b === 0`, "A public network is refused"],
    [
      `(first & 0xe000) === 0x2000`,
      `(first & 0xc000) === 0x0000`,
      "::1 is connected to: this machine",
    ],
    [
      `(first & 0xfe00) === 0xfc00`,
      `(first & 0xfc00) === 0xfc00`,
      "The link and groups of hosts are connected to",
    ],
    [`first === 0x2002 || `, "", "An IPv4 address hides in 6to4"],
    [` || (first === 0x2001 && !second)`, "", "An IPv4 address hides in Teredo"],
    [
      `hidesIpv4 || METADATA`,
      `hidesIpv4 && METADATA`,
      "A cloud's metadata service is connected to",
    ],
    [`, "fd00:42", "fd00:a9fe"]`, `]`, "A cloud's metadata service is connected to"],
  ]),

  ...mutantsOf(at("gateway/upstream/web_socket"), test("gateway/upstream/web_socket_codes"), [
    [
      `code <= 1003`,
      `code <= 1004`,
      "A reserved close code ends the gateway's socket with an error",
    ],
    [
      `code >= 1007`,
      `code >= 1006`,
      "A reserved close code ends the gateway's socket with an error",
    ],
    [
      `code <= 1014`,
      `code <= 1013`,
      "A client that waits does not learn that the service has gone",
    ],
    [
      `code <= 4999`,
      `code <= 5000`,
      "A close code that does not exist ends the socket with an error",
    ],
    [`code >= 3000`, `code > 3000`, "A close code of the service's own is lost"],
  ]),

  ...mutantsOf(at("gateway/visitor/assertion"), [
    "tests/domain/gateway/visitor/assertion_cache_test.ts",
    "tests/routes/gateway/assertion_test.ts",
  ], [
    [`MARGIN = 15 * SECOND`, `MARGIN = 0`, "An assertion expires on its way to the upstream"],
    [`MAX_FRESH = 5_000`, `MAX_FRESH = 5_001`, "More is kept than there is room for"],
    [`MAX_FRESH = 5_000`, `MAX_FRESH = 4_999`, "Less is kept than there is room for"],
    [
      `reusableUntil > now && fresh.size < MAX_FRESH`,
      `reusableUntil > now`,
      "Memory grows with every visitor",
    ],
    [
      `entry?.service === service`,
      `entry !== undefined`,
      "A service learns what its new rules keep back",
    ],
    [
      `entry.reusableUntil > now;`,
      `entry.reusableUntil >= now;`,
      "An assertion is handed out at its end",
    ],
    [
      `() => entry.reusableUntil = 0`,
      `() => {}`,
      "A failure of signing is handed out for 45 seconds",
    ],
    [`old.renewFrom = Infinity;`, "", "Every request signs once more while a renewal is under way"],
    [
      `fresh.delete(key);\n    fresh.set(key, entry);`,
      `fresh.set(key, entry);`,
      "The youngest assertion makes room for others",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${subject} \${authTime}`,
      "A client that has just proved level 3 is sent with level 2",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${subject} \${level}`,
      "A new proof is told with the old one's time",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${level} \${authTime}`,
      "One person's assertion is sent for another",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${id} \${subject} \${level} \${authTime}`,
      "An assertion outlives its session",
    ],
    [
      `if (now >= known.renewFrom) renew(key, visitor, known);`,
      "",
      "Requests wait for a signature every 45 seconds",
    ],
    [`id: newToken(random)`, `id: service.id`, "Assertions cannot be told apart"],
  ]),

  ...mutantsOf(at("gateway/visitor/identity_headers"), test("gateway/visitor/identity_headers"), [
    [
      `if (!service.plain_headers) return [];`,
      "",
      "Plain headers go to a service that wants none",
    ],
    [
      `return value && service.attributes.includes(attribute) ?`,
      `return value ?`,
      "Everything that is known of a person goes to every service",
    ],
    [`aud: service.id,`, `aud: issuer,`, "An assertion for one service is good at any other"],
    [
      `exp: issuedAt + ASSERTION_LIFETIME`,
      `exp: issuedAt + 2 * ASSERTION_LIFETIME`,
      "A stolen assertion is good for twice as long",
    ],
    [`act: { sub: identity.subject }`, `act: undefined`, "The acting person is not stated"],
    [
      `...companyHeaders(identity),`,
      "",
      "The service does not learn for which company somebody comes",
    ],
    [`...localeHeaders(identity),`, "", "The service does not learn which language was chosen"],
    [
      `["X-Identity-Company-Name", percentEncode(company.name)]`,
      `["X-Identity-Company-Name", company.name]`,
      "A company's name breaks the header",
    ],
    [
      `["X-Identity-Subject", percentEncode(identity.subject)]`,
      `["X-Identity-Subject", identity.subject]`,
      "A subject that is no token breaks the header",
    ],
    [
      `"X-Identity-Locale", "X-Identity-Company-Id",`,
      `"X-Identity-Company-Id",`,
      "Forward-auth lets the client's own locale header pass",
    ],
    [`acr: String(identity.level)`, `acr: "3"`, "Every assertion claims level 3"],
    [
      `father_name: "X-Identity-Father-Name"`,
      `father_name: "X-Identity-Family-Name"`,
      "Two names share a header",
    ],
  ]),

  ...mutantsOf(at("gateway/visitor/introduce"), test("gateway/visitor/visitors"), [
    [
      `last?.service === service && last.assertion === assertion`,
      `last?.service === service`,
      "A service is sent an assertion that has expired",
    ],
    [
      `last?.service === service && last.assertion === assertion`,
      `last?.assertion === assertion`,
      "What a service's new rules keep back is still sent",
    ],
  ]),

  ...mutantsOf(at("gateway/visitor/pairwise"), test("gateway/visitor/pairwise"), [
    [
      `hash.digest("pairwise_subject", id, accountId)`,
      `hash.digest("pairwise_subject", accountId)`,
      "Agencies can join their records by the subject",
    ],
    [
      `subjectAt(service, account.id, hash)`,
      `subjectAt(service, session.id, hash)`,
      "A person is somebody else after each sign-in",
    ],
    [
      `subject === "alphanumeric" ? alphanumeric(digest) : digest`,
      `digest`,
      "A product that takes names of 40 characters refuses everybody",
    ],
    [
      `hash.digest("pairwise_session", id, sessionId)`,
      `hash.digest("pairwise_session", sessionId)`,
      "Agencies can join their records by the session",
    ],
    [
      `sidAt(service, session.id, hash)`,
      `sidAt(service, sessionDigest, hash)`,
      "A service's own session is lost when the level rises",
    ],
    [
      `service.level === 3 ? session.level3 : undefined`,
      `session.level3`,
      "Services of level 2 learn of level 3, which lapses by another's rule",
    ],
    [`Math.min(session.level, 2)`, `2`, "A temporary account counts as verified"],
    [
      `Math.floor((proof?.at ?? session.authTime) / SECOND)`,
      `Math.ceil((proof?.at ?? session.authTime) / SECOND)`,
      "A proof looks younger than it is",
    ],
    [
      `proof?.at ?? session.authTime`,
      `session.authTime`,
      "The time of the proof of level 3 is not told",
    ],
    [
      `account.mobile.slice(1)`,
      `account.mobile`,
      "The number is told in a form that cannot be dialled",
    ],
    [
      `company: actingFor && { id: actingFor.companyId, name: actingFor.name }`,
      `company: undefined`,
      "The service does not learn for which company somebody comes",
    ],
  ]),

  ...mutantsOf(at("gateway/visitor/visitors"), test("gateway/visitor/visitors"), [
    [`last && last.service === service &&`, `last &&`, "One service is told another's subject"],
    [`last.locale === locale`, `true`, "A language that was chosen later is not told"],
    [
      `if (locale) visitor.identity.locale = locale;`,
      "",
      "No service learns which language was chosen",
    ],
  ]),
];
