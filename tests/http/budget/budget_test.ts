import assert from "node:assert/strict";
import {
  answerOf,
  arriveAt,
  phoneOf,
  programTest,
  signIn,
  stepsOf,
  type World,
} from "../journey.ts";

const HOUR = 3_600_000;
/** Sequential numbers without an account. */
const number = (i: number) => `0935100${String(i).padStart(4, "0")}`;

async function askFor({ program, browser, person }: World, mobile: string) {
  const steps = stepsOf(program, browser(), person("verified-citizen"));
  return await steps.askCode(undefined, mobile);
}

async function delivered(world: World, count: number): Promise<number> {
  const phones = await Promise.all(
    Array.from({ length: count }, (_, i) => phoneOf(world.program, number(i))),
  );
  return phones.flat().length;
}

programTest("budget: no more codes an hour from one IP than its share", async (world) => {
  for (let i = 0; i < 8; i++) {
    const page = await askFor(world, number(i));
    if (i < 5) {
      assert.equal(page.url.pathname, "/login/code");
      continue;
    }
    assert.equal(page.status, 429);
    assert.equal(page.headers.get("retry-after"), "3600");
    assert.match(page.main, /فعلاً رمز دیگری نمی‌فرستیم/);
  }
  assert.equal(await delivered(world, 8), 5);
  world.clock.time += HOUR;
  assert.equal((await askFor(world, number(5))).url.pathname, "/login/code");
}, { environment: { CODES_PER_IP: "5" } });

programTest("budget: no more codes an hour from one network than its share", async (world) => {
  for (let i = 0; i < 4; i++) await askFor(world, number(i));
  assert.equal(await delivered(world, 4), 3);
}, { environment: { CODES_PER_NETWORK: "3" } });

programTest("budget: a place whose codes are never used is closed early", async (world) => {
  for (let i = 0; i < 22; i++) await askFor(world, number(i));
  assert.equal(await delivered(world, 22), 20);
});

programTest("budget: headers that claim another IP change nothing", async (world) => {
  const { program, origin } = world;
  const claims = [
    "x-forwarded-for",
    "x-real-ip",
    "forwarded",
    "cf-connecting-ip",
    "true-client-ip",
  ];
  let sent = 0;
  for (const [i, name] of claims.entries()) {
    const headers = { [name]: name === "forwarded" ? `for=198.51.100.${i}` : `198.51.100.${i}` };
    const browser = world.browser();
    const page = await browser.get(`${origin}/login`, headers);
    const captcha = await answerOf(program, page);
    const reply = await browser.submit(page, { mobile: number(i), captcha }, { headers });
    if (reply.url.pathname === "/login/code") sent++;
  }
  assert.equal(sent, 2);
}, { environment: { CODES_PER_IP: "2" } });

programTest("budget: endless identity checks meet a limit", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  await arriveAt(program, browser, maryam, "identity");
  const fields = { national_id: maryam.nationalId, birth_month: "1", birth_year: "1360" };
  for (let day = 1; day <= 10; day++) {
    const reply = await browser.post(`${origin}/login/identity`, {
      ...fields,
      birth_day: String(day),
    });
    assert.equal(reply.status, 422);
  }
  const limited = await browser.post(`${origin}/login/identity`, { ...fields, birth_day: "11" });
  assert.equal(limited.status, 429);
  assert.ok(Number(limited.headers.get("retry-after")) > 0);
});

programTest(
  "budget: strangers who use theirs up leave the person's own browser a way in",
  async (world) => {
    const { program, origin, clock } = world;
    const maryam = world.person("verified-citizen");
    const own = world.browser();
    await signIn(program, own, maryam);
    await own.submit(await own.get(`${origin}/`), {}, { to: "/sign-out" });
    for (let i = 0; i < 4; i++) {
      clock.time += 61_000;
      await stepsOf(program, world.browser(), maryam).askCode();
    }
    const refused = await stepsOf(program, world.browser(), maryam).askCode();
    assert.equal(refused.status, 429);
    const steps = stepsOf(program, own, maryam);
    assert.equal((await steps.enterCode(await steps.askCode())).url.pathname, "/");
  },
);
