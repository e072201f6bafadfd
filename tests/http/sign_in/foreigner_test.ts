/** The tab «اتباع», from the first page to the agency. */
import assert from "node:assert/strict";
import {
  arriveAt,
  identityFields,
  programTest,
  setFault,
  signIn,
  stepsOf,
  type World,
} from "../journey.ts";

async function atTab(world: World, persona: string) {
  const person = world.person(persona);
  const browser = world.browser();
  await arriveAt(world.program, browser, person, "identity");
  const tab = await browser.get(`${world.origin}/login/identity?kind=foreign`);
  return { person, browser, tab };
}

programTest(
  "foreigner: the tab is a link that keeps the target and needs no script",
  async (world) => {
    const browser = world.browser();
    const person = world.person("foreign-passport");
    const steps = stepsOf(world.program, browser, person);
    let page = await steps.askCode(`${world.at("insurance")}/`);
    page = await steps.enterCode(page);
    const link = /href="(\/login\/identity\?kind=foreign[^"]*)"/.exec(page.main)?.[1];
    assert.match(link ?? "", /&amp;return_to=http/);
    const tab = await browser.get(link!.replaceAll("&amp;", "&"));
    assert.match(tab.main, /aria-current="page"[^>]*>اتباع/);
    assert.match(tab.main, /name="kind" value="foreign"/);
    page = await browser.submit(tab, identityFields(person), { to: "/login/identity" });
    assert.match(page.main, /<bdi lang="en">Daniel<\/bdi>/);
    page = await steps.confirm(page);
    page = await steps.postalCode(page);
    assert.equal(page.url.origin, world.at("insurance"));
    assert.match(page.text, /Daniel Weber/);
    assert.match(page.text, /کد فیدا/);
  },
);

programTest(
  "foreigner: Gregorian date, lower case and Persian digits are the same person",
  async (world) => {
    const { person, browser, tab } = await atTab(world, "foreign-passport");
    const page = await browser.submit(tab, {
      ...identityFields(person),
      fida_code: "۹۹۹۱۰۰۰۰۰۱۴",
      document_number: "c4f7k2901",
      birth_day: "۲۱",
      birth_month: "March",
      birth_year: "1985",
    }, { to: "/login/identity" });
    assert.equal(page.url.pathname, "/login/confirm");
  },
);

programTest("foreigner: the NAJA persona types the postal code and is verified", async (world) => {
  const person = world.person("foreign-naja");
  const browser = world.browser();
  const postal = await arriveAt(world.program, browser, person, "postal_code");
  assert.match(postal.main, /name="postal_code"[^>]*value=""|value=""[^>]*name="postal_code"/);
  const home = await browser.submit(postal, { postal_code: person.postalCode }, {
    to: "/login/postal-code",
  });
  assert.match(home.main, /احمدشاه رحیمی/);
  assert.match(home.main, /تأیید شده/);
});

programTest(
  "foreigner: a SIM of somebody else leads to the first page with its own text",
  async (world) => {
    const { person, browser, tab } = await atTab(world, "foreign-sim-of-another");
    const page = await browser.submit(tab, identityFields(person), { to: "/login/identity" });
    assert.equal(page.url.pathname, "/login");
    assert.match(
      page.main,
      /عدم تطابق شماره تلفن همراه با کد اتباع \(شماره تلفن همراه حتما باید برای خود فرد باشد\)/,
    );
  },
);

programTest(
  "foreigner: typed values survive an error, a mismatch and an outage",
  async (world) => {
    const { person, browser, tab } = await atTab(world, "foreign-passport");
    const wrong = { ...identityFields(person), document_number: "X99999" };
    const shown = (main: string) => {
      for (const value of ["99910000014", "X99999"]) assert.ok(main.includes(`value="${value}"`));
      assert.match(main, /value="passport" checked/);
    };
    const invalid = await browser.submit(tab, { ...wrong, birth_month: "13" }, {
      to: "/login/identity",
    });
    assert.equal(invalid.status, 422);
    shown(invalid.main);
    const date = { birth_day: "21", birth_month: "3", birth_year: "1985" };
    const mismatch = await browser.submit(invalid, { ...wrong, ...date }, {
      to: "/login/identity",
    });
    assert.match(mismatch.main, /اطلاعات هویتی نادرست است/);
    shown(mismatch.main);

    await setFault(world.program, { target: "foreigners", mode: "error" });
    const outage = await browser.submit(mismatch, { ...wrong, ...date }, { to: "/login/identity" });
    assert.equal(outage.status, 503);
    assert.ok(outage.headers.get("retry-after"));
    assert.match(outage.main, /ثبت اتباع فعلاً پاسخ نمی‌دهد/);
    shown(outage.main);
    const again = await browser.get(`${world.origin}/login/identity`);
    shown(again.main);

    await setFault(world.program, { target: "foreigners", mode: "ok" });
    const right = { ...wrong, ...date, document_number: person.documentNumber! };
    const page = await browser.submit(again, right, { to: "/login/identity" });
    assert.equal(page.url.pathname, "/login/confirm");
  },
);

programTest(
  "foreigner: each empty field is reported, including the kind of document",
  async (world) => {
    const { browser, tab } = await atTab(world, "foreign-passport");
    const page = await browser.submit(tab, {}, { to: "/login/identity" });
    assert.equal(page.status, 422);
    for (const field of ["fida_code", "document_kind", "document_number", "birth_day"]) {
      assert.ok(page.main.includes(`href="#${field}"`), field);
    }
    const repeated = await browser.post(`${world.origin}/login/identity`, [
      ["kind", "foreign"],
      ["document_kind", "passport"],
      ["document_kind", "naja"],
    ]);
    assert.equal(repeated.status, 400);
  },
);

programTest(
  "foreigner: the assertion contains the FIDA code, and so do the plain headers",
  async (world) => {
    const browser = world.browser();
    const person = world.person("foreign-passport");
    const page = await signIn(world.program, browser, person, `${world.at("echo")}/`);
    const { headers } = JSON.parse(page.text) as { headers: [string, string][] };
    const valueOf = (name: string) =>
      headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    assert.equal(valueOf("X-Identity-Fida-Code"), person.fidaCode);
    assert.equal(valueOf("X-Identity-National-Id"), undefined);
    assert.equal(valueOf("X-Identity-Birthdate"), "1985-03-21");
    const payload = JSON.parse(atob(
      valueOf("X-Identity-Assertion")!.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"),
    ));
    assert.equal(payload.fida_code, person.fidaCode);
    assert.equal("national_id" in payload, false);
    assert.equal("company" in payload, false);
  },
);
