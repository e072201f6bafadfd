/** Several tabs of one browser at the first page. */
import assert from "node:assert/strict";
import { formOf, type HttpClient, type Reply } from "../../support/http_client.ts";
import { answerOf, phoneOf, programTest, signIn, type World } from "../journey.ts";

/** The first page as a restored tab loads it: before any cookie of another tab has come. */
async function restored(world: World, browser: HttpClient, service: string): Promise<Reply> {
  const { host } = new URL(world.origin);
  const kept = browser.cookies.get(host);
  browser.cookies.delete(host);
  const login = await browser.send(`${world.at(service)}/${service}`, {
    headers: { accept: "text/html" },
  });
  const page = await browser.send(login.headers.get("location")!);
  const own = browser.cookies.get(host)!;
  browser.cookies.set(host, new Map([...kept ?? [], ...own]));
  return page;
}

const press = async (world: World, browser: HttpClient, page: Reply, mobile: string) =>
  await browser.submit(page, { mobile, captcha: await answerOf(world.program, page) });

programTest(
  "tabs restored together: each one's answer is right, in either order",
  async (world) => {
    const orders = { "verified-citizen": [0, 1], "chief-executive": [1, 0] };
    for (const [persona, order] of Object.entries(orders)) {
      const browser = world.browser();
      const pages = [
        await restored(world, browser, "insurance"),
        await restored(world, browser, "vehicle"),
      ];
      for (const page of pages) {
        const [, picture] = /<img[^>]* src="(\/captcha\/[^"]+)"/.exec(page.text)!;
        assert.equal((await browser.send(picture)).status, 200, "both are shown");
      }
      const { mobile } = world.person(persona);
      const before = (await phoneOf(world.program, mobile)).length;
      for (const index of order) {
        const reply = await press(world, browser, pages[index], mobile);
        assert.equal(reply.url.pathname, "/login/code", `tab ${index} of ${order}`);
        const target = reply.url.searchParams.get("return_to");
        const service = ["insurance", "vehicle"][index];
        assert.equal(target, `${world.at(service)}/${service}`);
      }
      const sent = (await phoneOf(world.program, mobile)).length - before;
      assert.equal(sent, 1, "they share one journey");
      world.clock.time += 3_600_000;
    }
  },
);

programTest("tabs: one opened before another's journey began goes along with it", async (world) => {
  const browser = world.browser();
  const pages = [
    await browser.get(`${world.at("insurance")}/a`, { accept: "text/html" }),
    await browser.get(`${world.at("vehicle")}/b`, { accept: "text/html" }),
  ];
  const { mobile } = world.person("verified-citizen");
  for (const page of pages) {
    assert.equal((await press(world, browser, page, mobile)).url.pathname, "/login/code");
  }
  assert.equal((await phoneOf(world.program, mobile)).length, 1);
});

programTest("tabs: with another number a tab begins a journey of its own", async (world) => {
  const browser = world.browser();
  const first = await browser.get(`${world.origin}/login`);
  const second = await browser.get(`${world.origin}/login`);
  const [one, other] = ["verified-citizen", "chief-executive"].map((name) =>
    world.person(name).mobile
  );
  await press(world, browser, first, one);
  const reply = await press(world, browser, second, other);
  assert.equal(reply.url.pathname, "/login/code");
  assert.equal((await phoneOf(world.program, other)).length, 1);
});

programTest(
  "tabs: one whose form is sent after another has signed in goes on to its target",
  async (world) => {
    const browser = world.browser();
    const address = `${world.at("vehicle")}/b?c=1`;
    const waiting = await browser.get(address, { accept: "text/html" });
    const { fields } = formOf(waiting, "/login");
    await signIn(world.program, browser, world.person("verified-citizen"));
    for (const headers of [{}, { "hx-request": "true", "hx-request-type": "partial" }]) {
      const reply = await browser.submit(waiting, { ...fields, mobile: "0912", captcha: "1" }, {
        headers: headers as Record<string, string>,
        unfollowed: true,
      });
      const location = reply.headers.get("location") ?? reply.headers.get("hx-redirect");
      assert.ok(
        location?.startsWith(`${world.at("vehicle")}/_panjereh/session?`),
        String(location),
      );
    }
    const there = await browser.submit(waiting, { mobile: "0912", captcha: "1" });
    assert.equal(there.url.href, address);
  },
);

programTest("tabs: after a sign-out a tab's form asks for a new security code", async (world) => {
  const browser = world.browser();
  const waiting = await browser.get(`${world.origin}/login`);
  await signIn(world.program, browser, world.person("verified-citizen"));
  await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  world.clock.time += 3_600_000;
  const reply = await browser.submit(waiting, { mobile: "09120000001", captcha: "123456" });
  assert.equal(reply.status, 422);
  assert.doesNotMatch(reply.main, /کوکی/);
});

programTest("tabs: another browser's security code is still refused", async (world) => {
  const mine = world.browser();
  const page = await mine.get(`${world.origin}/login`);
  const captcha = await answerOf(world.program, page);
  const { fields } = formOf(page, "/login");
  const theirs = world.browser();
  await theirs.get(`${world.origin}/login`);
  const form = { ...fields, mobile: world.person("verified-citizen").mobile, captcha };
  assert.equal((await theirs.post("/login", form)).status, 422);
  const bare = await world.browser().post(`${world.origin}/login`, form);
  assert.match(bare.main, /کوکی/, "without any cookie");
});
