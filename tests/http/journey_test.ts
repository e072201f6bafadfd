import assert from "node:assert/strict";
import { arriveAt, codeOf, phoneOf, programTest, signIn, stepsOf } from "./journey.ts";
import { createHttpClient } from "../support/http_client.ts";

programTest("journey: a first visit ends on the person's own page", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const steps = stepsOf(program, browser, maryam);

  let page = await steps.askCode();
  assert.equal(page.url.pathname, "/login/code");
  assert.match(page.text, /autocomplete="one-time-code"/);
  page = await steps.enterCode(page);
  assert.equal(page.url.pathname, "/login/identity");
  page = await steps.identify(page);
  assert.equal(page.url.pathname, "/login/confirm");
  assert.match(page.text, /مریم/);
  page = await steps.confirm(page);
  assert.equal(page.url.pathname, "/login/postal-code");
  page = await steps.postalCode(page);
  assert.equal(page.url.href, `${origin}/`);
  assert.equal(page.status, 200);
  assert.match(page.text, /مریم رضایی/);
  assert.match(page.text, /تایید شده/);
  assert.match(page.text, /سطح ۲/);
});
