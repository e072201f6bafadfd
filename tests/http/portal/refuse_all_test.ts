/** «این من نبودم» for every other session, in the real program. */
import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { countAudit } from "../../support/store.ts";
import { programTest, signIn, type World } from "../journey.ts";

const PATH = "/sign-ins/not-me";

async function maryam(world: World, address?: string) {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), address);
  return browser;
}

programTest(
  "not me: other sessions and their services end at once; support is asked",
  async (world) => {
    const { origin, clock } = world;
    const service = `${world.at("insurance")}/record`;
    const thief = await maryam(world, service);
    assert.equal((await thief.get(service)).url.href, service);
    clock.time += MINUTE;
    const own = await maryam(world);
    const list = await own.get(`${origin}/sign-ins`);
    assert.match(list.main, /href="\/sign-ins\/not-me"/);
    const question = await own.get(origin + PATH);
    const done = await own.submit(question, {}, { to: PATH });
    assert.match(done.main, /همهٔ ورودهای دیگر بسته شد/);
    assert.equal((await thief.get(service, { accept: "text/html" })).url.pathname, "/login");
    assert.equal((await thief.get(`${origin}/profile`)).url.pathname, "/login");
    assert.match((await own.get(`${origin}/`)).main, /سطح ۱/);
    const request = /\/support\/\d{13}/.exec(done.main)![0];
    assert.match((await own.get(origin + request)).main, /کار من نبوده است/);
    const again = await own.submit(question, {}, { to: PATH });
    assert.match(again.main, /href="\/support"/, "the back button and the button again");
    assert.equal((await own.get(`${origin}/`)).url.pathname, "/", "this browser stays");
    assert.equal(await countAudit(world.program.dataDir, "session.refused"), 2);
  },
);

programTest("not me attack: nobody, other sites, an old proof", async (world) => {
  const { origin, clock, program } = world;
  const stranger = await world.browser().post(origin + PATH, {});
  assert.equal(new URL(stranger.headers.get("location")!, origin).pathname, "/login");
  const own = await maryam(world);
  const evil = { origin: "https://evil.example" };
  assert.equal((await own.post(origin + PATH, {}, evil)).status, 403);
  clock.time += 5 * MINUTE + 1000;
  for (const reply of [await own.get(origin + PATH), await own.post(origin + PATH, {})]) {
    const { pathname } = new URL(reply.headers.get("location") ?? reply.url.href, origin);
    assert.equal(pathname, "/login");
  }
  assert.equal(await countAudit(program.dataDir, "session.refused"), 0);
});
