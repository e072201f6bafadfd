/**
 * The first field with a national ID (registration-and-errors), and what it must not reveal
 * (security_cases 24).
 */
import assert from "node:assert/strict";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import {
  answerOf,
  newCodeOf,
  phoneOf,
  programTest,
  setFault,
  signIn,
  type World,
} from "../journey.ts";

const DAY = 86_400_000;
/** Valid check digits, no account; from 9, as the people of the sandbox. */
const UNKNOWN = "9121234566";

async function askFor(world: World, browser: HttpClient, mobile: string): Promise<Reply> {
  const page = await browser.get(`${world.origin}/login`);
  const captcha = await answerOf(world.program, page);
  return await browser.submit(page, { mobile, captcha }, { to: "/login" });
}

programTest(
  "national ID: the code goes to the account's mobile, whose number stays hidden",
  async (world) => {
    const { program } = world;
    const maryam = world.person("verified-citizen");
    await signIn(program, world.browser(), maryam);
    world.clock.time += DAY;
    const browser = world.browser();
    const page = await askFor(world, browser, maryam.nationalId);
    assert.equal(page.url.pathname, "/login/code");
    assert.match(page.main, /اگر این کد ملی حساب داشته باشد/);
    for (const hidden of ["0912", "۰۹۱۲", "0001", "۰۰۰۱"]) assert.ok(!page.main.includes(hidden));
    const back = await browser.get(`${world.origin}/login`);
    assert.ok(!back.main.includes(maryam.mobile));
    assert.ok(back.main.includes(`value="${maryam.nationalId}"`), "what was typed is kept");
    const code = await newCodeOf(world, maryam.mobile);
    const identity = await browser.submit(page, { code }, { to: "/login/code" });
    assert.equal(identity.url.pathname, "/login/identity");
    assert.ok(identity.main.includes(`value="${maryam.nationalId}"`));
  },
);

programTest("national ID: a browser of the person's own is shown the number", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(program, own, maryam);
  await own.submit(await own.get(`${origin}/`), {}, { to: "/sign-out" });
  world.clock.time += DAY;
  const page = await askFor(world, own, maryam.nationalId);
  assert.match(page.main, /۰۹۱۲\*\*\*۰۰۰۱/);
  const home = await own.submit(page, { code: await newCodeOf(world, maryam.mobile) });
  assert.equal(home.url.pathname, "/");
});

/** The response without the parts that must differ. */
function masked({ status, headers, text }: Reply) {
  const mask = (value: string) =>
    value.replace(/[\w-]{42,43}/g, "TOKEN").replace(/\b(?:[0-9a-f]{32}|[0-9a-f]{24})\b/g, "ID")
      .replace(/\d{10}/g, "NATIONAL");
  const kept = [...headers].filter(([name]) => !["date", "content-length"].includes(name));
  return { status, headers: kept.map(([name, value]) => [name, mask(value)]), body: mask(text) };
}

for (const mode of ["ok", "slow", "error"] as const) {
  programTest(
    `national ID: known and unknown ones look alike while SMS is ${mode}`,
    async (world) => {
      const { program, origin } = world;
      const maryam = world.person("verified-citizen");
      await signIn(program, world.browser(), maryam);
      world.clock.time += DAY;
      await setFault(program, { target: "sms", mode, delayMs: 1500 });
      async function journey(nationalId: string) {
        const browser = world.browser();
        const replies = [await askFor(world, browser, nationalId)];
        const post = async (path: string, fields: Record<string, string>) =>
          void replies.push(await browser.post(origin + path, fields));
        await post("/login/code/email", {});
        await post("/login/code/resend", {});
        for (let i = 0; i < 4; i++) await post("/login/code", { code: "00000" });
        replies.push(
          await browser.get(`${origin}/login/code`),
          await browser.get(`${origin}/login`),
        );
        return replies.map(masked);
      }
      const begun = performance.now();
      const known = await journey(maryam.nationalId);
      const between = performance.now();
      const unknown = await journey(UNKNOWN);
      assert.deepEqual(known, unknown);
      assert.ok(Math.abs(between - begun - (performance.now() - between)) < 1000, "same time");
    },
  );
}

programTest(
  "national ID: nothing is sent for an unknown one, and a typing mistake is reported",
  async (world) => {
    const { program } = world;
    const browser = world.browser();
    await askFor(world, browser, UNKNOWN);
    assert.deepEqual(await phoneOf(program, "09120000001"), []);
    const slip = await askFor(world, world.browser(), "0012345678");
    assert.equal(slip.status, 422);
    assert.match(slip.main, /این کد ملی معتبر نیست/);
  },
);
