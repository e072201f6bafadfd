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
import { formOf } from "../../support/http_client.ts";
import { solve } from "../../support/proof.ts";

const HOUR = 3_600_000;
/** Sequential numbers without an account. */
const number = (i: number) => `0935100${String(i).padStart(4, "0")}`;

async function askFor({ program, browser, person }: World, mobile: string) {
  const steps = stepsOf(program, browser(), person("verified-citizen"));
  return await steps.askCode(undefined, mobile);
}

/** By proof of work, as static/proof.js does; `null` if the page does not offer it. */
async function prove({ browser, origin }: World, mobile: string) {
  const window = browser();
  const page = await window.get(`${origin}/login`);
  const bits = /data-bits="(\d+)"/.exec(page.text)?.[1];
  if (!bits) return null;
  const proof = solve(formOf(page, "/login").fields.captcha_id, Number(bits));
  return await window.submit(page, { mobile, captcha: "", proof });
}

async function delivered(world: World, count: number): Promise<number> {
  const phones = await Promise.all(
    Array.from({ length: count }, (_, i) => phoneOf(world.program, number(i))),
  );
  return phones.flat().length;
}

for (const [place, variable] of [["IP", "CODES_PER_IP"], ["network", "CODES_PER_NETWORK"]]) {
  programTest(
    `budget: after its share of unused codes one ${place} reads pictures`,
    async (world) => {
      for (let i = 0; i < 3; i++) {
        assert.equal((await prove(world, number(i)))?.url.pathname, "/login/code");
      }
      assert.equal(await prove(world, number(3)), null, "a proof of work is not offered");
      assert.equal(
        (await askFor(world, number(3))).url.pathname,
        "/login/code",
        "the picture is enough",
      );
      assert.equal(await delivered(world, 4), 4);
      world.clock.time += HOUR;
      assert.equal((await prove(world, number(4)))?.url.pathname, "/login/code");
    },
    { environment: { [variable]: "3" } },
  );
}

programTest("budget: a page whose proof is not enough any more says what to do", async (world) => {
  for (
    const [language, said] of [["fa", /در تصویر می‌بینید یا در صدا می‌شنوید وارد کنید/], [
      "en",
      /digits that you see in the picture/,
    ], [
      "ar",
      /التي تراها في الصورة/,
    ]] as const
  ) {
    const { browser, origin } = world;
    world.clock.time += HOUR;
    const window = browser();
    const page = await window.get(`${origin}/login?lang=${language}`);
    const bits = Number(/data-bits="(\d+)"/.exec(page.text)![1]);
    for (let i = 0; i < 3; i++) await askFor(world, number(i));
    const proof = solve(formOf(page, "/login").fields.captcha_id, bits);
    const reply = await window.submit(page, { mobile: number(9), captcha: "", proof });
    assert.equal(reply.status, 422);
    assert.match(reply.main, said);
    assert.doesNotMatch(reply.text, /data-bits/);
    assert.equal(formOf(reply, "/login").fields.mobile, number(9));
    const captcha = await answerOf(world.program, reply);
    const next = await window.submit(reply, { mobile: number(9), captcha });
    assert.equal(next.url.pathname, "/login/code");
    world.clock.time += 24 * HOUR;
  }
}, { environment: { CODES_PER_IP: "3" } });

programTest(
  "budget: a place that only sends reads two pictures, and still gets in",
  async (world) => {
    const { program, browser, origin } = world;
    for (let i = 0; i < 20; i++) {
      assert.equal((await askFor(world, number(i))).url.pathname, "/login/code", String(i));
    }
    const window = browser();
    const first = await window.get(`${origin}/login`);
    const second = await window.submit(first, {
      mobile: number(20),
      captcha: await answerOf(program, first),
    });
    assert.equal(second.status, 422);
    assert.match(second.main, /این تصویر را هم/);
    const code = await window.submit(second, {
      mobile: number(20),
      captcha: await answerOf(program, second),
    });
    assert.equal(code.url.pathname, "/login/code");
    assert.equal(await delivered(world, 21), 21);
  },
  { environment: { CODES_PER_IP: "20" } },
);

programTest("budget: headers that claim another IP change nothing", async (world) => {
  const { origin } = world;
  const claims = [
    "x-forwarded-for",
    "x-real-ip",
    "forwarded",
    "cf-connecting-ip",
    "true-client-ip",
  ];
  for (let i = 0; i < 2; i++) await askFor(world, number(i));
  for (const [i, name] of claims.entries()) {
    const headers = { [name]: name === "forwarded" ? `for=198.51.100.${i}` : `198.51.100.${i}` };
    const page = await world.browser().get(`${origin}/login`, headers);
    assert.doesNotMatch(page.text, /data-bits/, name);
  }
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
