/// <reference lib="dom" />
/** A site elsewhere in a real browser: its form-less redirects, and the consent between them. */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { ask, createKeys, discover, siteService } from "../http/federation/openid_site.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const keys = await createKeys();
const site = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen() {} },
  ({ url }) => {
    const page = `<!doctype html><title>site</title><h1>${new URL(url).pathname}</h1>`;
    return new Response(page, { headers: { "content-type": "text/html" } });
  },
);
Deno.test.afterAll(() => site.shutdown());
const origin = `http://127.0.0.1:${site.addr.port}`;
const callback = `${origin}/callback`;
const after = `${origin}/signed-out`;

const stage = setStage({
  services: () => [
    siteService(keys, {}, { redirect_uris: [callback], post_logout_redirect_uris: [after] }),
  ],
});

const { consent: texts } = TEXTS.fa;

/** The cookie of a person who is signed in at the window. */
async function sessionCookie(slug: string) {
  const { program } = stage;
  await using browser = createHttpClient(program);
  await signIn(program, browser, persona(program.sandbox, slug));
  const value = browser.cookie(program.origin, "panjereh_session")!;
  return { name: "panjereh_session", value, url: program.origin, sameSite: "Lax" } as const;
}

const WAYS = { "verified-citizen": true, "two-sims": false };

for (const [slug, javaScriptEnabled] of Object.entries(WAYS)) {
  browserTest(`a site gets its code, and signs out, scripts: ${javaScriptEnabled}`, async () => {
    await using profile = await visit(stage.browser, { javaScriptEnabled });
    const { page, context, complaints } = profile;
    await context.addCookies([await sessionCookie(slug)]);
    const asking = await discover(stage.program.origin, keys);
    const { url, checks } = await ask(asking, { redirect_uri: callback });
    await page.goto(url);
    await page.getByRole("button", { name: texts.agree }).click();
    await page.waitForURL((at) => at.href.startsWith(`${callback}?code=`));
    const tokens = await client.authorizationCodeGrant(asking, new URL(page.url()), checks);
    const silent = await ask(asking, { redirect_uri: callback, prompt: "none" });
    await page.goto(silent.url);
    assert.ok(page.url().startsWith(`${callback}?code=`), "nothing is asked again");
    const end = client.buildEndSessionUrl(asking, {
      id_token_hint: tokens.id_token!,
      post_logout_redirect_uri: after,
    });
    await page.goto(end.href);
    assert.equal(page.url(), after);
    await page.goto(silent.url);
    assert.equal(new URL(page.url()).searchParams.get("error"), "login_required");
    assert.deepEqual(complaints.filter((line) => !line.startsWith(`asks ${origin}/`)), []);
  });
}
