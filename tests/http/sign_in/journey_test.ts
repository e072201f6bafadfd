import assert from "node:assert/strict";
import { formOf } from "../../support/http_client.ts";
import {
  arriveAt,
  identityFields,
  messageOn,
  PATHS,
  programTest,
  signIn,
  STEP_NAMES,
  stepsOf,
} from "../journey.ts";

const MINUTE = 60_000;

programTest("journey: a first visit ends on the person's own page", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const steps = stepsOf(program, browser, world.person("verified-citizen"));

  let page = await steps.askCode();
  assert.equal(page.url.pathname, "/login/code");
  assert.match(page.main, /autocomplete="one-time-code"/);
  page = await steps.enterCode(page);
  assert.equal(page.url.pathname, "/login/identity");
  page = await steps.identify(page);
  assert.equal(page.url.pathname, "/login/confirm");
  assert.match(page.main, /مریم/);
  page = await steps.confirm(page);
  assert.equal(page.url.pathname, "/login/postal-code");
  page = await steps.postalCode(page);
  assert.equal(page.url.href, `${origin}/`);
  assert.equal(page.status, 200);
  assert.match(page.main, /مریم رضایی/);
  assert.match(page.main, /تأیید شده/);
  assert.match(page.main, /سطح ۲/);
});

programTest("journey: leads back to the exact URL of the service", async (world) => {
  const address = `${world.at("echo")}/claims/7?q=%D8%A8%DB%8C%D9%85%D9%87&page=2`;
  const page = await signIn(
    world.program,
    world.browser(),
    world.person("verified-citizen"),
    address,
  );
  assert.equal(page.url.href, address);
  assert.equal(JSON.parse(page.text).target, "/claims/7?q=%D8%A8%DB%8C%D9%85%D9%87&page=2");
});

for (const persona of ["long-name", "arabic-letters", "no-postal-code", "chief-executive"]) {
  programTest(`journey: ${persona} reaches level 2`, async (world) => {
    const { program } = world;
    const browser = world.browser();
    const person = world.person(persona);
    const page = await arriveAt(program, browser, person, "postal_code");
    const home = await browser.submit(page, { postal_code: person.postalCode });
    assert.equal(home.url.pathname, "/");
    assert.match(home.main, /سطح ۲/);
    // Whichever letters the registry used.
    assert.ok(home.main.includes(`${person.firstName} ${person.lastName}`), home.main);
  });
}

programTest("journey: a SIM in another's name leads back to the first page", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const ali = world.person("sim-of-another");
  const page = await arriveAt(program, browser, ali, "identity");
  const first = await stepsOf(program, browser, ali).identify(page);
  assert.equal(first.url.pathname, "/login");
  assert.equal(first.status, 422);
  assert.match(first.main, /عدم تطابق شماره تلفن همراه با کد ملی/);
  assert.match(first.text, /<title>خطا: /);

  const loaded = await browser.get(first.url.href);
  assert.match(loaded.main, /عدم تطابق/, "an answer that was lost on the way can be had again");
  const late = await browser.get(`${world.origin}/login/identity`);
  assert.match(late.main, /عدم تطابق/, "another tab learns it too");
  const again = await browser.get(`${world.origin}/login`);
  assert.equal(again.status, 200);
  assert.doesNotMatch(
    again.text,
    /عدم تطابق|<title>خطا: /,
    "opening the page again shows no error",
  );
  assert.ok(again.main.includes(ali.mobile));
  const stranger = await world.browser().get(`${world.origin}/login?sent_back`);
  assert.equal(stranger.status, 200);
  assert.doesNotMatch(stranger.main, /عدم تطابق/);
});

for (
  const [persona, message] of [["deceased", /وفات ثبت شده/], [
    "child",
    /فقط برای افراد ۱۸ساله و بالاتر/,
  ]] as const
) {
  programTest(`journey: ${persona} is told why it ends here`, async (world) => {
    const browser = world.browser();
    const person = world.person(persona);
    const page = await arriveAt(world.program, browser, person, "identity");
    const refused = await stepsOf(world.program, browser, person).identify(page);
    assert.equal(refused.url.pathname, "/login/refused");
    assert.match(refused.main, message);
    assert.equal(browser.cookie(world.origin, "panjereh_session"), undefined);
  });
}

