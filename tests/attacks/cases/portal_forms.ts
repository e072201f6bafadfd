/** Case 32 at the portal's forms: what they do not ask for, and what is another's. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { type Belongings, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

/** Each form with its fields. */
const FORMS: Record<string, string[]> = {
  "/profile/postal-code": ["postal_code"],
  "/profile/changes": ["at", "service"],
  "/profile/contact": ["email"],
  "/profile/contact/code": ["code"],
  "/profile/notices": ["language", "letters_sms"],
  "/profile/push": ["endpoint", "kid", "remove", "mute"],
  "/connected": ["service"],
  "/stars": ["service", "to"],
  "/services/nobody/star": ["starred"],
  "/support/new": ["topic", "text", "page"],
  "/track": ["number"],
  "/letters/nobody": ["confirm"],
  "/dossiers/nobody": ["act", "supplied"],
};

const VALUES: Record<string, (belongings: Belongings) => string> = {
  "nothing": () => "",
  "a name of objects": () => "__proto__",
  "another's letter": ({ letter }) => letter,
  "another's question": ({ question }) => question,
  "another agency": () => "target",
  "100 KB": () => "ب".repeat(20_000),
  "a negative number": () => "-1",
  "a huge number": () => "1e999",
  "NUL": () => "\0",
  "a surrogate": () => "\ud800",
  "a path": () => "/../../etc/passwd",
  "another site": () => "//evil.example/",
  "a script": () => "javascript:alert(1)",
};

/** How the field is written. */
const SHAPES: Record<string, (name: string, value: string) => string> = {
  "": (name, value) => new URLSearchParams({ [name]: value }).toString(),
  "as a list": (name, value) => new URLSearchParams({ [`${name}[]`]: value }).toString(),
  "twice": (name, value) => new URLSearchParams([[name, value], [name, "1"]]).toString(),
  "with further ones": (name, value) =>
    new URLSearchParams({ [name]: value, role: "admin", accountId: "a", level: "3" }).toString(),
};

async function fill(
  stage: Stage,
  { path, field, value, shape }: { path: string; field: string; value: string; shape: string },
): Promise<Attempt> {
  const { browser, origin } = stage;
  const { belongings, call, target } = await portalOf(stage);
  const body = SHAPES[shape](field, VALUES[value](belongings));
  const { status, headers } = await browser.send(origin + path, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    body,
  });
  const location = headers.get("location");
  const leads = location === null || /^\/(?![/\\])/.test(location);
  const { state } = (await call({ path: `/letters/${belongings.letter}`, token: target.token }))
    .json();
  const isHeld = status < 500 && leads && state === "current";
  const name = `${path} ${field}: ${value} ${shape}`;
  return { name, got: String(status), ...!isHeld && { breach: `${status} ${location} ${state}` } };
}

export const PORTAL_FORM_ATTACKS: Attack[] = [{
  number: 32,
  title: "the portal's forms with what they do not ask for, and with what is another's",
  expected: "refused, or nothing of another's touched; never a failure",
  inTurn: true,
  attempts: (stage) =>
    pairs(
      Object.entries(FORMS).flatMap(([path, fields]) => fields.map((field) => ({ path, field }))),
      pairs(Object.keys(VALUES), Object.keys(SHAPES)),
    ).map(([form, [value, shape]]) => () => fill(stage, { ...form, value, shape })),
}];
