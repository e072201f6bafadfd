/** Case 48: into the desk without being of its staff. */
import { createHttpClient } from "../../support/http_client.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { deskOf, held } from "../desk_stage.ts";
import type { Stage } from "../stage.ts";

const URL_ENCODED = { "content-type": "application/x-www-form-urlencoded" };

const FORMS = [
  ..."/login /login/factor /sign-out /recovery /recovery/code /register /register/code".split(" "),
  ..."/register/correct /register/state /registrations/4029183746507 /members/invite".split(" "),
  ..."/members/x /members/recoveries /account/passkeys".split(" "),
  ..."/account/password /account/app /account/sessions".split(" "),
];

/** Requests that no page of the desk sends; `{window}` is the window's origin. */
const FORGED: Record<string, Record<string, string>> = {
  "another site": { ...URL_ENCODED, origin: "https://evil.example" },
  "the window": { ...URL_ENCODED, origin: "{window}" },
  "no origin": { ...URL_ENCODED, origin: "null" },
  "cross-site": { ...URL_ENCODED, "sec-fetch-site": "cross-site" },
  "same-site": { ...URL_ENCODED, "sec-fetch-site": "same-site" },
  "a page of the window": { ...URL_ENCODED, referer: "{window}/" },
  "plain text": { "content-type": "text/plain" },
  "JSON": { "content-type": "application/json" },
  "a file form": { "content-type": "multipart/form-data; boundary=x" },
};

/** Cookies of the desk as a stranger makes them; `{session}` is a citizen's session. */
const COOKIES = ["{session}", "A".repeat(43), "__proto__", "../", "%00", "{session}; {name}=a"];
const NAMES = ["panjereh_desk", "panjereh_desk_step", "panjereh_session"];

const CLOSED = [
  "/",
  "/sign-out",
  "/login/factor",
  `/invitations/${"A".repeat(43)}`,
  `/invitations/${"A".repeat(44)}`,
  "/invitations/__proto__",
  "/profile",
  "/api/v1/letters",
  "/_panjereh/sign-out",
];

/** What stands in no answer: it is of a page behind the sign-in. */
const BEHIND = /name="again"|action="\/sign-out"/;

const PASSWORD = "a password of somebody";

async function forge(stage: Stage, path: string, lie: string): Promise<Attempt> {
  await using stranger = createHttpClient(stage.program);
  const headers = Object.fromEntries(
    Object.entries(FORGED[lie]).map(([name, value]) => [
      name,
      value.replace("{window}", stage.origin),
    ]),
  );
  const { status } = await stranger.send(deskOf(stage) + path, {
    method: "POST",
    headers,
    body: "user_name=a&password=b&code=123456",
  });
  return held(`${path} by ${lie}`, status, status === 403);
}

async function pretend(
  stage: Stage,
  { path, name, cookie }: { path: string; name: string; cookie: string },
): Promise<Attempt> {
  await using stranger = createHttpClient(stage.program);
  const session = stage.browser.cookie(stage.origin, "panjereh_session") ?? "";
  const value = cookie.replace("{session}", session).replace("{name}", name);
  const { status, headers, text } = await stranger.send(deskOf(stage) + path, {
    headers: { cookie: `${name}=${value}` },
  });
  const location = headers.get("location");
  const isClosed = status === 303 ? /^\/login(?:\?ended)?$/.test(location ?? "") : status >= 400;
  return held(
    `${path} with ${name}=${cookie.slice(0, 20)}`,
    status,
    isClosed && !BEHIND.test(text),
  );
}

/** A password comes back in no page: not in another language, not with an error. */
async function echo(stage: Stage, path: string, query: string): Promise<Attempt> {
  await using stranger = createHttpClient(stage.program);
  const fields = { user_name: "a", password: PASSWORD, again: PASSWORD, captcha: "1" };
  const { status, text } = await stranger.post(deskOf(stage) + path + query, fields, {
    "sec-fetch-site": "same-origin",
  });
  return held(`${path}${query} with a password`, status, status < 500 && !text.includes(PASSWORD));
}

export const DESK_ATTACKS: Attack[] = [{
  number: 48,
  title: "the desk: forged forms, sessions of citizens or of one's own making, passwords in pages",
  expected: "403, 404, sign-in; no page from behind it, and no password",
  attempts: (stage) => [
    ...pairs(["/login", `/invitations/${"A".repeat(43)}`], [
      "",
      "?lang=en",
      "?lang=ar",
      "?lang=fa&ended",
    ]).map(([path, query]) => () => echo(stage, path, query)),
    ...pairs(FORMS, Object.keys(FORGED)).map(([path, lie]) => () => forge(stage, path, lie)),
    ...pairs(CLOSED, pairs(NAMES, COOKIES)).map(([path, [name, cookie]]) => () =>
      pretend(stage, { path, name, cookie })
    ),
  ],
}];
