import assert from "node:assert/strict";
import { formOf, type HttpClient, type Reply } from "../../support/http_client.ts";
import { answerOf, otherThan, phoneOf, programTest, type World } from "../journey.ts";

const MINUTE = 60_000;

async function open(world: World): Promise<{ browser: HttpClient; page: Reply; captcha: string }> {
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login`);
  return { browser, page, captcha: await answerOf(world.program, page) };
}

async function assertNothingSent({ program, person }: World): Promise<void> {
  assert.deepEqual(await phoneOf(program, person("verified-citizen").mobile), []);
}

programTest(
  "captcha: omitted, empty or wrong sends nothing and shows another picture",
  async (world) => {
    const { mobile } = world.person("verified-citizen");
    const { browser, page, captcha } = await open(world);
    const { captcha_id } = formOf(page).fields;
    const cases: Record<string, string>[] = [
      { mobile },
      { mobile, captcha_id },
      { mobile, captcha_id, captcha: "" },
      { mobile, captcha_id: "", captcha },
      { mobile, captcha },
      { mobile, captcha_id: "0".repeat(42), captcha },
      { mobile, captcha_id: `${captcha_id}/`, captcha },
      { mobile, captcha_id, captcha: otherThan(captcha) },
    ];
    for (const fields of cases) {
      const reply = await browser.post("/login", fields);
      assert.equal(reply.status, 422, JSON.stringify(Object.keys(fields)));
      assert.notEqual(formOf(reply, "/login").fields.captcha_id, "", "a picture to go on with");
      assert.match(reply.main, /aria-invalid="true"/);
    }
    await assertNothingSent(world);
  },
);

programTest("captcha: one challenge has one attempt, right or wrong", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { browser, page, captcha } = await open(world);
  const wrong = await browser.submit(page, { mobile, captcha: otherThan(captcha) });
  assert.equal(wrong.status, 422);
  const late = await browser.submit(page, { mobile, captcha });
  assert.equal(late.status, 422, "spent by the wrong answer");
  await assertNothingSent(world);

  const right = await browser.submit(late, {
    mobile,
    captcha: await answerOf(world.program, late),
  });
  assert.equal(right.url.pathname, "/login/code");
  world.clock.time += 2 * MINUTE;
  const again = await browser.submit(late, {
    mobile: "09120000008",
    captcha: await answerOf(world.program, late),
  });
  assert.equal(again.status, 422, "spent by the right answer");
});

programTest("captcha: of 30 parallel right answers one sends a code", async (world) => {
  const { browser, page, captcha } = await open(world);
  const { captcha_id } = formOf(page).fields;
  const numbers = Array.from({ length: 30 }, (_, i) => `093510000${10 + i}`);
  await Promise.all(
    numbers.map((mobile) => browser.post("/login", { mobile, captcha_id, captcha })),
  );
  const phones = await Promise.all(numbers.map((mobile) => phoneOf(world.program, mobile)));
  assert.equal(phones.flat().length, 1);
});

programTest("captcha: is valid for ten minutes", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { browser, page, captcha } = await open(world);
  world.clock.time += 10 * MINUTE;
  const late = await browser.submit(page, { mobile, captcha });
  assert.equal(late.status, 422);
  assert.match(late.main, /مهلت تصویر قبلی گذشته بود/);
  assert.match(late.main, new RegExp(`value="${mobile}"`), "what was typed is kept");
  await assertNothingSent(world);
});

programTest("captcha: another browser's challenge is unknown here", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const victim = await open(world);
  const { captcha_id } = formOf(victim.page).fields;
  const thief = await open(world);
  const reply = await thief.browser.post("/login", { mobile, captcha_id, captcha: victim.captcha });
  assert.equal(reply.status, 422);
  await assertNothingSent(world);
  const kept = await victim.browser.submit(victim.page, { mobile, captcha: victim.captcha });
  assert.equal(kept.url.pathname, "/login/code", "and is not spent by the attempt");
});

programTest("captcha: a typing mistake in the number does not cost the picture", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { browser, page, captcha } = await open(world);
  const slip = await browser.submit(page, { mobile: "0912", captcha });
  assert.equal(slip.status, 422);
  assert.equal(formOf(slip).fields.captcha_id, formOf(page).fields.captcha_id);
  assert.equal(formOf(slip).fields.captcha, captcha);
  assert.equal((await browser.submit(slip, { mobile })).url.pathname, "/login/code");
});

programTest("captcha: Persian digits are accepted", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { browser, page, captcha } = await open(world);
  const persian = captcha.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);
  const reply = await browser.submit(page, { mobile, captcha: persian });
  assert.equal(reply.url.pathname, "/login/code");
});

programTest(
  "captcha: the picture is for its browser only, never cached, and the answer nowhere",
  async (world) => {
    const { browser, page, captcha } = await open(world);
    assert.ok(!page.text.includes(captcha));
    const source = /<img class="picture" src="([^"]+)"/.exec(page.main)![1];
    const picture = await browser.send(source);
    assert.equal(picture.headers.get("content-type"), "image/png");
    assert.equal(picture.headers.get("cache-control"), "no-store");
    assert.deepEqual([...picture.body.slice(1, 4)], [..."PNG"].map((char) => char.charCodeAt(0)));
    assert.ok(picture.body.length < 4096, `${picture.body.length} bytes`);

    assert.equal((await world.browser().send(world.origin + source)).status, 404);
    const other = world.browser();
    await other.get(`${world.origin}/login`);
    assert.equal((await other.send(source)).status, 404);
  },
);

programTest("captcha: another picture can be requested, and keeps the number", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { browser, page } = await open(world);
  const other = await browser.submit(page, { mobile, action: "new_captcha" });
  assert.equal(other.status, 200);
  assert.notEqual(formOf(other).fields.captcha_id, formOf(page).fields.captcha_id);
  assert.equal(formOf(other).fields.mobile, mobile);
  assert.match(other.text, /تصویر تازه‌ای آمد/);
});
