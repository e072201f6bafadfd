/**
 * Networks that are admitted, «دسترسی محدود» for the others, and proxies that are trusted or not
 * (case 3).
 */
import assert from "node:assert/strict";
import { HELP_PAGES } from "../../routes/parts.ts";
import { programTest } from "../journey.ts";

const HTML = { accept: "text/html" };
const FOREIGN = "203.0.113.7";
const HOME = "198.51.100.9";

/** The tests' own IP is a proxy here, so that a client can claim any IP. */
const BEHIND_PROXY = {
  environment: { TRUSTED_PROXIES: "127.0.0.1", ALLOWED_NETWORKS: "198.51.100.0/24" },
};
const from = (address: string) => ({ ...HTML, "x-forwarded-for": address });

programTest("restricted: everyone is admitted if no network is configured", async (world) => {
  const page = await world.browser().get(`${world.origin}/login`, HTML);
  assert.equal(page.status, 200);
});

programTest(
  "restricted: a foreign IP gets a page with the reason and what to do",
  async (world) => {
    const browser = world.browser();
    for (const path of ["/", "/login?lang=fa", "/sign-out", "/login/code", "/nowhere"]) {
      const page = await browser.get(world.origin + path, from(FOREIGN));
      assert.equal(page.status, 403, path);
      assert.match(page.main, /دسترسی محدود/);
      assert.match(page.main, new RegExp(FOREIGN.replaceAll(".", "\\.")));
      assert.match(page.main, /فیلترشکن/);
      assert.equal(page.headers.get("cache-control"), "no-store");
      assert.match(page.headers.get("content-security-policy")!, /default-src 'self'/);
    }
    const english = await browser.get(`${world.origin}/login?lang=en`, from(FOREIGN));
    assert.match(english.main, /Restricted access.*Switch|Restricted access.*switch/s);
    assert.equal((await browser.get(`${world.origin}/login`, from(HOME))).status, 200);
  },
  BEHIND_PROXY,
);

programTest("restricted: a POST from outside has no effect", async (world) => {
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login`, from(HOME));
  const sent = await browser.submit(page, { mobile: "09120000001", captcha: "1" }, {
    to: "/login",
    headers: { "x-forwarded-for": FOREIGN },
  });
  assert.equal(sent.status, 403);
  assert.match(sent.main, /دسترسی محدود|Restricted/);
}, BEHIND_PROXY);

programTest("restricted: services' hosts too, as a page or a problem document", async (world) => {
  const browser = world.browser();
  const page = await browser.get(`${world.at("insurance")}/a?b=1`, from(FOREIGN));
  assert.equal(page.status, 403);
  assert.match(page.main, /دسترسی محدود/);
  assert.ok(page.text.includes(`href="${world.at("insurance")}/a?b=1"`), "try the same page again");
  for (const path of ["/", "/_panjereh/session?code=x&to=/"]) {
    const reply = await browser.send(`${world.at("echo")}${path}`, {
      headers: { "x-forwarded-for": FOREIGN, accept: "application/json" },
    });
    assert.equal(reply.status, 403, path);
    assert.equal(JSON.parse(reply.text).type, "urn:panjereh:problem:network_restricted");
    assert.doesNotMatch(reply.text, /203\.0/);
  }
}, BEHIND_PROXY);

programTest(
  "restricted: health, keys, files and the help pages stay open",
  async (world) => {
    const browser = world.browser();
    const page = await browser.get(`${world.origin}/login`, from(FOREIGN));
    const script = /<script src="([^"]+)"/.exec(page.text)![1];
    for (
      const path of [
        "/healthz",
        "/readyz",
        "/.well-known/jwks.json",
        "/favicon.svg",
        "/manifest.webmanifest",
        script,
        ...HELP_PAGES,
      ]
    ) {
      const reply = await browser.send(world.origin + path, { headers: from(FOREIGN) });
      assert.equal(reply.status, 200, path);
    }
    const links = [...page.text.matchAll(/<(?:header|footer).*?<\/(?:header|footer)>/gs)].join("");
    for (const [, href] of links.matchAll(/href="(\/[^"]*)"/g)) {
      const open = await browser.send(href.replaceAll("&amp;", "&"), { headers: from(FOREIGN) });
      assert.ok(open.status === 200 || href === "/" || href.startsWith("/login"), href);
    }
  },
  BEHIND_PROXY,
);

programTest("restricted: only a trusted proxy's statement counts", async (world) => {
  const page = await world.browser().get(`${world.origin}/login`, from(HOME));
  assert.equal(page.status, 403);
  assert.match(page.main, /127\.0\.0\.1/);
  assert.doesNotMatch(page.main, /198\.51/);
}, { environment: { ALLOWED_NETWORKS: "198.51.100.0/24" } });

programTest("restricted: by country", async (world) => {
  const browser = world.browser();
  const statusFrom = async (address: string) =>
    (await browser.get(`${world.origin}/login`, from(address))).status;
  assert.equal(await statusFrom("217.218.155.155"), 200);
  assert.equal(await statusFrom("8.8.8.8"), 403);
}, { environment: { TRUSTED_PROXIES: "127.0.0.1", ALLOWED_NETWORKS: "ir" } });
