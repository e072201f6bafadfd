/** The samples of docs/openid/ sign a person in with the real window, and hear of the end. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { consent, follow, SITE } from "../http/federation/openid_site.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { startTestProgram, type TestProgram } from "../support/program.ts";
import { eventually } from "../support/waiting.ts";
import { LANGUAGES } from "./openid/languages.ts";
import {
  CALLBACK,
  CLIENT_ID,
  createSiteKeys,
  type RunningSite,
  type SiteKeys,
  startSite,
} from "./openid/running_site.ts";

const serviceOf = ({ jwks }: SiteKeys, receiver: string) => ({
  id: CLIENT_ID,
  title: { fa: "کتابخوان", en: "Reader" },
  attributes: ["given_name", "family_name", "national_id"],
  openid: { redirect_uris: [CALLBACK], post_logout_redirect_uris: [`${SITE}/bye`], jwks },
  backchannel_logout_uri: receiver,
});

/** What the window posts to the site. */
function startReceiver() {
  const tokens: string[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    tokens.push(String((await request.formData()).get("logout_token")));
    return new Response();
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}/backchannel-logout`,
    tokens,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

for (const language of LANGUAGES) {
  const { ignore, note } = unlessInstalled(...language.needs);
  Deno.test({
    name: `openid samples: ${language.name} signs a person in and hears of their leaving${note}`,
    ignore,
    async fn() {
      const keys = await createSiteKeys();
      await using receiver = startReceiver();
      const program = await startTestProgram({ services: () => [serviceOf(keys, receiver.url)] });
      try {
        await using site = await startSite(language, { issuer: program.origin, keys });
        await visit(program, site, receiver.tokens);
      } finally {
        await program.stop();
      }
    },
  });
}

async function visit(program: TestProgram, site: RunningSite, logoutTokens: string[]) {
  const { origin, port, sandbox } = program;
  await using browser = createHttpClient({ origin, port });
  const maryam = sandbox.people.find(({ persona }) => persona === "verified-citizen")!;

  const stranger = await site.do("begin", { prompt: "none" });
  const refused = await site.do("finish", {
    pending: stranger.pending,
    query: (await follow(browser, stranger.url!)).back!.search.slice(1),
  });
  assert.equal(refused.error, "login_required", JSON.stringify(refused));

  const { url, pending } = await site.do("begin", { level: 2, max_age: 300 });
  const page = await signIn(program, browser, maryam, url);
  const query = (await consent(browser, page)).back!.search.slice(1);
  const who = await site.do("finish", { query, pending });
  assert.equal(who.claims?.acr, "urn:panjereh:level:2", JSON.stringify(who));
  const { sub, sid } = who.claims!;
  const person = await site.do("person", { access_token: who.access_token, sub });
  assert.equal(person.claims?.national_id, maryam.nationalId);
  assert.equal(person.claims?.phone_number, undefined, "it is not released");

  const twice = await site.do("finish", { query, pending });
  assert.equal(twice.error, "invalid_grant", "a code counts once");

  const leaving = await site.do("sign_out", {
    id_token: who.id_token,
    return_to: `${SITE}/bye`,
  });
  assert.equal((await follow(browser, leaving.url!)).back?.href, `${SITE}/bye`);
  await eventually(() => assert.equal(logoutTokens.length, 1));
  assert.deepEqual(await site.do("ended", { logout_token: logoutTokens[0] }), { sub, sid });
  assert.ok("refused" in await site.do("ended", { logout_token: who.id_token }));
}
