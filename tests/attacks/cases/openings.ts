/** Case 41: what a service opens to requests without a session opens nothing else. */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { LISTED } from "../openings.ts";
import { type Exchange, headersOf, MARK, type Stage } from "../stage.ts";
import { FORGED, SPELLINGS } from "./headers.ts";
import { STEPS_UP } from "./target_lists.ts";
import { isUnambiguous } from "./targets.ts";

const HOSTS = ["open", "loose"] as const;
type Host = typeof HOSTS[number];

function ask(stage: Stage, host: Host, line: string, headers: string[] = [], body = "") {
  const lines = [`${line} HTTP/1.1`, `Host: ${host}.localhost:${stage.program.port}`];
  return stage.send([...lines, "Connection: close", MARK, ...headers, "", body].join("\r\n"));
}

/** Other spellings of a public path, and paths beside it. */
const SPELT = [
  ..."/manifest.json/ /manifest.json; /manifest.json;a=b /manifest.json%3b /manifest.json.".split(
    " ",
  ),
  ..."/manifest.json%00 /manifest.json%20 /manifest.json%23 /manifest.json%3f /MANIFEST.JSON".split(
    " ",
  ),
  ..."/manifest%2ejson /%6danifest.json //manifest.json /./manifest.json /x/../manifest.json".split(
    " ",
  ),
  ..."/x/manifest.json /manifest.json/admin /manifest.json%2fadmin /manifest.json\\admin".split(
    " ",
  ),
  ..."/manifest.json#/admin /admin#/manifest.json /admin?/manifest.json /admin;/manifest.json"
    .split(
      " ",
    ),
  ..."/admin?x=/assets/ /admin/assets/ /assets /assets; /assets;/admin /Assets/x /ASSETS/x".split(
    " ",
  ),
  ..."/assets%2fadmin /assets%5cadmin /%61ssets/x /assets%252fadmin /a%73sets/x /assets.".split(
    " ",
  ),
  ..."/assets/../_panjereh/session /assets\xc0\xafadmin /assets\t/x".split(" "),
  "http://evil.example/manifest.json",
  "http://HOST/admin",
  "http://HOST/manifest.json/../admin",
  "/admin\0/manifest.json",
];

/** Whether every server reads this target as one of the public paths. */
function isPublic(target: string): boolean {
  const path = target.replace(/^http:\/\/[^/]*/, "").split("?", 1)[0];
  return isUnambiguous(path) && (path === "/manifest.json" || path.startsWith("/assets/"));
}

const OURS = /^(?:x-identity|x-remote)/;

/** What arrived without a session must have been open, and carry neither identity nor claims. */
function judge(name: string, { status, arrived }: Exchange, target: string): Attempt {
  if (arrived.length === 0) {
    const sound = status === 302 || (status >= 400 && status < 500) || status === 0;
    return { name, got: String(status), ...!sound && { breach: `answered with ${status}` } };
  }
  const [head] = arrived[0].split("\r\n\r\n", 1);
  const names = [...headersOf(head).keys()];
  const cookies = valuesOf(head, "cookie").join();
  const breach = arrived.length > 1
    ? "arrived twice"
    : !isPublic(target)
    ? `${head.split("\r\n", 1)[0]} is not open`
    : names.some((each) => OURS.test(each)) || head.includes(FORGED)
    ? "an identity arrived"
    : /panjereh/i.test(cookies)
    ? "the window's cookie arrived"
    : undefined;
  return { name, got: `${status}, arrived without identity`, breach };
}

const OVERRIDES = [
  ..."X-HTTP-Method X-HTTP-Method-Override X-Method-Override X_HTTP_Method_Override".split(" "),
  ..."X-Original-Method X-Forwarded-Method".split(" "),
];

