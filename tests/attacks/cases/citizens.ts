/** Case 44: what another person has, and what marks a letter as read. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { type Belongings, LETTER, type Portal, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

const OWN = { accept: "text/html", "sec-fetch-site": "same-origin" };
const FORM = { ...OWN, "content-type": "application/x-www-form-urlencoded" };

interface Place {
  of: keyof Belongings;
  path(id: string, belongings: Belongings): string;
  /** Of the page's own form. */
  forms: string[];
}

const PLACES: Record<string, Place> = {
  letter: { of: "letter", path: (id) => `/letters/${id}`, forms: ["", "confirm=1"] },
  "letter's file": {
    of: "letter",
    path: (id, { file }) => `/letters/${id}/files/${file}`,
    forms: [],
  },
  "letter's proof": { of: "letter", path: (id) => `/letters/${id}/proof`, forms: [] },
  "letter's content": { of: "letter", path: (id) => `/letters/${id}/content`, forms: [] },
  dossier: {
    of: "dossier",
    path: (id) => `/dossiers/${id}`,
    forms: ["", "act=withdraw", "act=hide", "act=show", "supplied=photo"],
  },
  "dossier's file": {
    of: "dossier",
    path: (id, { line, file }) => `/dossiers/${id}/lines/${line}/files/${file}`,
    forms: [],
  },
  question: {
    of: "question",
    path: (id) => `/support/${id}`,
    forms: ["text=x", "close=1", "seen=1"],
  },
};

/** How it may be asked for, besides as it is. */
const SPELLED: Record<string, (path: string) => string> = {
  "": (path) => path,
  "for the other account": (path) => `${path}?account=long-name&accountId=account-1`,
  "in capitals": (path) => path.toUpperCase().replace(/^\/[A-Z]+/, (part) => part.toLowerCase()),
  "with a slash": (path) => `${path}/`,
};

const unknown: Record<keyof Belongings, string> = {
  letter: crypto.randomUUID(),
  file: crypto.randomUUID(),
  dossier: crypto.randomUUID(),
  line: "1764400000000.0999999999-0123456789ab",
  question: "1981297617016",
  ref: "a",
  tracking: "1981297617016",
  cursor: "a",
};

/** What the page says, without the number of the request and news of what was done before. */
async function toldTo(
  { browser, origin }: Stage,
  path: string,
  { method, body }: { method: string; body?: string },
): Promise<{ status: number; told: string }> {
  const headers = body === undefined ? OWN : FORM;
  const { status, main } = await browser.send(origin + path, { method, headers, body });
  const told = main.replaceAll(/[\w-]{36}|[۰-۹]{4}-[۰-۹]{4}/g, "…").replaceAll(
    unknown.question,
    "…",
  );
  return { status, told: `${status} ${told}` };
}

async function ask(
  stage: Stage,
  name: string,
  { place: { of, path }, spell, ...sent }: {
    place: Place;
    spell(path: string): string;
    method: string;
    body?: string;
  },
): Promise<Attempt> {
  const { belongings } = await portalOf(stage);
  const at = (id: string) => toldTo(stage, spell(path(id, belongings)), sent);
  const [theirs, nobodys] = [await at(belongings[of]), await at(unknown[of])];
  const told = theirs.told.replaceAll(belongings[of], "…");
  const isHeld = [400, 404].includes(theirs.status) && told === nobodys.told;
  const got = String(theirs.status);
  return { name, got, ...!isHeld && { breach: difference(told, nobodys.told) } };
}

/** Where the first page goes its own way. */
function difference(first: string, second: string): string {
  const at = [...first].findIndex((character, i) => character !== second[i]);
  return `${first.slice(at - 40, at + 40)}, otherwise ${second.slice(at - 40, at + 40)}`;
}

/** Requests of browsers, programs and previews that look and do not open. */
const LOOKS: [what: string, method: string, path: (id: string) => string, headers: object][] = [
  ["HEAD", "HEAD", (id) => `/letters/${id}`, {}],
  ["GET", "GET", (id) => `/letters/${id}`, {}],
  ["a prefetch", "GET", (id) => `/letters/${id}`, { "sec-purpose": "prefetch;prerender" }],
  ["a preview", "GET", (id) => `/letters/${id}`, { purpose: "preview" }],
  ["an override", "GET", (id) => `/letters/${id}`, { "x-http-method-override": "POST" }],
  ["a form in the query", "GET", (id) => `/letters/${id}?confirm=1&_method=POST`, {}],
  ["htmx", "GET", (id) => `/letters/${id}`, { "hx-request": "true" }],
  ["OPTIONS", "OPTIONS", (id) => `/letters/${id}`, {}],
  ["its proof", "GET", (id) => `/letters/${id}/proof`, {}],
  ["its content", "GET", (id) => `/letters/${id}/content`, {}],
  ["the list", "GET", () => "/letters", {}],
  ["the unread", "GET", () => "/letters?only=unread", {}],
  ["HEAD of the list", "HEAD", () => "/letters", {}],
  ["a search", "GET", () => "/letters?q=هیئت", {}],
  ["home", "GET", () => "/", {}],
  ["all data", "GET", () => "/my-data/file", {}],
  ["a form of another site", "POST", (id) => `/letters/${id}`, { "sec-fetch-site": "cross-site" }],
];

