/** A person leaves, in the real program: asks, regrets, leaves, and comes back as somebody new. */
import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { countAudit } from "../../support/store.ts";
import { eventually } from "../../support/waiting.ts";
import { messageOn, programTest, signIn, type World } from "../journey.ts";

const PATH = "/my-data/deletion";

async function maryam(world: World): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"));
  return browser;
}

programTest("deletion: asked for, told, regretted, and the account is as before", async (world) => {
  const { origin, program, clock } = world;
  const browser = await maryam(world);
  const question = await browser.get(origin + PATH);
  assert.match(question.main, /چه چیزی می‌ماند، و چرا؟/);
  assert.match(question.main, /ده سال/);
  const asked = await browser.submit(question, {});
  assert.equal(asked.url.pathname, PATH);
  assert.match(asked.main, /زمان حذف: [^<]*۸ آذر/);
  const { mobile } = world.person("verified-citizen");
  await messageOn(program, mobile, ({ text }) => text.includes("درخواست حذف حساب"));
  const again = await browser.submit(question, {}, { to: PATH });
  assert.match(again.main, /۸ آذر/, "the back button and the button again");
  assert.equal(await countAudit(program.dataDir, "account.deletion_asked"), 1);

  clock.time += 20 * MINUTE;
  const home = await browser.get(`${origin}/`);
  assert.match(home.main, /این حساب حذف خواهد شد/);
  const kept = await browser.submit(await browser.get(origin + PATH), { keep: "1" }, { to: PATH });
  assert.match(kept.main, /حساب شما می‌ماند/);
  assert.doesNotMatch((await browser.get(`${origin}/`)).main, /حذف خواهد شد/);
  clock.time += 8 * DAY;
  await maryam(world);
  assert.equal(await countAudit(program.dataDir, "account.created"), 1);
});

programTest("deletion: on the day the account is gone, and a new one begins", async (world) => {
  const { origin, program, clock } = world;
  const browser = await maryam(world);
  await browser.submit(await browser.get(origin + PATH), {});
  clock.time += 7 * DAY - HOUR;
  const last = await maryam(world);
  assert.match((await last.get(`${origin}/`)).main, /این حساب حذف خواهد شد/);
  clock.time += HOUR;
  await eventually(async () => {
    assert.equal(await countAudit(program.dataDir, "account.deleted"), 1);
  });
  assert.equal((await last.get(`${origin}/profile`)).url.pathname, "/login");
  const newcomer = await maryam(world);
  assert.doesNotMatch((await newcomer.get(`${origin}/`)).main, /حذف خواهد شد/);
  assert.equal(await countAudit(program.dataDir, "account.created"), 2);
});

programTest("deletion: in English and Arabic, too", async (world) => {
  const browser = await maryam(world);
  for (
    const [language, text] of [["en", /What stays, and why\?/], [
      "ar",
      /ما الذي يبقى، ولماذا؟/,
    ]] as const
  ) {
    const { main } = await browser.get(`${world.origin}${PATH}?lang=${language}`);
    assert.match(main, text);
  }
});

programTest(
  "deletion attack: nobody, other sites, an old proof, a link that was used",
  async (world) => {
    const { origin, program, clock } = world;
    const own = await maryam(world);
    const none = async () =>
      assert.equal(await countAudit(program.dataDir, "account.deletion_asked"), 0);
    const stranger = world.browser();
    assert.equal((await stranger.get(origin + PATH)).url.pathname, "/login");
    const posted = await stranger.post(origin + PATH, {});
    assert.equal(new URL(posted.headers.get("location")!, origin).pathname, "/login");
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "same-site" }]) {
      assert.equal((await own.post(origin + PATH, {}, headers)).status, 403);
    }
    await none();
    clock.time += 5 * MINUTE + 1000;
    const old = await own.post(origin + PATH, {});
    assert.match(old.headers.get("location")!, /^\/login\?return_to=%2Fmy-data%2Fdeletion$/);
    await none();

    const mobile = world.person("verified-citizen").mobile;
    const fresh = await maryam(world);
    await fresh.submit(await fresh.get(origin + PATH), {});
    const sms = await messageOn(
      program,
      mobile,
      ({ text }) => text.includes("درخواست حذف حساب"),
    );
    const link = /https?:\S+\/not-me\/[\w-]{43}/.exec(sms.text)![0];
    const phone = world.browser();
    const shown = await phone.get(link);
    assert.match(shown.main, /این درخواست را هم لغو می‌کند/);
    await phone.get(link, { purpose: "prefetch" });
    assert.match((await fresh.get(`${origin}/`)).main, /حذف خواهد شد/, "looking does nothing");
    await phone.submit(shown, {});
    assert.equal((await fresh.get(`${origin}/profile`)).url.pathname, "/login");
    const back = await maryam(world);
    assert.doesNotMatch((await back.get(`${origin}/`)).main, /حذف خواهد شد/);
    await back.submit(await back.get(origin + PATH), {});
    await phone.submit(shown, {}, { to: new URL(link).pathname });
    assert.match((await back.get(`${origin}/`)).main, /حذف خواهد شد/, "the link works once");
    const other = world.browser();
    await signIn(program, other, world.person("chief-executive"));
    await other.post(origin + PATH, { keep: "1" });
    assert.match(
      (await back.get(`${origin}/`)).main,
      /حذف خواهد شد/,
      "another person keeps nothing",
    );
  },
);
