/** «من نبودم»: the link of a notice ends what the notice is about. */
import assert from "node:assert/strict";
import { countAudit } from "../../support/store.ts";
import { programTest, refusalLinkOn, signIn } from "../journey.ts";

const DAY = 86_400_000;

programTest(
  "not me: shown by GET, done by POST, once; the person's own browser stays",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const own = world.browser();
    await signIn(program, own, maryam);
    world.clock.time += 20 * 60_000;
    const thief = world.browser();
    const service = `${world.at("insurance")}/record`;
    await signIn(program, thief, maryam, service);
    const html = { accept: "text/html" };
    assert.equal((await thief.get(service, html)).url.href, service);

    const link = await refusalLinkOn(world.program, maryam.mobile);
    const phone = world.browser();
    const shown = await phone.get(link);
    assert.equal(shown.status, 200);
    assert.match(shown.main, /با مرورگر تازه‌ای وارد حساب شما شده‌اند/);
    assert.match((await thief.get(`${origin}/`)).main, /مریم رضایی/, "looking changes nothing");

    const foreign = await phone.post(link, {}, { origin: "https://evil.example" });
    assert.equal(foreign.status, 403);
    const done = await phone.submit(shown, {});
    assert.equal(done.status, 200);
    assert.match(done.main, /ورودهای آن مرورگر پایان یافت/);
    assert.equal((await thief.get(`${origin}/`)).url.pathname, "/login");
    assert.equal((await thief.get(service, html)).url.pathname, "/login");
    assert.equal((await own.get(`${origin}/`)).url.pathname, "/");

    assert.match((await phone.post(link, {})).main, /یک بار به کار رفته/);
    assert.match((await phone.get(link)).main, /یک بار به کار رفته/);
    assert.equal(await countAudit(program.dataDir, "session.refused"), 1);
  },
);

programTest("not me: shows browser and network, never a name or number", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  await signIn(program, world.browser(), maryam);
  world.clock.time += DAY;
  await signIn(program, world.browser(), maryam);
  const page = await world.browser().get(await refusalLinkOn(world.program, maryam.mobile));
  for (const hidden of [maryam.lastName, maryam.mobile, maryam.nationalId]) {
    assert.ok(!page.text.includes(hidden));
  }
});

programTest(
  "not me: a wrong or old link says so and cannot be used to find others",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    for (const path of [`/not-me/${"x".repeat(43)}`, "/not-me/short"]) {
      const page = await browser.get(origin + path);
      assert.equal(page.status, 404);
      assert.match(page.main, /این پیوند کار نمی‌کند/);
      assert.equal((await browser.post(origin + path, {})).status, 404);
    }
    await signIn(program, world.browser(), maryam);
    world.clock.time += DAY;
    await signIn(program, world.browser(), maryam);
    const link = await refusalLinkOn(world.program, maryam.mobile);
    world.clock.time += 7 * DAY;
    assert.equal((await browser.get(link)).status, 404);
  },
);
