/** Requests without a session through an agency's own proxy, with the shipped configurations. */
import assert from "node:assert/strict";
import { signIn, type World } from "../http/journey.ts";
import { proxyTest, type Stage } from "./support/stage.ts";

const HTML = { accept: "text/html" };
const SPA = "https://spa.example.ir";
const FORGED = {
  "x-identity-subject": "admin",
  "x-identity-level": "3",
  "x-identity-assertion": "forged",
  "X_Identity_Level": "3",
};

const enter = (world: World, { browser, address }: Stage) =>
  signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);

/** Identity headers and cookies with values. */
const told = (headers: [string, string][]) =>
  headers.filter(([name, value]) => /^(?:x[-_.]identity|cookie)/i.test(name) && value);

proxyTest("public paths carry no identity, even a signed-in person's", async (world, stage) => {
  stage.browser.setCookie(stage.address, "theirs", "1");
  const ask = async () => {
    const { headers } = await stage.seen("/manifest.json", { headers: FORGED });
    assert.deepEqual(told(headers).map(([, value]) => value), ["theirs=1"]);
    const hook = await stage.seen("/hook/a", { method: "POST", body: "x=1", headers: FORGED });
    assert.deepEqual(told(hook.headers).map(([, value]) => value), ["theirs=1"]);
    assert.equal(hook.bodyBytes, 3);
  };
  await ask();
  for (const path of ["/manifest.json/", "/Manifest.json", "/manifest.json;a", "/hook/a"]) {
    const { status } = await stage.browser.send(stage.address + path, { headers: FORGED });
    assert.equal(status, 401, path);
  }
  await enter(world, stage);
  await ask();
});

proxyTest("preflights of listed origins pass, and refusals can be read", async (_, stage) => {
  const { browser, address } = stage;
  const ask = (origin: string, more: Record<string, string> = {}) =>
    browser.send(`${address}/api`, {
      method: "OPTIONS",
      headers: { ...FORGED, origin, "access-control-request-method": "PUT", ...more },
    });
  const passed = await ask(SPA);
  assert.equal(passed.status, 200);
  assert.deepEqual(told(JSON.parse(passed.text).headers), []);
  assert.equal((await ask("https://evil.example")).status, 401);
  assert.equal((await ask(SPA, { cookie: "a=1" })).status, 401);
  const refused = await browser.send(`${address}/api`, { headers: { origin: SPA } });
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get("access-control-allow-origin"), SPA);
  const foreign = await browser.send(`${address}/api`, { headers: { origin: "https://a.ir" } });
  assert.equal(foreign.headers.get("access-control-allow-origin"), null);
});

const FORM = {
  ...HTML,
  ...FORGED,
  "content-type": "application/x-www-form-urlencoded",
  origin: "https://bank.example",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "navigate",
};

proxyTest("another site's form passes on without identity", async (_, stage) => {
  const post = { method: "POST", body: "RefNum=1", headers: FORM };
  const { headers, bodyBytes } = await stage.seen("/payment/notice", post);
  assert.deepEqual([told(headers), bodyBytes], [[], 8]);
  const { status } = await stage.browser.send(`${stage.address}/payment/other`, post);
  assert.equal(status, 401);
});

proxyTest(
  "another site's form is posted again, and kept while nobody is signed in",
  async (world, stage) => {
    // It drops the body before it knows that it is needed (docs/forward_auth/README.md).
    if (stage.kind === "caddy") return;
    const { browser, address } = stage;
    const target = `${address}/payment/callback?order=1&x=%20a`;
    const post = (headers: Record<string, string>) =>
      browser.send(target, { method: "POST", body: "RefNum=%CA1&b=%3Cb%3E", headers });
    const again = await post(FORM);
    assert.equal(again.status, 200);
    assert.match(again.text, /action="\/payment\/callback\?order=1&amp;x=%20a"/);
    assert.match(
      again.text,
      /name="RefNum" value="Ê1"><input type="hidden" name="b" value="&lt;b&gt;"/,
    );
    const own = { ...FORM, origin: address, "sec-fetch-site": "same-origin" };
    const held = await post(own);
    assert.equal(held.status, 401);
    assert.match(held.text, /name="RefNum" value="Ê1"/);
    assert.match(held.headers.get("set-cookie")!, /^panjereh_state=/);
    await enter(world, stage);
    const { status, text } = await post(own);
    assert.equal(status, 200);
    const { headers, bodyBytes, target: seen } = JSON.parse(text);
    assert.deepEqual([seen, bodyBytes], ["/payment/callback?order=1&x=%20a", 21]);
    assert.ok(told(headers).some(([name]) => /^x-identity-subject$/i.test(name)));
  },
);
