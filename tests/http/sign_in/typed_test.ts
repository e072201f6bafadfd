/** What people type and paste on the way in: invisible characters, forgotten zeros, dates. */
import assert from "node:assert/strict";
import { answerOf, arriveAt, codeOf, programTest, type World } from "../journey.ts";

/** As contacts and messengers hand numbers over. */
const pasted = (number: string) =>
  `\u202a${number.replace(/(?=\d{4}$)/, "\u200c\u2011\u202f")}\u202c\ufeff`;

async function ask(world: World, mobile: string) {
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login`);
  const captcha = pasted(await answerOf(world.program, page));
  return { browser, page: await browser.submit(page, { mobile, captcha }, { to: "/login" }) };
}

programTest("typed: a whole sign-in with numbers as they are pasted", async (world) => {
  const person = world.person("verified-citizen");
  const { browser, page: code } = await ask(world, pasted(person.mobile));
  assert.equal(code.url.pathname, "/login/code");
  const typed = pasted(await codeOf(world.program, person.mobile));
  const identity = await browser.submit(code, { code: typed }, { to: "/login/code" });
  assert.equal(identity.url.pathname, "/login/identity");
  const confirm = await browser.submit(identity, {
    national_id: pasted(person.nationalId),
    birth_day: pasted(person.birthDate),
    birth_month: "\u200f",
    birth_year: "",
  }, { to: "/login/identity" });
  assert.equal(confirm.url.pathname, "/login/confirm");
  const postal = await browser.submit(confirm, { decision: "yes" }, { to: "/login/confirm" });
  const home = await browser.submit(postal, { postal_code: pasted(person.postalCode) }, {
    to: "/login/postal-code",
  });
  assert.equal(home.url.pathname, "/");
});

programTest("typed: a mobile number without its zero gets its code", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { page } = await ask(world, mobile.slice(1));
  assert.equal(page.url.pathname, "/login/code");
  assert.match(page.main, /۰۹۱۲\*\*\*۰۰۰۱/);
  assert.doesNotMatch(page.main, /اگر منظورتان شمارهٔ تلفن همراه بود/);
});

programTest(
  "typed: ten digits that can be both say what to do, with or without an account",
  async (world) => {
    for (
      const [typed, isSaid] of [["9121234566", true], ["0912123451", true], ["0499370899", false]]
    ) {
      const { page } = await ask(world, String(typed));
      assert.equal(page.url.pathname, "/login/code");
      const said = page.main.includes("اگر منظورتان شمارهٔ تلفن همراه بود");
      assert.equal(said, isSaid, String(typed));
    }
  },
);

programTest(
  "typed: each mistake in the first field has its sentence, and stays as typed",
  async (world) => {
    for (
      const [typed, sentence] of [
        ["0912 000 000", /اگر شمارهٔ تلفن همراه است، یک رقم کم دارد/],
        ["0912 000", /شمارهٔ تلفن همراه کامل نیست/],
        ["0912 000 00011", /این شماره رقم اضافه دارد/],
        ["12-345679", /صفرهای اول آن را هم وارد کنید/],
        ["021 1234 5678", /شمارهٔ تلفن ثابت است/],
        ["+93 70 123 4567", /شمارهٔ کشور دیگری است/],
        ["sara", /فقط رقم وارد کنید/],
      ] as const
    ) {
      const { page } = await ask(world, typed);
      assert.equal(page.status, 422, typed);
      assert.match(page.main, sentence);
      assert.ok(page.main.includes(`value="${typed}"`), "as typed");
    }
  },
);

programTest(
  "typed: an error of a date leads to its box, and says what is wrong there",
  async (world) => {
    const person = world.person("verified-citizen");
    const browser = world.browser();
    const page = await arriveAt(world.program, browser, person, "identity");
    for (
      const [day, month, year, part, sentence] of [
        ["31", "اسفند", "1370", "day", "اسفند ۱۳۷۰ فقط ۳۰ روز دارد"],
        ["14", "13", "1370", "month", "ماه را با عددی از ۱ تا ۱۲"],
        ["14", "5", "137", "year", "سال را چهاررقمی وارد کنید، مثلاً ۱۳۷۰"],
        ["14", "5", "05", "year", "سال را چهاررقمی وارد کنید: ۱۳۰۵ یا ۱۴۰۵"],
        ["14", "5", "1991", "year", "۱۹۹۱ سال میلادی است"],
        ["14", "", "", "month", "ماه و سال تولد را هم وارد کنید"],
      ]
    ) {
      const fields = { national_id: person.nationalId, birth_day: day, birth_month: month };
      const reply = await browser.submit(page, { ...fields, birth_year: year }, {
        to: "/login/identity",
      });
      assert.equal(reply.status, 422);
      assert.match(reply.main, new RegExp(`<a href="#birth_${part}">${sentence}`));
      assert.match(reply.main, new RegExp(`id="birth-error">خطا: ${sentence}`));
      const input = new RegExp(`<input id="birth_${part}"[^>]*>`).exec(reply.main)![0];
      assert.match(input, /aria-invalid="true" aria-describedby="birth-error"/);
      assert.ok(input.includes(`value="${{ day, month, year }[part]}"`), "as typed");
    }
  },
);