async function look(stage: Stage, [what, method, path, headers]: typeof LOOKS[number]) {
  const { call, target: { token, own: subject } } = await portalOf(stage);
  const posted = await call({
    ...{ method: "POST", path: "/letters", token, body: { ...LETTER, recipient: { subject } } },
    headers: { "idempotency-key": crypto.randomUUID() },
  });
  const { id } = posted.json();
  const { browser, origin } = stage;
  await browser.send(origin + path(id), { method, headers: { ...headers } });
  const isOpened = (await call({ path: `/letters/${id}`, token })).json().opened_at !== undefined;
  const { main } = await browser.send(`${origin}/letters?only=unread`);
  const isUnread = main.includes(id);
  const breach = isOpened ? "opened" : isUnread ? undefined : "not unread";
  return { name: what, got: breach ?? "unread", ...breach && { breach } };
}

type Way = (own: Portal["own"], of: Pick<Belongings, "line" | "file">) => string;

/** Files of others by way of what is one's own. */
const WAYS_TO_FILES: Record<string, Way> = {
  "by one's own letter": ({ letter }, { file }) => `/letters/${letter}/files/${file}`,
  "by one's own dossier": ({ dossier, line }, { file }) =>
    `/dossiers/${dossier}/lines/${line}/files/${file}`,
  "by one's own dossier and the other's line": ({ dossier }, { line, file }) =>
    `/dossiers/${dossier}/lines/${line}/files/${file}`,
  "by a path out of one's own letter": ({ letter }, { file }) =>
    `/letters/${letter}/files/..%2f..%2f..%2fattachments%2f${file}`,
};

async function fileBy(stage: Stage, name: string): Promise<Attempt> {
  const { own, belongings } = await portalOf(stage);
  const at = (of: Pick<Belongings, "line" | "file">) =>
    toldTo(stage, WAYS_TO_FILES[name](own, of), { method: "GET" });
  const [theirs, nobodys] = [await at(belongings), await at(unknown)];
  const isHeld = [400, 404].includes(theirs.status) && theirs.told === nobodys.told;
  const got = String(theirs.status);
  return { name, got, ...!isHeld && { breach: difference(theirs.told, nobodys.told) } };
}

/** Cursors of the lists that are sealed for their person, altered and of another one. */
const LISTS = ["/letters?after=", "/letters?only=unread&after=", "/connected/receipts?before="];
const CURSORS: Record<string, (cursor: string) => string> = {
  "another person's": (cursor) => cursor,
  "cut": (cursor) => cursor.slice(0, -4),
  "altered": (cursor) => cursor.replace(/.$/, (last) => last === "A" ? "B" : "A"),
  "empty": () => "",
  "a path": () => "../../box_item",
  "of 5 KB": (cursor) => cursor + "A".repeat(5000),
  "an ID": () => crypto.randomUUID(),
};

async function page(stage: Stage, list: string, name: string): Promise<Attempt> {
  const { belongings: { cursor, letter } } = await portalOf(stage);
  const { browser, origin } = stage;
  const { status, main } = await browser.send(origin + list + CURSORS[name](cursor));
  const isHeld = status === 200 && !main.includes(letter);
  return { name: `${list}${name}`, got: String(status), ...!isHeld && { breach: String(status) } };
}

export const CITIZEN_ATTACKS: Attack[] = [
  {
    number: 44,
    title: "another person's letters, files, proofs, dossiers and questions by their IDs",
    expected: "404 or 400, as for an ID that nobody has",
    attempts: (stage) =>
      pairs(Object.entries(PLACES), Object.entries(SPELLED))
        .flatMap(([[what, place], [how, spell]]) =>
          [
            ...["GET", "HEAD"].map((method) => ({ method, body: undefined })),
            ...place.forms.map((body) => ({ method: "POST", body })),
          ].map(({ method, body }) => () =>
            ask(stage, `${method} ${what} ${how} ${body ?? ""}`, { place, spell, method, body })
          )
        ),
  },
  {
    number: 44,
    title: "another person's files by way of one's own letters and dossiers",
    expected: "404 or 400, as for a file that nobody has",
    attempts: (stage) => Object.keys(WAYS_TO_FILES).map((name) => () => fileBy(stage, name)),
  },
  {
    number: 44,
    title: "cursors of lists: another person's, altered",
    expected: "one's own first page",
    attempts: (stage) =>
      pairs(LISTS, Object.keys(CURSORS)).map(([list, name]) => () => page(stage, list, name)),
  },
  {
    number: 44,
    title: "looks at a letter that are not its opening",
    expected: "it stays unread, and the agency is told nothing",
    attempts: (stage) => LOOKS.map((one) => () => look(stage, one)),
  },
];
