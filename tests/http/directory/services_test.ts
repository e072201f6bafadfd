/** From a search without scripts to an open service, its star, and the home page. */
import assert from "node:assert/strict";
import { officeServices } from "../../../adapters/sandbox/catalogue/mod.ts";
import type { Reply } from "../../support/http_client.ts";
import { programTest, signIn } from "../journey.ts";

const NAVIGATION = { accept: "text/html", "sec-fetch-mode": "navigate" };

const linkTo = ({ text, url }: Reply, title: string): string => {
  const [, href] = new RegExp(`<a href="([^"]*)"[^>]*>\\s*<bdi ?>${title}</bdi>`).exec(text) ?? [];
  assert.ok(href, `a link to ${title}`);
  return new URL(href.replaceAll("&amp;", "&"), url).href;
};

programTest("services: found by another word, looked at, opened, starred", async (world) => {
  const { program, origin, person } = world;
  const browser = world.browser();
  await signIn(program, browser, person("verified-citizen"));
  const home = await browser.get(`${origin}/`);
  assert.doesNotMatch(home.text, /درخواست گذرنامه/, "hundreds are not listed there");
  assert.match(home.text, /<form action="\/services" role="search">/);
  const query = new URLSearchParams({ q: "تمديد پاسپورت" });
  const found = await browser.get(`${origin}/services?${query}`);
  assert.match(found.text, /خدمت پیدا شد/);

  const service = await browser.get(linkTo(found, "تمدید گذرنامه"));
  assert.match(service.text, /پلیس مهاجرت و گذرنامه/);
  assert.match(service.text, /99\*\*\*\*\*|۹۹\*\*\*\*\*/, "the person's own data, masked");
  assert.doesNotMatch(service.text, /در دسترس است|پاسخ نمی‌دهد/, "nothing is known of its server");
  const starred = await browser.submit(service, { star: "1" }, {
    to: "/services/police-passport-renew/star",
  });
  assert.match(starred.text, /برداشتن ستاره/);

  const opened = await browser.get(world.at("police-passport-renew"), NAVIGATION);
  assert.equal(opened.status, 200);
  assert.match(opened.text, /گواهی هویت شما بررسی و تأیید شد/);
  assert.match(opened.text, /<bdi dir="ltr">police-passport-renew<\/bdi>/);
  await browser.get(world.at("insurance"), NAVIGATION);

  const again = await browser.get(`${origin}/`);
  const at = (text: string) => again.text.indexOf(text);
  assert.ok(at("تمدید گذرنامه") > 0);
  assert.ok(at("تمدید گذرنامه") < at("سوابق بیمه"), "stars come before what was used lately");
}, { services: ({ agencyOrigin }) => officeServices(agencyOrigin) });
