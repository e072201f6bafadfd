/** The help pages: questions, contact, guide, accessibility, the application. */
import assert from "node:assert/strict";
import { programTest, signIn } from "../journey.ts";

programTest(
  "faq: finds words in any spelling, and says if there are none",
  async (world) => {
    const browser = world.browser();
    const search = async (query: string, lang = "fa") =>
      await browser.get(`${world.origin}/faq?lang=${lang}&q=${encodeURIComponent(query)}`);
    const questions = (page: { main: string }) =>
      [...page.main.matchAll(/<p id="([\w-]+)">/g)].map(([, id]) => id);

    const all = questions(await search(""));
    assert.ok(all.length >= 20);
    const persian = questions(await search("كد پستي"));
    assert.ok(persian.includes("postal-code") && persian.length < all.length);
    assert.deepEqual(questions(await search("کدپستی")), persian);
    assert.ok(questions(await search("18 سال")).includes("children"));
    assert.ok(questions(await search("*4*40#")).includes("no-code"));
    assert.ok(questions(await search("QR")).includes("qr"));
    assert.match((await search("کد پستی کشتی‌رانی")).text, /دقیقاً با این کلمه‌ها پیدا نشد؛ /);
    const none = await search("کشتی‌رانی");
    assert.deepEqual(questions(none), []);
    assert.match(none.text, /<div id="status"[^>]*><p>[^<]*پیدا نشد/);
    const asTyped = await browser.send(`/faq?q=${encodeURIComponent("کد پستی")}`, {
      headers: {
        "hx-request": "true",
        "hx-request-type": "partial",
        "hx-target": "div#questions",
      },
    });
    const part = asTyped.text;
    assert.doesNotMatch(part, /<html|<form role="search"|<h1/);
    assert.match(part, /^<div id="status" [^>]*><p>/);
    assert.match(part, /<div id="questions">.*<p id="postal-code">/s);
    assert.ok(questions(await search("POSTAL code", "en")).includes("postal-code"));
    const arabic = questions(await search("رمزی البریدى", "ar"));
    assert.ok(arabic.includes("postal-code") && arabic.length < all.length);
  },
);

