/// <reference lib="dom" />
/** What is a site: two services of the sandbox, at localhost and below a name of its own. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { eventually } from "../support/waiting.ts";
import { persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, type Stage, visit } from "./support/stage.ts";

/** The agency's server, which allows any origin to ask with credentials. */
const agency = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ headers }) => {
  const origin = headers.get("origin") ?? "";
  const subject = headers.get("x-identity-subject") ?? "";
  return new Response(`<!doctype html><title>agency</title><p>${subject}</p>`, {
    headers: {
      "content-type": "text/html",
      "access-control-allow-origin": origin,
      "access-control-allow-credentials": "true",
    },
  });
});
Deno.test.afterAll(() => agency.shutdown());

const services = () =>
  ["spa", "data"].map((id) => ({
    id,
    title: { fa: id },
    upstream: `http://127.0.0.1:${agency.addr.port}`,
    level: 1,
  }));

const port = freePort();
const stages = {
  site: setStage({ port, baseUrl: `http://panjereh.localhost:${port}`, services }),
  localhost: setStage({ services }),
};

/** A page of `spa` in a browser that has opened both services. */
async function openBoth({ program }: Stage, page: Page) {
  const base = new URL(program.origin).host.replace(/^sso\./, "");
  const [spa, api] = ["spa", "data"].map((id) => `http://${id}.${base}`);
  await using client = createHttpClient(program);
  const person = persona(program.sandbox, "verified-citizen");
  await signIn(program, client, person, `${spa}/`);
  await client.get(`${api}/`, { accept: "text/html" });
  await page.context().addCookies([spa, api].map((url) => ({
    name: "panjereh_service",
    value: client.cookie(url, "panjereh_service")!,
    url,
    sameSite: "Lax",
  })));
  await page.goto(`${spa}/`);
  return { spa, api };
}

/** The status that a script of the page sees, or the error's name. */
const ask = (page: Page, url: string) =>
  page.evaluate(async (url) => {
    try {
      return String((await fetch(url, { credentials: "include" })).status);
    } catch (error) {
      return (error as Error).name;
    }
  }, url);

browserTest("one site: Lax cookies travel to another service, and CORS can be tried", async () => {
  await using profile = await visit(stages.site.browser);
  const { api } = await openBoth(stages.site, profile.page);
  assert.equal(await ask(profile.page, `${api}/me`), "200");
});

browserTest(
  "one site: another service still reads no session document and signs nobody out",
  async () => {
    await using profile = await visit(stages.site.browser);
    const { page } = profile;
    const { api, spa } = await openBoth(stages.site, page);
    assert.equal(await ask(page, `${api}/_panjereh/session`), "TypeError");
    assert.equal(await ask(page, `${spa}/_panjereh/session`), "200");
    await page.evaluate(async (api) => {
      const form = { method: "POST", mode: "no-cors", credentials: "include" } as const;
      await fetch(`${api}/_panjereh/sign-out`, form).catch(() => {});
      await new Promise((done) => {
        const image = new Image();
        image.onload = image.onerror = done;
        image.src = `${api}/_panjereh/sign-out`;
      });
    }, api);
    assert.equal(await ask(page, `${api}/me`), "200", "still signed in");
  },
);

browserTest("one site: a service's own form signs out, and leads back", async () => {
  await using profile = await visit(stages.site.browser);
  const { page } = profile;
  const { spa } = await openBoth(stages.site, page);
  await page.evaluate(() => {
    document.body.innerHTML =
      `<form method="post" action="/_panjereh/sign-out?return_to=/bye"><button>out</button></form>`;
  });
  await page.click("button");
  await page.getByRole("heading", { name: TEXTS.fa.signedOut.heading }).waitFor();
  await page.getByRole("link", { name: "بازگشت به spa" }).click();
  await eventually(() => assert.match(page.url(), /\/login\?return_to=.*%2Fbye/));
  assert.ok(page.url().startsWith(stages.site.program.origin));
  assert.ok(spa);
});

/** Whether a cookie that a script of `spa` sets for everything below the base domain is kept. */
async function setsForAll(stage: Stage, page: Page) {
  await openBoth(stage, page);
  const base = new URL(page.url()).hostname.replace(/^spa\./, "");
  await page.evaluate((base) => document.cookie = `bomb=1; Domain=${base}`, base);
  const reached = await page.context().cookies(stage.program.origin);
  return reached.some(({ name }) => name === "bomb");
}

browserTest(
  "one site: a service's script sets cookies for the window and other services",
  async () => {
    await using profile = await visit(stages.site.browser);
    assert.ok(await setsForAll(stages.site, profile.page), "the remaining risk of threat_model.md");
  },
);

browserTest("public suffix: a service's script sets cookies for itself only", async () => {
  await using profile = await visit(stages.localhost.browser);
  assert.ok(!await setsForAll(stages.localhost, profile.page));
});

browserTest("localhost: each service is a site of its own, so no Lax cookie travels", async () => {
  await using profile = await visit(stages.localhost.browser);
  const { api } = await openBoth(stages.localhost, profile.page);
  assert.notEqual(await ask(profile.page, `${api}/me`), "200");
});