programTest("journey: a birth date that differs can be corrected on the page", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const narges = world.person("birth-date-differs");
  const page = await arriveAt(program, browser, narges, "identity");
  const wrong = await stepsOf(program, browser, narges).identify(page);
  assert.equal(wrong.status, 422);
  assert.match(wrong.main, /اطلاعات هویتی نادرست است/);
  assert.match(wrong.main, new RegExp(`value="${narges.nationalId}"`));
  const right = await browser.submit(wrong, {
    ...identityFields({ ...narges, birthDate: "1368/07/12" }),
  });
  assert.equal(right.url.pathname, "/login/confirm");
});

programTest("journey: an unknown postal code can be corrected or left for later", async (world) => {
  const { program } = world;
  const reza = world.person("unknown-postal-code");
  const browser = world.browser();
  const page = await arriveAt(program, browser, reza, "postal_code");
  const invalid = await browser.submit(page, {});
  assert.equal(invalid.status, 422);
  assert.match(invalid.main, /کد پستی نامعتبر/);
  assert.match(invalid.main, /gnaf\.post\.ir/);

  const temporary = await browser.submit(invalid, { action: "temporary" });
  assert.equal(temporary.url.pathname, "/");
  assert.match(temporary.main, /موقت/);
  assert.match(temporary.main, /سطح ۱/);

  const again = await browser.get("/login/postal-code");
  assert.equal(again.url.pathname, "/login/postal-code");
  const { postalCode } = world.person("verified-citizen");
  const verified = await browser.submit(again, { postal_code: postalCode });
  assert.match(verified.main, /سطح ۲/);
});

programTest("journey: a known browser needs the code only, an unknown one all", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  const known = world.browser();
  await signIn(program, known, maryam);
  await known.submit(await known.get("/"), {}, { to: "/sign-out" });

  const home = await stepsOf(program, known, maryam).enterCode(
    await stepsOf(program, known, maryam).askCode(),
  );
  assert.equal(home.url.pathname, "/");
  assert.match(home.main, /مریم رضایی/);

  const stranger = await arriveAt(program, world.browser(), maryam, "identity");
  assert.equal(stranger.url.pathname, "/login/identity");
});

programTest("journey: a new SIM replaces the old one, which is notified", async (world) => {
  const { program, clock } = world;
  const amir = world.person("two-sims");
  const first = world.browser();
  await signIn(program, first, amir);

  const [newMobile] = amir.otherMobiles!;
  await signIn(program, world.browser(), { ...amir, mobile: newMobile });
  // Sessions of the old SIM have ended.
  assert.equal((await first.get("/")).url.pathname, "/login");
  const ending = newMobile.slice(-4);
  await messageOn(program, amir.mobile, ({ code, text }) => !code && text.includes(ending));

  // The old number alone is no longer sufficient, not even in a browser that the person has used.
  clock.time += MINUTE;
  const page = await stepsOf(program, first, amir).enterCode(
    await stepsOf(program, first, amir).askCode(),
  );
  assert.equal(page.url.pathname, "/login/identity");
});

for (const step of STEP_NAMES) {
  programTest(`journey: reload, Back and a second tab at ${step} stay there`, async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const page = await arriveAt(program, browser, world.person("verified-citizen"), step);
    assert.equal(page.url.pathname, PATHS[step]);
    const others = step === "mobile" ? [] : ["/login/code", "/login/postal-code"];
    for (const address of [PATHS[step], ...others]) {
      const shown = await browser.get(origin + address);
      assert.equal(shown.url.pathname, PATHS[step], address);
      assert.equal(shown.status, 200);
    }
    if (step !== "mobile") {
      const first = await browser.get(`${origin}/login`);
      assert.match(first.main, /href="\/login\/code"/, "offers to go on");
    }
  });
}

programTest("journey: an idle journey starts over after half an hour", async (world) => {
  const { program, clock } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const page = await arriveAt(program, browser, maryam, "identity");
  clock.time += 30 * MINUTE;
  const first = await stepsOf(program, browser, maryam).identify(page);
  assert.match(first.main, /مهلت این ورود تمام شد/);
  assert.equal(formOf(first).action.pathname, "/login");
});

programTest("journey: a browser without cookies is told so", async (world) => {
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login`);
  browser.cookies.clear();
  const told = await browser.submit(page, { mobile: "09120000001", captcha: "123456" });
  assert.equal(told.status, 422);
  assert.match(told.text, /کوکی/);
});
