// Posts a letter. Needs jose 6. Node 22 or Deno: letter.ts <national ID> <idempotency key>
// WINDOW and API: the two origins; SERVICE: the id in services.json; KEY, KID: the key and its name.
import { readFile } from "node:fs/promises";
import process from "node:process";
import { importPKCS8, SignJWT } from "jose";

const { WINDOW = "", API = "", SERVICE = "", KEY = "", KID = "" } = process.env;
const [nationalId, idempotencyKey] = process.argv.slice(2);

/** Holds for ten minutes: keep it for further requests. */
async function token(): Promise<string> {
  const key = await importPKCS8(await readFile(KEY, "utf8"), "ES256");
  // Who asks, signed for a minute (private_key_jwt, RFC 7523).
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: "ES256", kid: KID })
    .setIssuer(SERVICE).setSubject(SERVICE).setAudience(WINDOW)
    .setJti(crypto.randomUUID()).setIssuedAt().setExpirationTime("1 min")
    .sign(key);
  const answer = await fetch(`${WINDOW}/openid/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      scope: "letters.write letters.read events.read",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()).access_token;
}

const answer = await fetch(`${API}/api/v1/letters`, {
  method: "POST",
  headers: {
    authorization: `Bearer ${await token()}`,
    "content-type": "application/json",
    "idempotency-key": idempotencyKey,
  },
  body: JSON.stringify({
    recipient: { national_id: nationalId },
    kind: "decision",
    title: "رأی هیئت",
    body: "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
    period: { of: "objection", days: 20 },
    needs_confirmation: true,
    legal: true,
  }),
});
if (!answer.ok) throw new Error(await answer.text());
process.stdout.write(`${await answer.text()}\n`);