programTest(
  "faq: the typed text is escaped, kept, and never longer than a question",
  async (world) => {
    const browser = world.browser();
    const query = `"><img src=x onerror=alert(1)>`;
    const page = await browser.get(`${world.origin}/faq?q=${encodeURIComponent(query)}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /<img/);
    assert.match(page.main, /value="&quot;&gt;&lt;img/);
    const long = await browser.get(`${world.origin}/faq?q=${"a".repeat(5000)}`);
    assert.match(long.main, /value="a{100}"/);
  },
);

programTest("faq: the search keeps the person's destination", async (world) => {
  const browser = world.browser();
  const login = await browser.get(`${world.at("insurance")}/`, { accept: "text/html" });
  const href = /href="(\/faq[^"]*)"/.exec(login.text)![1].replaceAll("&amp;", "&");
  const found = await browser.get(href + "&q=18");
  assert.ok(found.main.includes('name="return_to"'));
  assert.ok(found.main.includes('name="state"'));
});

programTest("contact: shows what is configured", async (world) => {
  const page = await world.browser().get(`${world.origin}/contact?lang=en`);
  assert.match(page.main, /<a href="tel:02112345678">/);
  assert.match(page.main, /021-1234\s5678/);
  assert.match(page.main, /خیابان ساختگی/);
}, { environment: { SUPPORT_PHONE: "021-1234 5678", SUPPORT_ADDRESS: "خیابان ساختگی" } });

programTest(
  "guide: its file is offered with its size in each language, and downloads",
  async (world) => {
    const browser = world.browser();
    for (const language of ["fa", "ar", "en"]) {
      const page = await browser.get(`${world.origin}/guide?lang=${language}`);
      const path = /href="(\/static\/guide-\w+\.[0-9a-f]{12}\.pdf)" download/.exec(page.main)?.[1];
      assert.ok(path, language);
      const file = await browser.send(path, { headers: { "accept-encoding": "br" } });
      assert.equal(file.status, 200);
      assert.equal(file.headers.get("content-type"), "application/pdf");
      assert.equal(
        file.headers.get("content-disposition"),
        `attachment; filename="panjereh-guide-${language}.pdf"`,
      );
      assert.equal(file.headers.get("x-content-type-options"), "nosniff");
      assert.match(file.headers.get("cache-control")!, /immutable/);
      assert.equal(new TextDecoder().decode(file.body.subarray(0, 5)), "%PDF-");
      const kilobytes = Math.ceil(file.body.length / 1024);
      if (language === "en") assert.match(page.main, new RegExp(`\\(${kilobytes} kB\\)`));
    }
  },
);

programTest(
  "app: the manifest speaks the page's language and its icons are there",
  async (world) => {
    const browser = world.browser();
    const page = await browser.get(`${world.origin}/app?lang=en`);
    const href = /<link rel="manifest" href="([^"]+)"/.exec(page.text)![1];
    assert.match(page.headers.get("content-security-policy")!, /default-src 'self'/);
    const reply = await browser.send(href);
    assert.equal(reply.headers.get("content-type"), "application/manifest+json");
    const manifest = JSON.parse(reply.text);
    assert.equal(manifest.lang, "en");
    assert.equal(manifest.dir, "ltr");
    assert.equal(manifest.short_name, "Panjereh");
    assert.ok(manifest.icons.length >= 2);
    for (const { src, sizes } of [...manifest.icons, { src: "/icons/180.png", sizes: "180x180" }]) {
      const icon = await browser.send(src);
      assert.equal(icon.headers.get("content-type"), "image/png");
      // Width and height are in the header of a PNG (RFC 2083 §4.1.1).
      const view = new DataView(icon.body.buffer, icon.body.byteOffset);
      assert.equal(`${view.getUint32(16)}x${view.getUint32(20)}`, sizes);
    }
    assert.equal((await browser.send("/icons/7.png")).status, 404);
    const login = await browser.get(`${world.origin}/login`);
    assert.doesNotMatch(login.text, /rel="manifest"/, "other pages do not pay for it");
  },
);

programTest(
  "accessibility: the choice is kept in a cookie and applied to every page",
  async (world) => {
    const { origin } = world;
    const browser = world.browser();
    const panel = await browser.get(`${origin}/accessibility?lang=en`);
    assert.doesNotMatch(panel.text, /<link rel="stylesheet"/);
    const chosen = { page: "dark", size: "150", motion: "still", font: "vazirmatn" };
    const saved = await browser.submit(panel, chosen, { to: "/accessibility" });
    assert.equal(saved.status, 200);
    assert.match(saved.text, /The settings are saved/);
    assert.match(saved.main, /<option value="dark" selected/);
    assert.equal(browser.cookie(origin, "panjereh_display"), "dark_vazirmatn_150_still");
    for (const path of ["/login", "/privacy", "/nowhere"]) {
      const page = await browser.get(origin + path);
      assert.match(page.text, /<html [^>]*class="page-dark font-vazirmatn size-150 motion-still">/);
      const sheet = /<link rel="stylesheet" href="([^"]+)">/.exec(page.text)![1];
      const css = await browser.send(sheet);
      assert.equal(css.headers.get("content-type"), "text/css; charset=utf-8");
      assert.match(css.headers.get("cache-control")!, /immutable/);
      for (const [, font] of css.text.matchAll(/url\(([^)]+)\)/g)) {
        const file = await browser.send(`/static/${font}`);
        assert.equal(file.headers.get("content-type"), "font/woff2");
        assert.ok(file.body.length < 25 * 1024, `${file.body.length} bytes`);
      }
      const policy = page.headers.get("content-security-policy")!;
      // A journey began at the first of them.
      const carried = page.text.includes("<style>");
      assert.equal(carried, path === "/login");
      assert.match(
        policy,
        carried ? /^default-src 'self' 'sha256-[^']+';/ : /^default-src 'self';/,
      );
    }
  },
);

programTest("accessibility: reset, hostile values and a browser without cookies", async (world) => {
  const { origin } = world;
  const browser = world.browser();
  const panel = await browser.get(`${origin}/accessibility?lang=en`);
  await browser.submit(panel, { page: "cream" }, { to: "/accessibility" });
  const reset = await browser.submit(panel, { page: "cream", action: "reset" }, {
    to: "/accessibility",
  });
  assert.match(reset.text, /Settings reset/);
  assert.equal(browser.cookie(origin, "panjereh_display"), undefined);
  assert.doesNotMatch(reset.text, /<html[^>]* class=/);

  for (const value of ["dark\r\nset-cookie: a=b", "__proto__", "x".repeat(150)]) {
    await browser.submit(panel, { page: value }, { to: "/accessibility" });
    assert.equal(browser.cookie(origin, "panjereh_display"), undefined, value);
  }
  browser.setCookie(origin, "panjereh_display", "evil_dark_constructor");
  const page = await browser.get(`${origin}/login`);
  assert.match(page.text, /<html [^>]*class="page-dark">/);

  const forgetful = world.browser();
  const lost = await forgetful.get(`${origin}/accessibility?lang=en&done=saved`);
  assert.match(lost.text, /did not keep our cookie/);
});

programTest("accessibility: a form of another site changes nothing", async (world) => {
  const browser = world.browser();
  const reply = await browser.post(`${world.origin}/accessibility`, { page: "dark" }, {
    origin: "https://evil.example",
  });
  assert.equal(reply.status, 403);
  assert.equal(browser.cookie(world.origin, "panjereh_display"), undefined);
});

programTest(
  "accessibility: is carried to our own pages at a service's host, and back",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const maryam = world.person("verified-citizen");
    browser.setCookie(origin, "panjereh_display", "contrast_200");
    await signIn(program, browser, maryam, `${world.at("insurance")}/`);
    assert.equal(browser.cookie(world.at("insurance"), "panjereh_display"), "contrast_200");
    const bad = await browser.get(`${world.at("insurance")}/_panjereh/nothing`, {
      accept: "text/html",
    });
    assert.match(bad.text, /<html [^>]*class="page-contrast size-200">/);
    const sheet = /<link rel="stylesheet" href="([^"]+)">/.exec(bad.text)![1];
    assert.ok(sheet.startsWith(`${origin}/static/`));
    assert.ok(
      bad.headers.get("content-security-policy")!.includes(`${origin}; font-src ${origin};`),
    );
    const css = await browser.send(sheet);
    assert.equal(css.headers.get("cross-origin-resource-policy"), "cross-origin");
    assert.equal(css.headers.get("access-control-allow-origin"), "*");

    browser.cookies.get(new URL(origin).host)!.delete("panjereh_display");
    browser.cookies.get(new URL(world.at("insurance")).host)!.delete("panjereh_service");
    await browser.get(`${world.at("insurance")}/`, { accept: "text/html" });
    assert.equal(browser.cookie(world.at("insurance"), "panjereh_display"), undefined);
  },
);

programTest(
  "help: names the genuine address, who runs the window, and other ways",
  async (world) => {
    const browser = world.browser();
    const { host } = new URL(world.origin);
    const faq = await browser.get(`${world.origin}/faq`);
    const answer = (id: string) =>
      new RegExp(`<p id="${id}">(.*?)</p></details>`, "s").exec(faq.main)![1];
    assert.ok(answer("fake").includes(`<bdi lang="en" dir="ltr">${host}</bdi>`));
    assert.match(answer("operator"), /سازمان فناوری اطلاعات ایران، وزارت ارتباطات/);
    assert.match(answer("browser"), /مرورگر دیگری.*حافظهٔ پنهان/s);
    assert.match(answer("no-code"), /هرزنامه و فهرست سیاه/);
    // Answers lead to the pages that they name.
    for (
      const [id, path] of [
        ["problem", "/contact"],
        ["needed", "/guide"],
        ["lost-phone", "/sessions"],
        ["safety", "/sign-out"],
        ["qr", "/login/qr"],
        ["operator", "/privacy"],
      ]
    ) assert.ok(answer(id).includes(`<a href="${path}">`), id);
    // The list of questions is the list to jump: answers are folded until they are asked for.
    assert.doesNotMatch(faq.main, /<details open/);
    const contact = await browser.get(`${world.origin}/contact`);
    assert.ok(contact.main.includes(`>${host}</bdi>`));
    assert.match(contact.main, /mailto:help@example\.ir/);
    assert.match(contact.main, /شنبه‌ها/);
  },
  { environment: { SUPPORT_EMAIL: "help@example.ir", SUPPORT_HOURS: "شنبه‌ها" } },
);
