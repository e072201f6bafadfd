/** Requests of sites that must not leave the window: forged addresses, weakened protection. */
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWBuGJSstw-cM";

/** The sandbox's site. */
const SITE = "library";

function callbackAt({ program }: Stage): string {
  const { port } = new URL(program.sandbox.agencyOrigin);
  return `http://library.agency.localhost:${port}/callback`;
}

/** EVIL stands for a host of the attacker's, GOOD for the registered address. */
const ADDRESSES = [
  "http://EVIL/callback",
  "https://EVIL/callback",
  "//EVIL/callback",
  "\\\\EVIL/callback",
  "http:EVIL/callback",
  "GOOD/",
  "GOOD?a=1",
  "GOOD#a",
  "GOOD%23a",
  "GOOD%00",
  "GOOD%0d%0aLocation:%20http://EVIL/",
  "GOOD\r\nLocation: http://EVIL/",
  "GOOD\t",
  " GOOD",
  "GOOD ",
  "GOOD/../../EVIL",
  "GOOD;EVIL",
  "GOOD,http://EVIL/",
  "GOOD http://EVIL/",
  "http://GOOD@EVIL/callback",
  "GOOD@EVIL/",
  "http://library.agency.localhost@EVIL/callback",
  "http://library.agency.localhost.EVIL/callback",
  "http://EVIL/?GOOD",
  "http://EVIL#GOOD",
  "javascript:location='http://EVIL/'",
  "data:text/html,<a href=http://EVIL/>",
  "urn:ietf:wg:oauth:2.0:oob",
  "",
];

const EVIL = ["evil.example", "127.0.0.1:1"];

/** What is changed of a good request; `null` leaves it out. */
const WEAKENED: Record<string, string | null>[] = [
  { code_challenge: null, code_challenge_method: null },
  { code_challenge_method: null },
  { code_challenge_method: "plain" },
  { code_challenge_method: "s256" },
  { code_challenge: "a" },
  { code_challenge: "" },
  { response_type: "token" },
  { response_type: "id_token" },
  { response_type: "code id_token" },
  { response_type: "code token" },
  { response_type: "none" },
  { response_type: null },
  { response_mode: "form_post" },
  { response_mode: "fragment" },
  { response_mode: "web_message" },
  { response_mode: "form_post.jwt" },
  { request: "eyJhbGciOiJub25lIn0.eyJyZXNwb25zZV90eXBlIjoiY29kZSJ9." },
  { request: "a.b.c" },
  { request_uri: "http://evil.example/request" },
  { request_uri: "urn:ietf:params:oauth:request_uri:a" },
  { client_id: "nobody" },
  { client_id: "target" },
  { client_id: "__proto__" },
  { client_id: null },
  { registration: "{}" },
  { max_age: "-1" },
  { claims: "{" },
];

/** Any redirect out of the window is a breach, and so is a page of the library's. */
async function send(stage: Stage, change: Record<string, string | null>) {
  const url = new URL(`${stage.origin}/openid/authorize`);
  const good: Record<string, string | null> = {
    client_id: SITE,
    redirect_uri: callbackAt(stage),
    response_type: "code",
    scope: "openid",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    prompt: "none",
  };
  for (const [name, value] of Object.entries({ ...good, ...change })) {
    if (value !== null) url.searchParams.set(name, value);
  }
  const response = await fetch(url, { redirect: "manual", headers: { accept: "text/html" } });
  const page = await response.text();
  const location = response.headers.get("location");
  if (location !== null) return { got: "elsewhere", breach: location };
  const isOurs = response.status === 400 && page.includes('id="main"');
  return { got: String(response.status), ...!isOurs && { breach: "not the window's page" } };
}

export const OPENID_REQUEST_ATTACKS: Attack[] = [
  {
    number: 13,
    title: "open redirects, redirect_uri at the OpenID provider",
    expected: "a page of the window's",
    attempts: (stage) =>
      pairs(ADDRESSES, EVIL).filter(([address], index, all) =>
        address.includes("EVIL") || all[index - 1]?.[0] !== address
      ).map(([address, evil]) => async () => {
        const redirect_uri = address.replaceAll("EVIL", evil)
          .replaceAll("GOOD", callbackAt(stage));
        return { name: JSON.stringify(redirect_uri), ...await send(stage, { redirect_uri }) };
      }),
  },
  {
    number: 13,
    title:
      "requests of sites without PKCE, in other flows, with request objects that nobody signed",
    expected: "a page of the window's",
    attempts: (stage) =>
      WEAKENED.map((change) => async () => ({
        name: JSON.stringify(change),
        ...await send(stage, change),
      })),
  },
];
