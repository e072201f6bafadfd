/** Sign-out and the session document of an agency that forwards requests itself. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { proxyTest } from "./support/stage.ts";

proxyTest("the agency's link, form and scripts reach Panjereh", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const session = async (headers: Record<string, string> = {}) =>
    await browser.send(`${address}/_panjereh/session`, { headers });
  assert.equal(JSON.parse((await session()).text).signed_in, true);
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  assert.equal((await session(foreign)).status, 403);

  const link = `${address}/_panjereh/sign-out?return_to=/bye`;
  const question = await browser.get(link, { accept: "text/html" });
  assert.equal(question.url.searchParams.get("return_to"), `${address}/bye`);
  assert.equal(question.url.origin, world.origin);
  assert.equal((await browser.post(link, {}, foreign)).status, 303);
  assert.equal(JSON.parse((await session()).text).signed_in, true);

  const own = { origin: address, "sec-fetch-site": "same-origin", accept: "text/html" };
  const done = await browser.post(link, {}, own);
  assert.equal(done.status, 303);
  assert.equal(JSON.parse((await session()).text).signed_in, false);
});
