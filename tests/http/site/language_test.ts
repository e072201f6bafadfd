import assert from "node:assert/strict";
import { programTest, signIn, stepsOf } from "../journey.ts";

const languageOf = (text: string) =>
  /<html lang="(\w+)" dir="(\w+)"/.exec(text)?.slice(1).join(" ");

programTest(
  "language: Persian unless chosen, independent of the browser's preference",
  async (world) => {
    const browser = world.browser();
    const page = await browser.get(`${world.origin}/login`, {
      "accept-language": "en-US,en;q=0.9",
    });
    assert.equal(languageOf(page.text), "fa rtl");
  },
);

programTest(
  "language: ?lang chooses, a cookie keeps it, an unknown one changes nothing",
  async (world) => {
    const { origin } = world;
    const browser = world.browser();
    const chosen = await browser.get(`${origin}/login?lang=en`);
    assert.equal(languageOf(chosen.text), "en ltr");
    assert.match(
      chosen.headers.get("set-cookie")!,
      /panjereh_language=en; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax/,
    );
    assert.equal(languageOf((await browser.get(`${origin}/privacy`)).text), "en ltr");
    for (const lang of ["xx", "EN", "../fa", ""]) {
      const reply = await browser.get(`${origin}/login?lang=${lang}`);
      assert.equal(languageOf(reply.text), "en ltr", lang);
    }
    assert.equal(languageOf((await browser.get(`${origin}/login?lang=fa`)).text), "fa rtl");

    for (const value of ["xx", "e", "__proto__", "constructor"]) {
      browser.setCookie(origin, "panjereh_language", value);
      assert.equal(languageOf((await browser.get(`${origin}/login`)).text), "fa rtl", value);
    }
  },
);

programTest(
  "language: the whole journey, its errors and the way back to the service are English",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const maryam = world.person("verified-citizen");
    await browser.get(`${origin}/login?lang=en`);
    const steps = stepsOf(program, browser, maryam);
    let page = await steps.askCode();
    const pages = [page, await browser.submit(page, { code: "" })];
    pages.push(page = await steps.enterCode(page));
    pages.push(await browser.submit(page, { national_id: "1" }));
    pages.push(page = await steps.identify(page));
    pages.push(page = await steps.confirm(page));
    pages.push(await browser.submit(page, { postal_code: "1" }));
    pages.push(await steps.postalCode(page));
    pages.push(await browser.get(`${origin}/nowhere`));
    for (const { text, url } of pages) assert.equal(languageOf(text), "en ltr", url.pathname);

    const vehicle = await browser.get(`${world.at("vehicle")}/`, { accept: "text/html" });
    assert.equal(browser.cookie(vehicle.url, "panjereh_language"), "en");
  },
);

programTest(
  "language: a service gets the chosen one, and from the window only",
  async (world) => {
    const { program, origin } = world;
    const localeAt = async (browser: ReturnType<typeof world.browser>) => {
      const { text } = await browser.get(`${world.at("echo")}/`, { "x-identity-locale": "en" });
      const { headers } = JSON.parse(text) as { headers: [string, string][] };
      return headers.filter(([name]) => name === "X-Identity-Locale").map(([, value]) => value);
    };
    const browser = world.browser();
    await browser.get(`${origin}/login?lang=ar`);
    await signIn(program, browser, world.person("verified-citizen"), `${world.at("echo")}/`);
    assert.deepEqual(await localeAt(browser), ["ar"]);
    browser.setCookie(world.at("echo"), "panjereh_language", "xx");
    assert.deepEqual(await localeAt(browser), []);

    browser.setCookie(world.at("insurance"), "panjereh_language", "ar");
    const insurance = await browser.get(`${world.at("insurance")}/`, { accept: "text/html" });
    assert.equal(languageOf(insurance.text), "ar rtl");
  },
);

programTest("language: the buttons lead back to the same page with its target", async (world) => {
  const browser = world.browser();
  const page = await browser.get(`${world.at("insurance")}/a?b=1`, { accept: "text/html" });
  const [, inBrowsers] = /formaction="([^"]+)" lang="en"/.exec(page.text)!;
  const [, inTextBrowsers] = /<form method="post" action="([^"]+lang=en)"/.exec(page.text)!;
  assert.equal(inTextBrowsers, inBrowsers);
  const english = await browser.post(inBrowsers.replaceAll("&amp;", "&"), {});
  assert.equal(languageOf(english.text), "en ltr");
  assert.equal(english.url.searchParams.get("return_to"), `${world.at("insurance")}/a?b=1`);
});

programTest("language: the links of a page without a form lead back to it", async (world) => {
  const { origin } = world;
  const browser = world.browser();
  const page = await browser.get(`${origin}/contact`);
  const link = /<a href="([^"]+)" lang="en"/.exec(page.text)![1].replaceAll("&amp;", "&");
  const english = await browser.get(link);
  assert.equal(languageOf(english.text), "en ltr");
  assert.equal(english.url.pathname, "/contact");
});

programTest(
  "language: a choice at the window applies to a signed-in person's home page",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    await signIn(program, browser, world.person("verified-citizen"));
    assert.equal(languageOf((await browser.get(`${origin}/?lang=en`)).text), "en ltr");
    const back = await browser.get(`${origin}/?lang=fa`);
    assert.equal(languageOf(back.text), "fa rtl");
  },
);

programTest("language: a company's ID that is typed in the profile is kept", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("chief-executive"));
  const profile = await browser.get(`${origin}/profile/company`);
  const to = /<button type="submit" form="typed" formaction="([^"]+)" lang="en"/.exec(profile.text);
  assert.equal(to?.[1], "/profile/company?lang=en");
  const english = await browser.post(origin + to[1], { company_id: "9990" });
  assert.equal(languageOf(english.text), "en ltr");
  assert.match(english.text, /<input id="company_id"[^>]* value="9990"/);
});