/** Origins that look like the listed one. */
const ORIGINS = [
  ..."null * HTTPS://SPA.EXAMPLE.IR https://SPA.example.ir https://spa.example.ir/ //spa.example.ir"
    .split(" "),
  ..."https://spa.example.ir.evil https://spa.example.ir.evil.ir https://evilspa.example.ir".split(
    " ",
  ),
  ..."http://spa.example.ir https://spa.example.ir:443 https://spa.example.ir:8443 spa.example.ir"
    .split(" "),
  ..."https://spa.example.ir@evil.ir https://evil.ir/https://spa.example.ir https://spa_example.ir"
    .split(" "),
  ..."https://spa%2eexample.ir https://spa.example.ir%00 https://spa.example.ir#".split(" "),
  `${LISTED}, https://evil.ir`,
  `https://evil.ir\r\nOrigin: ${LISTED}`,
  `${LISTED}\r\nOrigin: ${LISTED}`,
  "",
];

/** Ways in which a preflight is none. */
const PREFLIGHTS: Record<string, { lines: string[]; body?: string; method?: string }> = {
  plain: { lines: [] },
  "with a length": { lines: ["Content-Length: 3"], body: "a=b" },
  "in chunks": { lines: ["Transfer-Encoding: chunked"], body: "3\r\na=b\r\n0\r\n\r\n" },
  "with both": {
    lines: ["Content-Length: 3", "Transfer-Encoding: chunked"],
    body: "0\r\n\r\n",
  },
  "with cookies": { lines: ["Cookie: a=1"] },
  "with a password": { lines: ["Authorization: Basic eDp5"] },
  "as POST": { lines: ["Content-Length: 0"], method: "POST" },
  "as GET": { lines: [], method: "GET" },
};

function judgeGrant(name: string, { status, head, arrived }: Exchange, may: boolean): Attempt {
  const grants = valuesOf(head, "access-control-allow-origin");
  const got = `${status}, ${grants.length ? "granted" : "no grant"}`;
  if (arrived.length > 0) return { name, got: "arrived", breach: arrived[0].split("\r\n", 1)[0] };
  if (grants.some((origin) => origin !== LISTED)) return { name, got, breach: grants.join() };
  return { name, got, ...grants.length && !may && { breach: "granted to another origin" } };
}

const EVIL = [
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(1)>`,
  `"></form><form action=//evil.example>`,
  `</title><base href=//evil.example>`,
  `\r\nSet-Cookie: panjereh_service=evil`,
  `{service}`,
];
const FORM = "application/x-www-form-urlencoded";

/** Bodies of forms by name, with their type. */
const FORMS: Record<string, [type: string, body: string]> = {
  ...Object.fromEntries(EVIL.flatMap((evil, index): [string, [string, string]][] => [
    [`markup ${index} in a value`, [FORM, `a=${encodeURIComponent(evil)}`]],
    [`markup ${index} in a name`, [FORM, `${encodeURIComponent(evil)}=a`]],
    [`raw markup ${index}`, [FORM, `a=${evil}`]],
  ])),
  "100,000 fields": [FORM, "a&".repeat(32_000)],
  "a large body": [FORM, `a=${"x".repeat(200_000)}`],
  "bytes of no encoding": [FORM, "a=\xff\xfe\x81%c0%af&\x98=%ff"],
  "NUL": [FORM, "a=%00<script>"],
  "fields of the page": [FORM, "continue=1&submit=1&action=//evil&id=continue&_charset_=x"],
  "a file": ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"'],
  "text": ["text/plain", "a=<script>alert(1)</script>"],
  "JSON": ["application/json", `{"a":"<script>"}`],
  "a type with a line end": [`${FORM}\r\nX-A: b`, "a=b"],
  "no type": ["", "a=b"],
};

/** What the client says about where the form comes from. */
const SAID: Record<string, string[]> = {
  "of another site": ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"],
  "that says it is ours": ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate"],
  "of an old browser": ["Origin: https://bank.example", "Accept: text/html"],
  "of no origin": ["Origin: null", "Accept: text/html"],
  "with an invented session": [
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Mode: navigate",
    "Cookie: panjereh_service=invented",
  ],
};

function judgeForm(name: string, { status, head, body, arrived }: Exchange): Attempt {
  const scripts = body.match(/<script/g)?.length ?? 0;
  const breach = arrived.length > 0
    ? "arrived without a session"
    : scripts > 1 || /<img|<base|evil\.example>|onerror=alert\(1\)>/.test(body)
    ? "markup in the page"
    : (body.match(/<form/g)?.length ?? 0) > 1
    ? "another form in the page"
    : valuesOf(head, "set-cookie").some((cookie) => !/^panjereh_state=/.test(cookie))
    ? "sets a cookie"
    : status >= 500
    ? "a fault of ours"
    : undefined;
  return { name, got: String(status), breach };
}

