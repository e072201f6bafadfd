/** Case 43: answers of authenticators that are not the person's, not for here, or not right. */
import { passkeyOptionsOf } from "../../support/passkey_page.ts";
import { createAuthenticator, type Meddling } from "../../support/authenticator.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const SIGN_IN = "/login/passkey";

/** What the thief changes of an answer to a question that was put to their browser. */
const CHANGES: [name: string, meddling: Meddling][] = [
  ["nothing", {}],
  ["origin", { origin: "https://evil.example" }],
  ["a service's origin", { origin: "http://echo.localhost" }],
  ["RP ID", { rpId: "evil.example" }],
  ["type", { type: "webauthn.create" }],
  ["frame", { crossOrigin: true }],
  ["no presence", { flags: 0 }],
  ["no verification", { flags: 1 }],
  ["all flags", { flags: 255 }],
  ["signature", { spoil: "signature" }],
  ["data", { spoil: "data" }],
  ["counter 0", { counter: 0 }],
  ["highest counter", { counter: 2 ** 32 - 1 }],
];

/** Whose passkey it claims to be. */
const CLAIMS = ["one's own", "another's credential ID", "another's account", "both"] as const;

/** Fields that no script of ours sends. */
const FIELDS = [
  "",
  "{}",
  "null",
  "[]",
  "0",
  '"x"',
  "{",
  '{"id":{"$ne":null}}',
  '{"__proto__":{"id":"AA"}}',
  `{"id":"AA","type":"public-key","response":{"clientDataJSON":"${"A".repeat(9000)}"}}`,
  '{"id":"AA","type":"public-key","response":{"clientDataJSON":"bnVsbA","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}',
  "[".repeat(5000),
];

export const PASSKEY_ATTACKS: Attack[] = [{
  number: 43,
  title: "forged, altered and malformed answers of passkeys",
  expected: "400 or 422, no session",
  attempts: (stage) => [
    ...pairs(CLAIMS, CHANGES).map(([claim, [name, meddling]]) => () =>
      attempt(stage, `${claim}, changed: ${name}`, async (victim, page) => {
        const thief = await createAuthenticator(stage.origin);
        const asked = passkeyOptionsOf(page);
        await thief.add({ ...asked, user: { id: "a".repeat(43) } });
        return await thief.use(asked, {
          ...meddling,
          ...(claim === "another's credential ID" || claim === "both") && { id: victim.id },
          ...(claim === "another's account" || claim === "both") && { userHandle: victim.user },
        });
      })
    ),
    ...FIELDS.map((field) => () =>
      attempt(stage, field.slice(0, 60), () => Promise.resolve(field))
    ),
  ],
}];

interface Victim {
  id: string;
  user: string;
}

const victims = new WeakMap<Stage, Promise<Victim>>();

/** What a thief might have learned of a passkey: its public parts. */
function victimOf(stage: Stage): Promise<Victim> {
  const known = victims.get(stage) ?? addVictim(stage);
  victims.set(stage, known);
  return known;
}

async function addVictim({ browser, origin }: Stage): Promise<Victim> {
  const page = await browser.get(`${origin}/passkeys/add`);
  const asked = passkeyOptionsOf(page);
  const authenticator = await createAuthenticator(origin);
  const credential = await authenticator.add(asked);
  const { headers } = await browser.post(`${origin}/passkeys/add`, { credential, name: "" });
  if (headers.get("location") !== "/passkeys") throw new Error("The passkey was not added");
  return { id: authenticator.id, user: asked.user.id };
}

async function attempt(
  stage: Stage,
  name: string,
  forge: (victim: Victim, page: Awaited<ReturnType<HttpClient["get"]>>) => Promise<string>,
): Promise<Attempt> {
  const victim = await victimOf(stage);
  await using thief = createHttpClient(stage.program);
  const page = await thief.get(stage.origin + SIGN_IN);
  const credential = await forge(victim, page);
  const { status } = await thief.post(stage.origin + SIGN_IN, { credential });
  const isIn = thief.cookie(stage.origin, "panjereh_session") !== undefined;
  const held = !isIn && (status === 422 || status === 400);
  return {
    name,
    got: String(status),
    ...!held && { breach: isIn ? "a session" : `answered with ${status}` },
  };
}
