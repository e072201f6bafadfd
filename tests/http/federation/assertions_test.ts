/** A client's signed statement is taken once, also when many send it in the same moment. */
import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { siteTest, type SiteWorld } from "./openid_site.ts";

const TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const assertion = ({ keys, origin }: SiteWorld): Promise<string> =>
  new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: "ES256", kid: "site-1" })
    .setIssuer("reader")
    .setSubject("reader")
    .setAudience(origin)
    .setIssuedAt()
    .setExpirationTime("1 minute")
    .sign(keys.privateKey);

async function post({ origin }: SiteWorld, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ client_id: "reader", client_assertion_type: TYPE, ...fields });
  const answer = await fetch(`${origin}${path}`, { method: "POST", body });
  return { status: answer.status, json: await answer.json() };
}

const REQUESTS: Record<string, Record<string, string>> = {
  "/openid/token": { grant_type: "client_credentials", scope: "ssf.read" },
  "/openid/par": {
    response_type: "code",
    redirect_uri: "https://reader.example.ir/callback",
    scope: "openid",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  },
};

for (const [path, fields] of Object.entries(REQUESTS)) {
  siteTest(`openid: of ten uses of an assertion at ${path} one succeeds`, async (world) => {
    const client_assertion = await assertion(world);
    const request = { ...fields, client_assertion };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(world, path, request)));
    answers.push(await post(world, path, request));
    const good = answers.filter(({ status }) => status < 300);
    assert.equal(good.length, 1, JSON.stringify(answers[0]));
    for (const { status, json } of answers) {
      if (status < 300) continue;
      assert.deepEqual([status, json.error], [401, "invalid_client"]);
    }
    const fresh = await post(world, path, { ...fields, client_assertion: await assertion(world) });
    assert.ok(fresh.status < 300);
  }, { settings: { events: {} }, openid: { scopes: ["ssf.read"] } });
}
