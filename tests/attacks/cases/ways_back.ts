/**
 * Cases 13 and 15: ways back to a service that a client, an address or another person states: the
 * page that a request says it came from, the target of a lost state, fragments, and links with
 * somebody else's state and code.
 */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";
import { EVIL, leadsAway, TRICKS } from "./return_targets.ts";

/** Lines of a request whose sender says that it was on the page `named`; none: it cannot be said. */
const SAYINGS: Record<string, (named: string) => string[]> = {
  "a script's Referer": (named) => ["GET /api", "Sec-Fetch-Mode: cors", `Referer: ${named}`],
  "a form's Referer": (named) => [
    "POST /send",
    "Sec-Fetch-Mode: navigate",
    "Content-Length: 0",
    `Referer: ${named}`,
  ],
  "htmx's page": (named) => [
    "GET /part",
    "Sec-Fetch-Mode: cors",
    "HX-Request: true",
    `HX-Current-URL: ${named}`,
  ],
  "a lost state": (named) => [
    `GET /_panjereh/session?code=x&to=${encodeURIComponent(named)}`,
    "Sec-Fetch-Mode: navigate",
  ],
  "a lost state's host": () => ["GET /_panjereh/session?code=x&to=/", "X-Forwarded-Host: EVIL"],
};

async function say(stage: Stage, name: string, named: string): Promise<Attempt> {
  const [line, ...headers] = SAYINGS[name](named);
  const lines = [
    `${line} HTTP/1.1`,
    `Host: ${stage.host}`,
    ...headers,
    "Connection: close",
    "",
    "",
  ];
  const { status, head, body } = await stage.send(lines.join("\r\n"));
  const shown = { name: `${name}: ${JSON.stringify(named)}` };
  const way = URL.parse(wayIn(head, body) ?? "");
  // A malformed header ends the request.
  if (!way) return { ...shown, got: String(status), ...status < 400 && { breach: "no way in" } };
  const back = way.searchParams.get("return_to") ?? "";
  const away = way.origin !== stage.origin || !back.startsWith(`http://${stage.host}/`) ||
    leadsAway(back, stage, back);
  return away ? { ...shown, got: "elsewhere", breach: back } : { ...shown, got: "a page of ours" };
}

/** Where a person is led to sign in: by a redirect, a link of a page or of a document. */
function wayIn(head: string, body: string): string | undefined {
  const [location = valuesOf(head, "hx-redirect")[0]] = valuesOf(head, "location");
  const stated = location ?? /(?:<a href="|"sign_in":")([^"]*\/login\?[^"]*)"/.exec(body)?.[1];
  return stated?.replaceAll("&amp;", "&");
}

const FRAGMENTS = [
  ..."javascript:alert(1) //evil.example @evil.example \\evil.example {{7*7}} ${7*7} ';alert(1)//"
    .split(" "),
  ..."\"><script>alert(1)</script> '><svg/onload=alert(1)> </style><script> <!-- --> &quot;&gt;<b>"
    .split(" "),
  ..."%0d%0aSet-Cookie:a=b \r\nSet-Cookie:a=b \nLocation:http://evil.example \u0000 \u2028 #x"
    .split(
      " ",
    ),
  "a b",
  "x".repeat(1025),
  "x".repeat(8000),
];

