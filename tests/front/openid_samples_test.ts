/** The samples of docs/openid/ judge one list of answers, and all of them alike. */
import assert from "node:assert/strict";
import { createLocalJWKSet, importPKCS8, jwtVerify, SignJWT } from "jose";
import { openidSchema } from "../../domain/services/openid.ts";
import { unlessInstalled } from "../browser/support/installed.ts";
import { outputOf } from "../support/command.ts";
import { CALLBACKS, ID_TOKENS, LOGOUT_TOKENS } from "./openid/cases.ts";
import { type CrookedWindow, startCrookedWindow, SUBJECT } from "./openid/crooked_window.ts";
import { LANGUAGES } from "./openid/languages.ts";
import {
  type Answer,
  CALLBACK,
  CLIENT_ID,
  createSiteKeys,
  type RunningSite,
  SCOPE,
  startSite,
} from "./openid/running_site.ts";

for (const language of LANGUAGES) {
  const { ignore, note } = unlessInstalled(...language.needs);
  Deno.test({
    name: `openid samples: ${language.name} refuses what the window did not say${note}`,
    ignore,
    async fn() {
      const keys = await createSiteKeys();
      await using crooked = await startCrookedWindow(keys.jwks);
      await using site = await startSite(language, { issuer: crooked.issuer, keys });
      await asksAsItShould(site, crooked);
      await judgesEachAnswer(site, crooked);
      await judgesEachToken(site, crooked);
      await hearsOnlyOfThePerson(site, crooked);
      await goesOnWithTheNextKey(site, crooked);
    },
  });
}

const queryOf = (crooked: CrookedWindow, { pending }: Answer) => ({
  ...{ code: "c", state: String(pending!.state), iss: crooked.issuer },
});
const finish = (site: RunningSite, { pending }: Answer, query: Record<string, string>) =>
  site.do("finish", { pending, query: new URLSearchParams(query).toString() });

async function signInWith(
  site: RunningSite,
  crooked: CrookedWindow,
  token: (crooked: CrookedWindow) => string | Promise<string>,
  wish = {},
): Promise<Answer> {
  const begun = await site.do("begin", wish);
  crooked.answerWith(await token(crooked));
  return await finish(site, begun, queryOf(crooked, begun));
}

async function asksAsItShould(site: RunningSite, crooked: CrookedWindow) {
  const { url, pending } = await site.do("begin", { level: 3, max_age: 60, prompt: "login" });
  assert.ok(url, "it was let in with its own key");
  const { searchParams, origin } = new URL(url);
  assert.equal(origin, crooked.issuer);
  assert.deepEqual(Object.fromEntries(searchParams), {
    client_id: CLIENT_ID,
    request_uri: "urn:pushed",
  }, "nothing of the request is in the address");
  const { client_assertion: _, client_assertion_type: __, code_challenge, ...pushed } = Object
    .fromEntries(crooked.pushed());
  assert.match(code_challenge, /^[\w-]{43}$/);
  assert.deepEqual(pushed, {
    client_id: CLIENT_ID,
    response_type: "code",
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state: pending!.state,
    nonce: pending!.nonce,
    code_challenge_method: "S256",
    acr_values: "urn:panjereh:level:3",
    max_age: "60",
    prompt: "login",
  });
  const again = (await site.do("begin")).pending!;
  for (const name of ["state", "nonce", "verifier"]) {
    assert.ok(String(again[name]).length >= 43, `${name} cannot be guessed`);
    assert.notEqual(again[name], pending![name]);
  }
}

async function judgesEachAnswer(site: RunningSite, crooked: CrookedWindow) {
  for (const { name, query, error } of CALLBACKS) {
    const begun = await site.do("begin");
    crooked.answerWith(await crooked.sign(crooked.claims()));
    const said = await finish(site, begun, query(queryOf(crooked, begun)));
    assert.ok("refused" in said, `${name}: ${JSON.stringify(said)}`);
    if (error) assert.equal(said.error, error, name);
    else assert.notEqual(said.error, "login_required", name);
  }
}

async function judgesEachToken(site: RunningSite, crooked: CrookedWindow) {
  const wrong: string[] = [];
  for (const { name, verdict, wish, token } of ID_TOKENS) {
    const said = await signInWith(site, crooked, token, wish);
    const isRight = verdict === "refused" ? "refused" in said : said.claims?.sub === SUBJECT;
    if (!isRight) wrong.push(`ID token, ${name}: ${JSON.stringify(said)}`);
  }
  for (const { name, verdict, token } of LOGOUT_TOKENS) {
    const said = await site.do("ended", { logout_token: await token(crooked) });
    const isRight = verdict === "refused" ? "refused" in said : said.sid === "session-1";
    if (!isRight) wrong.push(`logout token, ${name}: ${JSON.stringify(said)}`);
  }
  assert.deepEqual(wrong, []);
}

async function hearsOnlyOfThePerson(site: RunningSite, crooked: CrookedWindow) {
  const asked = { access_token: "a", sub: SUBJECT };
  assert.equal((await site.do("person", asked)).claims?.given_name, "مریم");
  crooked.tellOf("somebody else");
  assert.ok("refused" in await site.do("person", asked));
}

async function goesOnWithTheNextKey(site: RunningSite, crooked: CrookedWindow) {
  crooked.rotate();
  const said = await signInWith(site, crooked, ({ sign, claims }) => sign(claims()));
  assert.equal(said.claims?.sub, SUBJECT, "it was published before");
}

/** As docs/openid.md tells agencies to make a key. */
const COMMANDS = /```sh\n(.*?)```/s;
const forKeys = unlessInstalled("openssl", "node");

Deno.test({
  name: `openid samples: the commands for a key make one that the window takes${forKeys.note}`,
  ignore: forKeys.ignore,
  async fn() {
    const page = await Deno.readTextFile(new URL("../../docs/openid.md", import.meta.url));
    const folder = await Deno.makeTempDir({ prefix: "panjereh_key_" });
    try {
      const args = ["-euc", COMMANDS.exec(page)![1]];
      const { success, stdout, stderr } = await outputOf("sh", args, { cwd: folder });
      assert.ok(success, stderr);
      const jwk = JSON.parse(stdout);
      assert.equal(openidSchema.parse({ jwks: { keys: [jwk] } }).jwks?.keys.length, 1);
      const key = await importPKCS8(await Deno.readTextFile(`${folder}/key.pem`), "ES256");
      const signed = await new SignJWT({}).setProtectedHeader({ alg: "ES256" }).sign(key);
      await jwtVerify(signed, createLocalJWKSet({ keys: [jwk] }));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
