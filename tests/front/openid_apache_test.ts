/** Apache httpd with mod_auth_openidc, as docs/openid/apache/ sets it up, and the real window. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { freePort, startTestProgram, type TestProgram } from "../support/program.ts";
import { eventually } from "../support/waiting.ts";
import { APACHE, createApacheKey, startApache } from "./openid/apache.ts";

const HTML = { accept: "text/html" };
const { ignore, note } = unlessInstalled(...APACHE);

interface Visit {
  program: TestProgram;
  site: string;
  browser: HttpClient;
}

Deno.test({
  name: `openid apache: mod_auth_openidc signs people in, and forgets them at once${note}`,
  ignore,
  async fn() {
    await using stack = new AsyncDisposableStack();
    const folder = await Deno.makeTempDir({ prefix: "panjereh_apache_" });
    stack.defer(() => Deno.remove(folder, { recursive: true }));
    const port = freePort();
    const site = `http://reader.localhost:${port}`;
    const jwk = await createApacheKey(folder);
    const service = {
      id: "reader",
      title: { fa: "کتابخوان", en: "Reader" },
      attributes: ["given_name", "family_name", "national_id"],
      openid: {
        redirect_uris: [`${site}/openid`],
        post_logout_redirect_uris: [`${site}/`],
        jwks: { keys: [jwk] },
      },
      backchannel_logout_uri: `http://127.0.0.1:${port}/openid?logout=backchannel`,
    };
    const program = await startTestProgram({ services: () => [service] });
    stack.defer(() => program.stop());
    stack.use(await startApache(folder, { port, site, issuer: program.origin }));
    const ports = { "reader.localhost": port };
    const browser = stack.use(
      createHttpClient({ origin: program.origin, port: program.port, ports }),
    );
    await visit({ program, site, browser });
  },
});

async function visit({ program, site, browser }: Visit): Promise<void> {
  const maryam = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
  const consent = await signIn(program, browser, maryam, `${site}/`);
  const page = await browser.submit(consent, { answer: "agree" }, { headers: HTML });
  assert.equal(page.url.href, `${site}/`, page.text);
  assert.match(page.text, /REMOTE_USER=[\w-]{43}/);
  assert.match(page.text, /OIDC_CLAIM_acr=urn:panjereh:level:2\n/);
  assert.match(page.text, new RegExp(`OIDC_CLAIM_given_name=${maryam.firstName}`));
  assert.match(page.text, new RegExp(`national_id=${maryam.nationalId}`));

  const forged = await browser.send(`${site}/`, {
    headers: { ...HTML, "OIDC_CLAIM_sub": "admin", "OIDC-CLAIM-national-id": "0000000000" },
  });
  assert.equal(forged.text, page.text, "headers of clients count for nothing");

  const deeds = await browser.get(`${site}/deeds/`, HTML);
  assert.doesNotMatch(deeds.text, /REMOTE_USER/);
  const [, stepUp] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(deeds.text)!;
  const level = await browser.get(stepUp, HTML);
  assert.equal(level.url.origin, program.origin);
  assert.equal(level.url.pathname, "/login/level");

  const home = await browser.get(`${program.origin}/`);
  await browser.submit(home, {}, { to: "/sign-out" });
  await eventually(async () => {
    const gone = await browser.send(`${site}/`, { headers: HTML });
    assert.equal(gone.status, 302, "the module has forgotten the person");
  });
}
