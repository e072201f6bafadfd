/** Case 45: bodies that two readers understand in two ways, and one letter asked for many times. */
import { countsOf } from "../../faults/scenario.ts";
import type { Attack, Attempt } from "../attack.ts";
import { LETTER, type Portal, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

const NDJSON = "application/x-ndjson";
const utf16 = (text: string) => new Uint8Array(new Uint16Array([...text].map(codeOf)).buffer);
const codeOf = (character: string) => character.charCodeAt(0);

interface Sent {
  body: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
}

/** Made of the JSON of a letter that would be taken. */
const BODIES: Record<string, (good: string) => string | Uint8Array | Sent> = {
  "nothing": () => "",
  "null": () => "null",
  "a list": (good) => `[${good}]`,
  "a text": () => '"letter"',
  "a number": () => "1e999",
  "two values": (good) => good + good,
  "cut": (good) => good.slice(0, -1),
  "a comment": (good) => good.replace("{", "{/**/"),
  "a comma behind": (good) => good.replace(/\}$/, ",}"),
  "100,000 lists": () => "[".repeat(100_000),
  "50,000 objects": (good) =>
    good.replace("{", `{"a":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)},`),
  "10,000 names": (good) =>
    good.replace("{", `{${Array.from({ length: 10_000 }, (_, i) => `"a${i}":1`).join()},`),
  "300 KB": (good) => good.replace("متن", "م".repeat(150_000)),
  "a text of 20,001 characters": (good) => good.replace("متن", "م".repeat(20_001)),
  "a further name": (good) => good.replace("{", '{"state":"opened",'),
  "__proto__": (good) => good.replace("{", '{"__proto__":{"legal":true},'),
  "a constructor": (good) => good.replace("{", '{"constructor":{"prototype":{}},'),
  "another service": (good) => good.replace("{", '{"service":"open","agencyId":"open",'),
  "a title as a list": (good) => good.replace(/"title":"[^"]*"/, '"title":["a"]'),
  "a title as an object": (good) => good.replace(/"title":"[^"]*"/, '"title":{"$ne":null}'),
  "a title of two lines": (good) => good.replace("رأی", "رأی\\n"),
  "a title with NUL": (good) => good.replace("رأی", "رأی\\u0000"),
  "a title with an escape": (good) => good.replace("رأی", "رأی\\u001b[2J"),
  "a title that turns": (good) => good.replace("رأی", "\\u202eرأی"),
  "a title with an isolate": (good) => good.replace("رأی", "\\u2067رأی"),
  "a title with a mark": (good) => good.replace("رأی", "\\u200fرأی"),
  "a title of spaces": (good) => good.replace(/"title":"[^"]*"/, '"title":"\\u00a0\\u2003"'),
  "a person as a list": (good) => good.replace(/"subject":"[^"]*"/, '"subject":["a"]'),
  "two names for the person": (good) =>
    good.replace('"subject"', '"national_id":"9990001006","subject"'),
  "nobody": (good) => good.replace(/"recipient":\{[^}]*\}/, '"recipient":{}'),
  "a file's path": (good) => good.replace("{", '{"attachments":["../../secret_key"],'),
  "the same file twice": (good) => {
    const id = crypto.randomUUID();
    return good.replace("{", `{"attachments":["${id}","${id}"],`);
  },
  "a period without an end": (good) =>
    good.replace("{", '{"period":{"of":"objection","days":1e9},'),
  "UTF-16": (good) => utf16(good),
  "a form": () => ({
    body: "title=a&body=b&kind=decision",
    type: "application/x-www-form-urlencoded",
  }),
  "another type": (good) => ({ body: good, type: "text/plain" }),
  "no type": (good) => ({ body: good, type: "" }),
  "gzip that is none": (good) => ({ body: good, headers: { "content-encoding": "gzip" } }),
  "no key": (good) => ({ body: good, headers: { "idempotency-key": "" } }),
  "a key of 200 characters": (good) => ({
    body: good,
    headers: { "idempotency-key": "k".repeat(200) },
  }),
  "a key with a space": (good) => ({ body: good, headers: { "idempotency-key": "a b" } }),
};

/** Lines of a batch, each with a key; only those with a letter that is right are taken, once. */
const BATCHES: Record<string, { lines(good: string): string; taken: number }> = {
  "nothing": { lines: () => "", taken: 0 },
  "empty lines": { lines: (good) => `\n\n${good}\n \n`, taken: 1 },
  "CRLF": { lines: (good) => `${good}\r\n${good}\r\n`, taken: 1 },
  "a byte order mark": { lines: (good) => `\ufeff${good}`, taken: 1 },
  "a list": { lines: (good) => `[${good}]`, taken: 0 },
  "two values in a line": { lines: (good) => `${good}${good}`, taken: 0 },
  "a letter on two lines": { lines: (good) => good.replace(",", ",\n"), taken: 0 },
  "the same line 50 times": { lines: (good) => Array(50).fill(good).join("\n"), taken: 1 },
  "one key, 50 letters": {
    lines: (good) =>
      Array.from({ length: 50 }, (_, i) => good.replace("رأی", `رأی ${i}`)).join("\n"),
    taken: 1,
  },
  "a line of 200,000 lists": { lines: (good) => `${"[".repeat(200_000)}\n${good}`, taken: 1 },
  "1,001 lines": { lines: (good) => Array(1001).fill(good).join("\n"), taken: 0 },
  "a separator within": { lines: (good) => good.replace("متن", "م\u2028ن"), taken: 1 },
};

