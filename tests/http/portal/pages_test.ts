/** The signed-in person's pages: services as cards, what is kept of them, where they are signed in. */
import assert from "node:assert/strict";
import { unescapeHtml } from "../../support/http_client.ts";
import { programTest, signIn } from "../journey.ts";

programTest("profile: shows what is kept, and gives nothing whole away", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  await signIn(program, browser, person);
  const { main } = await browser.get(`${origin}/profile`);
  const toPersian = (text: string) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);
  const { mobile, nationalId, postalCode, email, fatherName, birthDate } = person;
  const ends = (text: string) => [text.slice(0, 2), text.slice(-2)].map(toPersian);
  for (const [first, last] of [ends(nationalId), ends(postalCode)]) {
    assert.ok(main.includes(`${first}*****${last}`), first);
  }
  assert.ok(main.includes(toPersian(`${mobile.slice(0, 4)}***${mobile.slice(-4)}`)));
  assert.ok(main.includes(fatherName));
  assert.ok(main.includes(toPersian(birthDate.slice(0, 4))));
  assert.ok(main.includes(email.slice(email.indexOf("@"))));
  for (const whole of [mobile, nationalId, postalCode, birthDate, email]) {
    assert.ok(!main.includes(whole) && !main.includes(toPersian(whole)), whole);
  }
});

programTest("profile: two tabs, each a page of its own", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("chief-executive"));
  for (const [path, current] of [["/profile", "حقیقی"], ["/profile/company", "حقوقی"]]) {
    const { main } = await browser.get(origin + path);
    assert.match(main, new RegExp(`<a href="${path}" aria-current="page">${current}</a>`));
  }
  const { main } = await browser.get(`${origin}/profile/company`);
  // The guide's notice is there, and folded.
  assert.match(main, /<details\s*><summary>[^<]*<\/summary><p class="hint">کاربر گرامی/);
});

programTest("home: the missing level is a link that leads there and back", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const home = await signIn(program, browser, world.person("verified-citizen"), `${origin}/login`);
  assert.equal(home.main.match(/<h2>خدمات<\/h2>/g)?.length, 1);
  const link = /<p><a href="(\/login\?return_to=[^"]*notary[^"]*)">اول باید به سطح ۳ برسید<\/a>/;
  const [, href] = link.exec(home.main)!;
  const page = await browser.get(origin + unescapeHtml(href));
  assert.equal(page.url.pathname, "/login/level");
  assert.equal(page.url.searchParams.get("return_to"), `${world.at("notary")}/`);
});

programTest("sessions: the network is said, and signing out here is asked first", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const other = world.browser();
  const person = world.person("verified-citizen");
  await signIn(program, other, person);
  world.clock.time += 180_000;
  await signIn(program, browser, person);
  const { main } = await browser.get(`${origin}/sessions`);
  const items = main.match(/<li>.*?<\/li>/gs)!;
  assert.equal(items.length, 2);
  for (const item of items) assert.match(item, /شبکه: <bdi dir="ltr">127\.0\.\*<\/bdi>/);
  const [own] = items.filter((item) => item.includes("همین مرورگر</span>"));
  assert.match(own, /<a class="button" href="\/sign-out">/);
  assert.doesNotMatch(own, /<form/);
  assert.equal(items.filter((item) => item.includes("<form")).length, 1);
});