export const OPENING_ATTACKS: Attack[] = [
  {
    number: 41,
    title: "public paths in other spellings, and paths beside them, without a session",
    expected: "closed, or exactly the public path without identity",
    attempts: (stage) => {
      const climbing = pairs(STEPS_UP, ["admin", "_panjereh/session"])
        .flatMap(([up, to]) => [`/assets/${up}${to}`, `/assets/a/${up}${up}${up}${to}`]);
      return pairs(HOSTS, [...SPELT, ...climbing]).map(([host, target]) => async () => {
        const line = `GET ${target.replace("HOST", `${host}.localhost:${stage.program.port}`)}`;
        const headers = ["X-Identity-Subject: forged", "Accept: text/html"];
        return judge(`${host} ${target}`, await ask(stage, host, line, headers), target);
      });
    },
  },
  {
    number: 41,
    title: "identity headers on a public path, with a person's session, 24 spellings each",
    expected: "no identity, no cookie of the window",
    attempts: (stage) =>
      pairs(["X-Identity-Subject", "X-Identity-Assertion"], Object.entries(SPELLINGS))
        .map(([name, [spelling, write]]) => async () => {
          const headers = [`Cookie: ${stage.openCookie}`, write(name)];
          const exchange = await ask(stage, "open", "GET /manifest.json", headers);
          return judge(`${name}, ${spelling}`, exchange, "/manifest.json");
        }),
  },
  {
    number: 41,
    title: "other methods on a public path, by name and by override",
    expected: "closed, or GET without the override",
    attempts: (stage) =>
      pairs(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "TRACE", "PROPFIND"], [
        "",
        ...OVERRIDES,
      ]).map(([method, override]) => async () => {
        const line = override ? "GET /manifest.json?_method=DELETE" : `${method} /manifest.json`;
        const headers = override ? [`${override}: ${method}`] : [];
        const exchange = await ask(stage, "open", line, headers);
        const attempt = judge(`${line}, ${override} ${method}`, exchange, "/manifest.json");
        const [message = "GET "] = exchange.arrived;
        const changed = !message.startsWith("GET ") ||
          headers.some((each) => message.includes(each));
        return changed ? { ...attempt, breach: message.slice(0, 80) } : attempt;
      }),
  },
  {
    number: 41,
    title: "preflights of look-alike origins, with bodies, cookies, other methods",
    expected: "nothing arrives, and no origin but the listed one is granted anything",
    attempts: (stage) =>
      pairs([LISTED, ...ORIGINS], Object.entries(PREFLIGHTS))
        .map(([origin, [kind, { lines, body, method = "OPTIONS" }]]) => async () => {
          const asked = [`Origin: ${origin}`, "Access-Control-Request-Method: DELETE"];
          const exchange = await ask(stage, "open", `${method} /api`, [...asked, ...lines], body);
          return judgeGrant(`${JSON.stringify(origin)} ${kind}`, exchange, origin === LISTED);
        }),
  },
  {
    number: 41,
    title: "forms of other sites for a path that posts them again: markup, sizes, types, lies",
    expected: "nothing arrives without a session, and the page is inert",
    attempts: (stage) =>
      pairs(Object.entries(FORMS), Object.entries(SAID))
        .flatMap(([[name, [type, body]], [said, lines]]) =>
          [true, false].map((isChunked) => async () => {
            const framing = isChunked
              ? "Transfer-Encoding: chunked"
              : `Content-Length: ${body.length}`;
            const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
            const headers = [...lines, framing, `Content-Type: ${type}`];
            const exchange = await ask(
              stage,
              "open",
              "POST /callback?a=%22%3E",
              headers,
              isChunked ? chunks : body,
            );
            return judgeForm(`${name}, ${said}${isChunked ? ", in chunks" : ""}`, exchange);
          })
        ),
  },
];
