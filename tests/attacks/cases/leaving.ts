/** Case 47: ending somebody's account or sessions for them, and guessing the link that undoes it. */
import { createHttpClient } from "../../support/http_client.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const FORMS = ["/my-data/deletion", "/sign-ins/not-me"];

const URL_ENCODED = { "content-type": "application/x-www-form-urlencoded" };

/** Requests that no page of ours sends. */
const FORGED: Record<string, Record<string, string>> = {
  "another site": { ...URL_ENCODED, origin: "https://evil.example" },
  "an agency's host": { ...URL_ENCODED, origin: "http://echo.localhost" },
  "no origin": { ...URL_ENCODED, origin: "null" },
  "cross-site": { ...URL_ENCODED, "sec-fetch-site": "cross-site" },
  "same-site": { ...URL_ENCODED, "sec-fetch-site": "same-site" },
  "a referer of another site": { ...URL_ENCODED, referer: "https://evil.example/" },
  "plain text": { "content-type": "text/plain" },
  "JSON": { "content-type": "application/json" },
  "a file form": { "content-type": "multipart/form-data; boundary=x" },
};

const BODIES = ["", "keep=", "keep=1", "accountId=a", "__proto__=1"];

/** What a stranger posts without a session, or with one of their making. */
const COOKIES = ["", "A".repeat(43), "panjereh", "../", "%00"];

/** In place of a link's token. */
const TOKENS = [
  "A".repeat(43),
  "a".repeat(42),
  "-".repeat(43),
  "_".repeat(44),
  "%2e%2e%2f",
  `${"A".repeat(43)}%00`,
  `${"A".repeat(43)}/`,
  "deletion_asked",
  "__proto__",
];

export const LEAVING_ATTACKS: Attack[] = [{
  number: 47,
  title: "ending another's account or sessions: forged forms, no session, guessed links",
  expected: "403, sign-in or 404; the account and its session as before",
  inTurn: true,
  attempts: (stage) => [
    ...pairs(FORMS, pairs(Object.keys(FORGED), BODIES)).map(([path, [lie, body]]) => () =>
      forge(stage, { path, lie, body })
    ),
    ...pairs(FORMS, COOKIES).map(([path, cookie]) => () => pretend(stage, path, cookie)),
    ...TOKENS.map((token) => () => guess(stage, token)),
  ],
}];

async function forge(
  stage: Stage,
  { path, lie, body }: { path: string; lie: string; body: string },
): Promise<Attempt> {
  const { browser, origin } = stage;
  const sent = { method: "POST", headers: FORGED[lie], body };
  const { status } = await browser.send(origin + path, sent);
  return await judge(stage, `${path} by ${lie}: ${body}`, status, [403]);
}

async function pretend(stage: Stage, path: string, cookie: string): Promise<Attempt> {
  await using stranger = createHttpClient(stage.program);
  const headers = { ...URL_ENCODED, ...cookie && { cookie: `panjereh_session=${cookie}` } };
  const { status, headers: answer } = await stranger.send(stage.origin + path, {
    method: "POST",
    headers,
    body: "",
  });
  const location = answer.get("location") ?? "";
  const name = `${path} as "${cookie.slice(0, 10)}"`;
  const isLed = status === 303 && location.startsWith("/login?return_to=");
  return await judge(stage, name, isLed ? 303 : status, [303]);
}

async function guess(stage: Stage, token: string): Promise<Attempt> {
  await using stranger = createHttpClient(stage.program);
  const { status } = await stranger.post(`${stage.origin}/not-me/${token}`, {});
  return await judge(stage, `link ${token.slice(0, 20)}`, status, [400, 404]);
}

/** Nothing has happened to the person who is signed in. */
async function judge(
  { browser, origin }: Stage,
  name: string,
  status: number,
  expected: number[],
): Promise<Attempt> {
  const { url, main } = await browser.get(`${origin}/`);
  const isUntouched = url.pathname === "/" && !main.includes("حذف خواهد شد");
  const isHeld = isUntouched && expected.includes(status);
  return { name, got: String(status), ...!isHeld && { breach: `${status} ${url.pathname}` } };
}
