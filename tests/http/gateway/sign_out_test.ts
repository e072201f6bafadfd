/** `/_panjereh/sign-out` and `/_panjereh/session`: what the pages of a service can do. */
import assert from "node:assert/strict";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { programTest, signIn, type World } from "../journey.ts";

const PAGE = { accept: "text/html", "sec-fetch-mode": "navigate" };

async function visitor(world: World, service = "insurance"): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), `${world.at(service)}/`);
  return browser;
}

async function isSignedIn(world: World, browser: HttpClient, service = "insurance") {
  const reply = await browser.send(`${world.at(service)}/`, { headers: { accept: "*/*" } });
  return reply.status === 200;
}

const locationOf = ({ headers }: Reply) => headers.get("location")!;

programTest("sign-out link: asks at the window, and leads back to the service", async (world) => {
  const browser = await visitor(world);
  const back = `${world.at("insurance")}/history?year=1404`;
  const link = `${world.at("insurance")}/_panjereh/sign-out?return_to=%2Fhistory%3Fyear%3D1404`;
  const question = await browser.get(link, PAGE);
  assert.equal(question.url.origin + question.url.pathname, `${world.origin}/sign-out`);
  assert.ok(question.main.includes(`href="${back}"`), "stay");
  assert.ok(await isSignedIn(world, browser), "a GET signs nobody out");

  const done = await browser.submit(question, {}, { to: "/sign-out" });
  assert.equal(done.url.searchParams.get("return_to"), back);
  assert.match(done.main, /خارج شدید/);
  assert.match(done.main, /بازگشت به <bdi ?>سوابق بیمه<\/bdi>/);
  assert.ok(done.main.includes(`href="${back}"`));
  assert.ok(!await isSignedIn(world, browser));
});

programTest("sign-out link: HEAD and other methods do nothing", async (world) => {
  const browser = await visitor(world);
  for (const method of ["HEAD", "PUT", "DELETE", "OPTIONS"]) {
    const address = `${world.at("insurance")}/_panjereh/sign-out`;
    const headers = { origin: world.at("insurance"), "sec-fetch-site": "same-origin" };
    assert.equal((await browser.send(address, { method, headers })).status, 400, method);
  }
  assert.ok(await isSignedIn(world, browser));
});

programTest("sign-out form: the service's own page signs out at once", async (world) => {
  const service = world.at("insurance");
  const browser = await visitor(world);
  browser.setCookie(service, "panjereh_language", "en");
  const done = await browser.post(`${service}/_panjereh/sign-out?return_to=/bye`, {}, {
    ...PAGE,
    origin: service,
  });
  assert.equal(done.status, 303);
  const location = new URL(locationOf(done));
  assert.equal(location.origin + location.pathname, `${world.origin}/sign-out`);
  assert.equal(location.searchParams.get("return_to"), `${service}/bye`);
  assert.equal(browser.cookie(service, "panjereh_service"), undefined);
  assert.equal(browser.cookie(service, "panjereh_language"), "en", "choices stay");
  assert.equal((await browser.get(world.origin)).url.pathname, "/login", "the window knows");
});

programTest("sign-out form: a script gets an answer that it can read", async (world) => {
  const service = world.at("insurance");
  const browser = await visitor(world);
  const done = await browser.post(`${service}/_panjereh/sign-out`, {}, {
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "cors",
  });
  assert.equal(done.status, 204);
  assert.ok(!await isSignedIn(world, browser));
});

programTest("sign-out form: htmx follows to the window by itself", async (world) => {
  const service = world.at("insurance");
  const browser = await visitor(world);
  const htmx = { "hx-request": "true", "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
  const link = await browser.send(`${service}/_panjereh/sign-out`, { headers: htmx });
  assert.equal(link.status, 200);
  assert.ok(link.headers.get("hx-redirect")!.startsWith(`${world.origin}/sign-out?`));
  assert.ok(await isSignedIn(world, browser));
  const done = await browser.post(`${service}/_panjereh/sign-out`, {}, htmx);
  assert.ok(done.headers.get("hx-redirect")!.startsWith(`${world.origin}/sign-out?`));
  assert.ok(!await isSignedIn(world, browser));
});

programTest("session document: tells who, for how long, and where to go", async (world) => {
  const service = world.at("echo");
  const browser = await visitor(world, "echo");
  world.clock.time += 10 * 60_000;
  const reply = await browser.send(`${service}/_panjereh/session`);
  const echoed = JSON.parse((await browser.send(`${service}/`)).text) as {
    headers: [string, string][];
  };
  const subject = echoed.headers.find(([name]) => /^x-identity-subject$/i.test(name))![1];
  assert.deepEqual(JSON.parse(reply.text), {
    signed_in: true,
    subject,
    level: 2,
    locale: "fa",
    idle_seconds: 25 * 60,
    remaining_seconds: 12 * 3600 - 10 * 60,
    sign_out: `${service}/_panjereh/sign-out`,
  });
  assert.equal(reply.headers.get("cache-control"), "no-store");
  assert.equal(reply.headers.get("x-content-type-options"), "nosniff");
  assert.equal(reply.headers.get("access-control-allow-origin"), null);
});

programTest("session document: is for GET only", async (world) => {
  const browser = await visitor(world);
  for (const method of ["HEAD", "POST", "PUT", "OPTIONS"]) {
    const reply = await browser.send(`${world.at("insurance")}/_panjereh/session`, { method });
    assert.equal(reply.status, 400, method);
  }
});

programTest("session document: asking does not keep the session alive", async (world) => {
  const service = world.at("insurance");
  const browser = await visitor(world);
  const idle = async () =>
    JSON.parse((await browser.send(`${service}/_panjereh/session`)).text).idle_seconds;
  for (let minute = 1; minute < 35; minute++) {
    world.clock.time += 60_000;
    assert.equal(await idle(), 60 * (35 - minute));
  }
  world.clock.time += 60_000;
  assert.equal(await idle(), undefined);
  assert.ok(!await isSignedIn(world, browser));
});

programTest(
  "session document: of a person who is not admitted, it says only why",
  async (world) => {
    const upstream = world.program.sandbox.agencyOrigin;
    const settings = { level: 1, max_age: 60, upstream_host: "echo.agency.localhost" };
    await world.program.useServices([{ id: "bank", title: { fa: "بانک" }, upstream, ...settings }]);
    const browser = await visitor(world, "bank");
    const document = async () => {
      const { text } = await browser.send(`${world.at("bank")}/_panjereh/session`);
      return JSON.parse(text);
    };
    assert.equal((await document()).proof_seconds, 60);
    world.clock.time += 61_000;
    const { sign_in, ...rest } = await document();
    assert.ok(sign_in.startsWith(`${world.origin}/login?`));
    assert.deepEqual(rest, {
      signed_in: false,
      reason: "level_too_old",
      sign_out: `${world.at("bank")}/_panjereh/sign-out`,
    });
  },
);

programTest("session document: a stranger gets a way in that leads back", async (world) => {
  const service = world.at("insurance");
  const browser = world.browser();
  const reply = await browser.send(`${service}/_panjereh/session`, {
    headers: { referer: `${service}/history?year=1404` },
  });
  assert.equal(reply.status, 200);
  const { sign_in, ...document } = JSON.parse(reply.text);
  assert.deepEqual(document, {
    signed_in: false,
    reason: "sign_in_required",
    sign_out: `${service}/_panjereh/sign-out`,
  });
  const page = await signIn(world.program, browser, world.person("verified-citizen"), sign_in);
  assert.equal(page.url.href, `${service}/history?year=1404`);
});