/** With a session the window redirects at once; without one it shows a page. */
async function carry(stage: Stage, fragment: string, signedIn: boolean): Promise<Attempt> {
  const { origin, browser, host } = stage;
  const target = encodeURIComponent(`http://${host}/a#${fragment}`.toWellFormed());
  const session = browser.cookie(origin, "panjereh_session");
  const { status, head, body } = await stage.send([
    `GET /login?state=${"s".repeat(43)}&return_to=${target} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    ...signedIn ? [`Cookie: panjereh_session=${session}`] : [],
    "Connection: close",
    "",
    "",
  ].join("\r\n"));
  const name = `${signedIn ? "redirect" : "page"} ${JSON.stringify(fragment.slice(0, 60))}`;
  const [location, ...more] = valuesOf(head, "location");
  const split = more.length > 0 || /^(?:set-cookie: a=b|location: http:\/\/evil)/im.test(head);
  const written = body.includes("<script>alert") || body.includes("onload=alert") ||
    /["'<>][^"'<>]*\{\{7/.test(body);
  if (split || written) return { name, got: "injected", breach: location ?? "in the page" };
  if (!location) return { name, got: String(status) };
  const [page, rest = ""] = location.split("#", 2);
  const grown = rest.length > 1024 || /["<>\s]/.test(rest);
  if (grown || leadsAway(page, stage, origin)) return { name, got: "elsewhere", breach: location };
  return { name, got: rest ? "carried as it is" : "dropped" };
}

/** The cookies of a victim who opens an attacker's link; STATE is the attacker's. */
const VICTIMS = [
  "",
  `panjereh_state=${"v".repeat(43)}`,
  "__Host-panjereh_state=STATE",
  `panjereh_state=STATE; panjereh_state=${"v".repeat(43)}`,
  "panjereh_state=STATEx",
  'panjereh_state="STATE"',
  "Panjereh_State=STATE",
  "panjereh_opened_1=STATE",
];

async function fixate(stage: Stage, cookies: string): Promise<Attempt> {
  const { origin, browser, host } = stage;
  const state = "a".repeat(43);
  const target = encodeURIComponent(`http://${host}/`);
  const ready = await browser.send(`${origin}/login?state=${state}&return_to=${target}`);
  const link = new URL(ready.headers.get("location")!);
  const open = (cookie: string) =>
    stage.send([
      `GET ${link.pathname}${link.search} HTTP/1.1`,
      `Host: ${host}`,
      `Cookie: ${cookie}`,
      "Sec-Fetch-Mode: navigate",
      "Connection: close",
      "",
      "",
    ].join("\r\n"));
  const { status, head } = await open(cookies.replaceAll("STATE", state));
  const set = valuesOf(head, "set-cookie").join();
  const name = cookies || "no cookie";
  // Nor may the victim's next step carry the attacker's state.
  const caught = set.includes("panjereh_service=") || set.includes(state) ||
    (valuesOf(head, "location")[0] ?? "").includes(state);
  // The attacker, who knows the state, has read the code in the victim's address bar or a log.
  const after = valuesOf((await open(`panjereh_state=${state}`)).head, "set-cookie").join();
  const breach = caught ? set : after.includes("panjereh_service=") ? "the code again" : undefined;
  return { name, got: String(status), ...breach !== undefined && { breach } };
}

export const WAY_BACK_ATTACKS: Attack[] = [
  {
    number: 13,
    title: "open redirects, by the page that a request names and by a lost state",
    expected: "a way in that leads back to this service",
    attempts: (stage) =>
      pairs(
        Object.keys(SAYINGS),
        TRICKS.map((trick, index) =>
          trick.replaceAll("EVIL", EVIL[index % EVIL.length])
            .replaceAll("WINDOW", new URL(stage.origin).host).replaceAll("SERVICE", stage.host)
        ),
      )
        .filter(([name, named]) => name.startsWith("a lost") || !/[^\t\x20-\x7e]/.test(named))
        .map(([name, named]) => () => say(stage, name, named)),
  },
  {
    number: 13,
    title: "fragments of a return target: markup, scripts, line ends, length",
    expected: "carried as text, or dropped",
    attempts: (stage) =>
      pairs(FRAGMENTS, [true, false]).map(([fragment, signedIn]) => () =>
        carry(stage, fragment, signedIn)
      ),
  },
  {
    number: 15,
    title: "a link with the attacker's own state and code, and the code again from the attacker",
    expected: "no session",
    attempts: (stage) => VICTIMS.map((cookies) => () => fixate(stage, cookies)),
  },
];
