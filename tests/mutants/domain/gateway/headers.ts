import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `domain/gateway/${name}.ts`;
const test = (name: string) => [`tests/domain/gateway/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("headers/cache_control"), test("headers/cache_control"), [
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

  ...mutantsOf(at("headers/hop_by_hop"), test("headers/hop_by_hop"), [
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

  ...mutantsOf(at("headers/own_cookies"), test("headers/own_cookies"), [
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

  ...mutantsOf(at("headers/own_addresses"), test("headers/own_addresses"), [
    [`(?=[/?#]|$)/i`, `/i`, "A host that begins like the upstream's is taken for it"],
    [`(?=[/?#]|$)/i`, `(?=[/?#\\\\@]|$)/i`, "User information is taken for a host"],
    [`(?=[/?#]|$)/i`, `(?=[/?#]|$)/`, "Addresses in capitals lead to the upstream"],
    [`/^(?:(https?):)?`, `/^(?:(https?|ftp):)?`, "An address of another scheme is replaced"],
    [`hostname.toLowerCase()`, `hostname`, "Addresses in capitals lead to the upstream"],
    [
      `DEFAULT_PORT[scheme.toLowerCase() as Scheme]`,
      `"80"`,
      "A server that names itself by https is shown to people",
    ],
    [`scheme.toLowerCase() as`, `scheme as`, "A scheme in capitals has no port"],
    [`/<([^<>]*)>/g`, `/<([^<>]*)>/`, "The second link shows the agency's own address"],
    [
      `if (!value.trimStart().startsWith("{")) return publicAddress(names, value);`,
      "",
      "htmx leads to the agency's own address",
    ],
    [
      `if (!authorities.has(\`\${hostname.toLowerCase()}:\${stated}\`)) return address;`,
      "",
      "Every redirect of an application leads to itself",
    ],
    [`const end = quote ? rest.indexOf(quote) : -1;`, `const end = -1;`, "A quoted Refresh stays"],
  ]),

  ...mutantsOf(at("headers/own_names"), test("headers/own_addresses"), [
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

  ...mutantsOf(at("headers/compression"), test("headers/compression"), [
    [`coding === "" && `, "", "What is compressed already is said to vary"],
    [`text\\/event-stream|`, "", "Events are said to vary"],
    [`!etag.startsWith("W/")`, `true`, "Weak ETags keep an answer uncompressed"],
    [`?? "empty") === "empty"`, `?? "") === "empty"`, "If-Match of curl fails always"],
  ]),

  ...mutantsOf(at("headers/request_headers"), test("headers/request_headers"), [
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
    [`DEFAULT_PORT[proto]`, `"443"`, "Links of a page without TLS have port 443"],
    [`["via", "1.1 panjereh"],`, "", "A loop of gateways is not noticed"],
  ]),

  ...mutantsOf(at("headers/claims"), test("headers/claims"), [
    ...[
      "forward|",
      "rewrit|",
      "remote|",
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
      "sendfile|lighttpd|litespeed|reproxy|envoy|middleware|arr-|proxy|",
      "overrid|",
      "|l5d-",
      "3scale-|",
      "rapidapi-(?!key$|host$)|",
      "(?!key$|host$)",
      "msisdn|imsi$|",
      "|calling-?(?:line|number)",
      "user(?:-?(?:name|id|email))?|",
      "|v[46]",
      "(?<!^sec-fetch)",
      "|citizen-",
    ].map((name): [string, string, string] => [
      name,
      "",
      `The list of claims without ${name}`,
    ]),
  ]),

  ...mutantsOf(at("headers/caching_headers"), test("headers/response_headers"), [
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

  ...mutantsOf(at("headers/response_headers"), test("headers/response_headers"), [
    ...[
      "clear-site-data$|",
      "alt-svc$|",
      "strict-transport-security$|",
      "public-key-pins|",
      "service-worker-allowed$|",
      "expect-ct$|",
      "nel$|",
      "(?:sec|secure)-session-|",
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
    ...["redirect|", "ur[il]|", "sourcemap|", "entityid|", "pingback|", "|asyncoperation"].map(
      (name): [string, string, string] => [name, "", `${name} shows the agency's own address`],
    ),
    [`(?:location|redirect`, `(?:redirect`, "Location shows the agency's own address"],
    ...["refresh", "link", "hx-location", "set-cookie"].map(
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

  ...mutantsOf(at("observation/trace_context"), test("observation/trace_context"), [
    [`version === "ff" || `, "", "An invalid version begins a trace"],
    [` || (version === "00" && more !== undefined)`, "", "An invalid header begins a trace"],
    [`ALL_ZERO.test(traceId) || `, "", "A trace of zeros joins strangers' requests"],
    [` || ALL_ZERO.test(spanId)`, "", "A parent of zeros begins a trace"],
    [`& 1) === 1`, `& 3) === 1`, "A sampled request with another flag is not traced"],
  ]),
];