const markers = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
let asked = 0;

/** A word that is in this letter alone. */
const newMarker = (): string =>
  `marker${String(++asked).replaceAll(/\d/g, (digit) => markers[Number(digit)])}`;

/** How many letters with this word lie in the person's box. */
async function countOf({ browser, origin }: Stage, marker: string): Promise<number> {
  const { main } = await browser.send(`${origin}/letters?q=${marker}`);
  return main.match(/action="\/letters\/[0-9a-f-]{36}/g)?.length ?? 0;
}

const letterTo = ({ target }: Portal, marker: string) => ({
  ...LETTER,
  recipient: { subject: target.own },
  title: `رأی هیئت ${marker}`,
});

async function sendBody(stage: Stage, name: string): Promise<Attempt> {
  const portal = await portalOf(stage);
  const marker = newMarker();
  const made = BODIES[name](JSON.stringify(letterTo(portal, marker)));
  const { body, type = "application/json", headers }: Sent =
    typeof made === "string" || made instanceof Uint8Array ? { body: made } : made;
  const { status } = await portal.call({
    ...{ method: "POST", path: "/letters", body, token: portal.target.token },
    headers: { "content-type": type || undefined, "idempotency-key": marker, ...headers },
  });
  const stored = await countOf(stage, marker);
  const isHeld = [400, 413, 415, 422].includes(status) && stored === 0;
  return { name, got: String(status), ...!isHeld && { breach: `${status}, ${stored} stored` } };
}

async function sendBatch(stage: Stage, name: string): Promise<Attempt> {
  const portal = await portalOf(stage);
  const marker = newMarker();
  const { lines, taken } = BATCHES[name];
  const line = JSON.stringify({ key: marker, letter: letterTo(portal, marker) });
  const { status } = await portal.call({
    ...{ method: "POST", path: "/letters/batch", body: lines(line), token: portal.target.token },
    headers: { "content-type": NDJSON },
  });
  const stored = await countOf(stage, marker);
  const isHeld = [200, 413].includes(status) && stored === taken;
  const got = `${status}, ${stored} stored`;
  return { name: `batch: ${name}`, got, ...!isHeld && { breach: got } };
}

/** Bodies that are read in one way only, although they look as if there were two. */
const DOUBLED: Record<string, (good: string) => string> = {
  "a title twice": (good) => good.replace("{", '{"title":"دیگر",'),
  "a recipient twice": (good) => good.replace("{", '{"recipient":{"subject":"nobody"},'),
  "a name in escapes": (good) => good.replace('"title"', '"\\u0074itle"'),
  "a lone surrogate": (good) => good.replace("متن", "متن \\ud800"),
  "a joiner": (good) => good.replace("متن", "م\u200dت\u200cن"),
  "white space": (good) => good.replaceAll(/[,{}]/g, " $& "),
};

const TIMES = 50;

/** All at once, with one key. */
async function race(stage: Stage, name: string, bodyOf: (marker: string, i: number) => string) {
  const portal = await portalOf(stage);
  const marker = newMarker();
  const all = await Promise.all(Array.from({ length: TIMES }, (_, i) =>
    portal.call({
      ...{ method: "POST", path: "/letters", body: bodyOf(marker, i) },
      token: portal.target.token,
      headers: { "idempotency-key": marker },
    })));
  const taken = all.filter(({ status }) => status === 202);
  const ids = new Set(taken.map((answer) => answer.json().id));
  const others = all.filter(({ status }) => status !== 202);
  const stored = await countOf(stage, marker);
  const isHeld = stored === 1 && ids.size === 1 && taken.length > 0 &&
    others.every(({ status, json }) => status === 422 && json().code === "key_reused");
  const got = `${stored} stored, ${ids.size} ID`;
  return {
    ...{ name, got },
    ...!isHeld && { breach: countsOf(all.map(({ status }) => status)) },
  };
}

export const API_BODY_ATTACKS: Attack[] = [
  {
    number: 45,
    title: "bodies of letters that are cut, deep, huge, turned, of other types and shapes",
    expected: "400, 413, 415 or 422, and nothing stored",
    attempts: (stage) => Object.keys(BODIES).map((name) => () => sendBody(stage, name)),
  },
  {
    number: 45,
    title: "batches with odd lines",
    expected: "each right letter stored once, nothing else",
    attempts: (stage) => Object.keys(BATCHES).map((name) => () => sendBatch(stage, name)),
  },
  {
    number: 45,
    title: "a letter 50 times at once with one key: the same, changed, with names twice",
    expected: "one letter, one ID, otherwise 422",
    inTurn: true,
    attempts: (stage) => [
      ...Object.entries(DOUBLED).map(([name, change]) => async () => {
        const portal = await portalOf(stage);
        const body = (marker: string) => change(JSON.stringify(letterTo(portal, marker)));
        return await race(stage, name, body);
      }),
      async () => {
        const portal = await portalOf(stage);
        return await race(
          stage,
          "50 bodies",
          (marker, i) => JSON.stringify({ ...letterTo(portal, marker), number: String(i) }),
        );
      },
    ],
  },
];
