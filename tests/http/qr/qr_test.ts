import assert from "node:assert/strict";
import { maskText } from "../../../adapters/observation/log_masking.ts";
import { type HttpClient, type Reply, unescapeHtml } from "../../support/http_client.ts";
import { scan } from "../../support/qr_reader.ts";
import { numberOn } from "../../support/qr_sign_in.ts";
import { countAudit } from "../../support/store.ts";
import { callsLeft, programTest, setFault, signIn, type World } from "../journey.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
const HTMX = { "hx-request": "true", "hx-request-type": "partial" };
const SECOND = 1000;

async function phoneOf(world: World, persona = "verified-citizen"): Promise<HttpClient> {
  const browser = world.browser();
  await signIn(world.program, browser, world.person(persona));
  return browser;
}

/**
 * A browser at the page with the code; from a service it comes through the tab of the first page.
 */
async function waiting(world: World, { from, userAgent = CHROME }: {
  from?: string;
  userAgent?: string;
} = {}) {
  const browser = world.browser();
  const page = await browser.get(
    from === undefined ? `${world.origin}/login/qr` : await tabOf(browser, from),
    { "user-agent": userAgent },
  );
  assert.equal(page.status, 200);
  const headers = { "user-agent": userAgent };
  return {
    browser,
    page,
    address: scan(page.main),
    check: (from = page) => browser.submit(from, { action: "check" }, { to: "/login/qr", headers }),
    poll: (from = page) =>
      browser.submit(from, {}, { to: "/login/qr", headers: HTMX, unfollowed: true }),
  };
}

async function tabOf(browser: HttpClient, address: string): Promise<string> {
  const login = await browser.get(address, { accept: "text/html" });
  return unescapeHtml(/<a href="(\/login\/qr[^"]*)"/.exec(login.main)![1]);
}

const choicesOn = (page: Reply) =>
  [...page.main.matchAll(/name="number" value="(\d+)"/g)].map(([, choice]) => choice);
const press = (browser: HttpClient, page: Reply, fields: Record<string, string>) =>
  browser.submit(page, fields, { to: page.url.pathname });

/** Opened on the phone, with the number that the screen then shows. */
async function scanned(world: World, options?: Parameters<typeof waiting>[1]) {
  const screen = await waiting(world, options);
  const phone = await phoneOf(world);
  const question = await phone.get(screen.address, { "user-agent": FIREFOX });
  assert.equal(question.status, 200);
  const shown = await screen.check();
  const right = numberOn(shown);
  const choices = choicesOn(question);
  return {
    screen,
    phone,
    question,
    shown,
    right,
    choices,
    wrong: choices.find((c) => c !== right)!,
  };
}

programTest("qr: from a service and back to it, without code or identity", async (world) => {
  const address = `${world.at("echo")}/claims/7?page=2`;
  const { screen, phone, question, shown, right } = await scanned(world, { from: address });
  assert.match(question.main, /Chrome/);
  assert.match(question.main, /Windows/);
  assert.match(question.main, /127\.0\.\*/);
  assert.match(question.main, /همان شبکهٔ گوشی/);
  const title = world.program.sandbox.services.services as { id: string; title: { fa: string } }[];
  assert.ok(question.main.includes(title.find(({ id }) => id === "echo")!.title.fa));

  const approved = await press(phone, question, { number: right });
  assert.equal(approved.status, 200);
  assert.match(approved.main, /ورود را تأیید کردید/);
  const arrived = await screen.check(shown);
  assert.equal(arrived.url.href, address);
  assert.equal(JSON.parse(arrived.text).target, "/claims/7?page=2");
  const home = await screen.browser.get(`${world.origin}/`);
  assert.match(home.main, /مریم رضایی/);
  for (const name of ["panjereh_browser", "panjereh_qr"]) {
    assert.equal(screen.browser.cookie(world.origin, name), undefined, name);
  }
  assert.equal((await phone.get(screen.address)).status, 404, "used");
});

/** What is approved, and where the request says that it comes from, in each language. */
const APPROVED = {
  fa: [/وارد پنجره.* و همهٔ خدمات آن می‌شود/, "درخواست از"],
  en: [/signed in to .* and all its services/, "Requested from"],
  ar: [/يدخل .*إلى موقع .* وجميع خدماته/, "الطلب من"],
} as const;

programTest(
  "qr: the phone says that everything is approved, not the asker's service",
  async (world) => {
    const from = `${world.at("echo")}/`;
    const { screen, phone, question, shown, right } = await scanned(world, { from });
    const languages = Object.entries(APPROVED);
    for (const [language, [everything, asked]] of languages) {
      const { main } = await phone.get(`${screen.address}?lang=${language}`);
      const [before, after] = main.split(`<dt>${asked}</dt>`);
      assert.match(before, everything, language);
      assert.match(after, /^\s*<dd>/, language);
    }
    const done = await press(phone, question, { number: right });
    assert.ok(languages.some(([, [everything]]) => everything.test(done.main)), done.main);
    await screen.check(shown);
    const elsewhere = await screen.browser.get(`${world.at("insurance")}/`, {
      accept: "text/html",
    });
    assert.match(elsewhere.main, /مریم رضایی/, "another service than the one that was named");
  },
);

programTest("qr: opening a URL never approves, with any query", async (world) => {
  const { screen, phone, shown, right } = await scanned(world);
  for (const query of [`number=${right}`, "decision=approve", `number=${right}&decision=approve`]) {
    await phone.get(`${screen.address}?${query}`);
  }
  const still = await screen.check(shown);
  assert.equal(still.url.pathname, "/login/qr");
  assert.equal(screen.browser.cookie(world.origin, "panjereh_session"), undefined);
});

programTest("qr: a second phone learns nothing, before and after approval", async (world) => {
  const { screen, phone, question, right } = await scanned(world);
  const other = await phoneOf(world, "long-name");
  const never = await other.get(`${world.origin}/qr/${"A".repeat(22)}`);
  for (let i = 0; i < 2; i++) {
    const refused = await other.get(screen.address);
    assert.equal(refused.status, 404);
    assert.equal(refused.main, never.main);
    const posted = await other.post(screen.address, { number: right });
    assert.equal(posted.status, 404);
    assert.equal(posted.main, never.main);
    const approved = await press(phone, question, { number: right });
    assert.equal(approved.status, 200, "approving twice is approving once");
  }
  assert.equal(await countAudit(world.program.dataDir, "qr.approved"), 1);
});

programTest("qr: only the requesting browser may poll and collect", async (world) => {
  const { screen, phone, question, shown, right } = await scanned(world);
  await press(phone, question, { number: right });
  const { fields } = { fields: { drawing: "", shown: "waiting", action: "check" } };
  const stranger = world.browser();
  const without = await stranger.post(`${world.origin}/login/qr`, fields);
  stranger.setCookie(world.origin, "panjereh_qr", "A".repeat(43));
  const wrong = await stranger.post(`${world.origin}/login/qr`, fields);
  for (const { status, main, headers } of [without, wrong]) {
    assert.equal(status, 422);
    assert.equal(main, without.main, "the same as of a code that has expired");
    assert.doesNotMatch(main, /class="number"/);
    assert.deepEqual(headers.getSetCookie(), []);
  }
  const own = await stranger.get(`${world.origin}/login/qr`);
  const looked = await stranger.submit(own, {}, { to: "/login/qr", headers: HTMX });
  assert.equal(looked.status, 204, "sees its own code only");
  assert.equal((await screen.check(shown)).url.href, `${world.origin}/`);
});

for (const decision of ["refuse", "not_me"]) {
  programTest(`qr: ${decision}, then approve: invalid on both sides`, async (world) => {
    const { screen, phone, question, shown, right } = await scanned(world);
    const refused = await press(phone, question, { decision });
    assert.equal(refused.status, 200);
    if (decision === "not_me") {
      assert.match(refused.main, /هیچ کارمند یا پشتیبانی/);
      assert.match(refused.main, /href="\/sessions"/);
    }
    assert.equal((await press(phone, question, { number: right })).status, 404);
    const told = await screen.check(shown);
    assert.equal(told.status, 422);
    assert.match(told.main, /این ورود روی گوشی پذیرفته نشد/);
    assert.equal(screen.browser.cookie(world.origin, "panjereh_session"), undefined);
  });
}

programTest("qr: is valid for 120 seconds to the millisecond", async (world) => {
  const { screen, phone, question, shown, right } = await scanned(world);
  world.clock.time += 120 * SECOND - 1;
  assert.equal((await phone.get(screen.address)).status, 200);
  world.clock.time += 1;
  assert.equal((await press(phone, question, { number: right })).status, 404);
  const told = await screen.check(shown);
  assert.equal(told.status, 422);
  assert.match(told.main, /این تصویر دیگر کار نمی‌کند/);
  const again = await screen.browser.get(`${world.origin}/login/qr`);
  assert.notEqual(scan(again.main), screen.address, "a visit after that draws a new one");
});

programTest("qr: a new code invalidates the old one; a reload shows the same", async (world) => {
  const screen = await waiting(world);
  const phone = await phoneOf(world);
  const reloaded = await screen.browser.get(`${world.origin}/login/qr`);
  assert.equal(scan(reloaded.main), screen.address);

  const redrawn = await screen.browser.submit(reloaded, { action: "new" }, { to: "/login/qr" });
  const address = scan(redrawn.main);
  assert.notEqual(address, screen.address);
  assert.equal((await phone.get(screen.address)).status, 404);
  assert.equal((await phone.get(address)).status, 200);
  const older = await screen.check();
  assert.equal(older.status, 422, "the tab with the old code says that it is dead");
  assert.match(older.main, /این تصویر دیگر کار نمی‌کند/);
});

programTest("qr: a tab on the way to another service has a code that says so", async (world) => {
  const screen = await waiting(world, { from: `${world.at("echo")}/` });
  const query = new URLSearchParams({ return_to: `${world.at("insurance")}/` });
  const other = await screen.browser.get(`${world.origin}/login/qr?${query}`);
  assert.notEqual(scan(other.main), screen.address);
});

programTest("qr: an anonymous phone signs in first and comes back", async (world) => {
  const { address } = await waiting(world);
  const phone = world.browser();
  const login = await phone.get(address);
  assert.equal(login.url.pathname, "/login");
  assert.equal(login.url.searchParams.get("return_to"), new URL(address).pathname);
  const question = await signIn(world.program, phone, world.person("verified-citizen"), address);
  assert.equal(question.url.href, address);
  assert.equal(choicesOn(question).length, 3);
});

programTest("qr: forms of other sites are refused", async (world) => {
  const { screen, phone, right } = await scanned(world);
  for (
    const [name, value] of [["origin", "http://evil.example"], ["sec-fetch-site", "cross-site"]]
  ) {
    const reply = await phone.post(screen.address, { number: right }, { [name]: value });
    assert.equal(reply.status, 403);
  }
  assert.equal(await countAudit(world.program.dataDir, "qr.approved"), 0);
});

programTest("qr: invalid answers change nothing", async (world) => {
  const { screen, phone, right } = await scanned(world);
  for (
    const fields of [
      [],
      [["decision", "approve"]],
      [["number", "<b>"]],
      [["number", right], ["number", right]],
    ] as [string, string][][]
  ) assert.equal((await phone.post(screen.address, fields)).status, 400);
  assert.equal(await countAudit(world.program.dataDir, "qr.refused"), 0);
});

// The attacker shows the victim a code of the attacker's own browser, by mail, by chat or on a page.
const proxied = { environment: { TRUSTED_PROXIES: "127.0.0.1" } };
programTest(
  "qr relay: the victim sees whose browser it is, and cannot know the number",
  async (world) => {
    const attacker = world.browser();
    const far = { "x-forwarded-for": "203.0.113.7", "user-agent": CHROME };
    const page = await attacker.get(`${world.origin}/login/qr`, far);
    assert.doesNotMatch(page.main, /class="number"/, "no number to be sent along with the picture");

    const victim = await phoneOf(world);
    const near = { "x-forwarded-for": "198.51.100.20", "user-agent": FIREFOX };
    const question = await victim.get(scan(page.main), near);
    assert.match(question.main, /203\.0\.\*/);
    assert.doesNotMatch(question.main, /203\.0\.113/);
    assert.match(question.main, /غیر از شبکهٔ گوشی/);
    assert.match(question.main, /در شبکهٔ گوشی شما نیست/);
    assert.match(question.main, /Chrome.*Windows/s);
    assert.match(question.main, /فقط وقتی تأیید کنید که آن صفحه همین حالا جلوی چشم شماست/);

    const looked = await attacker.submit(page, { action: "check" }, {
      to: "/login/qr",
      headers: far,
    });
    const right = numberOn(looked);
    const choices = choicesOn(question);
    assert.ok(choices.includes(right));
    // The three buttons differ only in their number.
    const buttons = [...question.main.matchAll(/<button [^>]*name="number"[^>]*>/g)].map(([tag]) =>
      tag.replace(/\d+/, "")
    );
    assert.equal(new Set(buttons).size, 1);

    const wrong = choices.find((choice) => choice !== right)!;
    const told = await victim.submit(question, { number: wrong }, {
      to: question.url.pathname,
      headers: near,
    });
    assert.equal(told.status, 422);
    assert.match(told.main, /عدد روی آن صفحه این نبود/);
    const second = await victim.post(question.url, { number: right }, near);
    assert.equal(second.status, 404, "one pick");
    const end = await attacker.submit(looked, { action: "check" }, {
      to: "/login/qr",
      headers: far,
    });
    assert.equal(end.status, 422);
    assert.equal(attacker.cookie(world.origin, "panjereh_session"), undefined);
  },
  proxied,
);

programTest("qr: a hostile User-Agent is escaped on the phone and in the list", async (world) => {
  const userAgent = `<img src=x onerror=alert(1)> Firefox/1.0 "hx-get=/`;
  const { screen, phone, question, shown, right } = await scanned(world, { userAgent });
  assert.doesNotMatch(question.text, /onerror|hx-get/);
  assert.match(question.main, /Firefox/);
  await press(phone, question, { number: right });
  await screen.check(shown);
  const list = await phone.get(`${world.origin}/sessions`);
  assert.doesNotMatch(list.text, /onerror|hx-get/);
});

programTest("qr: the page polls by itself and is sent changes only", async (world) => {
  const screen = await waiting(world);
  assert.match(screen.page.main, /data-hx-trigger="submit,every 3s"/);
  const unchanged = await screen.poll();
  assert.equal(unchanged.status, 204);
  assert.equal(unchanged.text, "");

  const phone = await phoneOf(world);
  const question = await phone.get(screen.address);
  const fragment = await screen.poll();
  assert.equal(fragment.status, 200);
  assert.match(fragment.text, /^<title>/);
  const right = numberOn(fragment);
  assert.equal((await screen.poll(fragment)).status, 204);

  await press(phone, question, { number: right });
  const last = await screen.poll(fragment);
  assert.equal(last.headers.get("hx-redirect"), "/");
  assert.match((await screen.browser.get(`${world.origin}/`)).main, /مریم رضایی/);

  // Another tab of the same browser that still shows the code continues too.
  const other = await screen.poll(fragment);
  assert.equal(other.headers.get("hx-redirect"), "/");
});

programTest("qr: an expired page no longer polls", async (world) => {
  const { screen, phone, question, shown } = await scanned(world);
  await press(phone, question, { decision: "refuse" });
  const dead = await screen.poll(shown);
  assert.equal(dead.status, 422);
  assert.doesNotMatch(dead.text, /every/);
  assert.match(dead.main, /value="new"/);
});

programTest("qr: people who cannot scan type the code", async (world) => {
  const screen = await waiting(world);
  const phone = await phoneOf(world);
  const code = /<strong><bdi dir="ltr">([۰-۹\u00a0]+)<\/bdi><\/strong>/.exec(screen.page.main)![1];
  const entry = await phone.get(`${world.origin}/qr`);
  const question = await phone.submit(entry, { code }, { to: "/qr" });
  assert.equal(question.url.href, screen.address);
  assert.equal(choicesOn(question).length, 3);

  for (
    const [typed, message] of [["", /وارد کنید/], ["12", /۹ رقم است/], [
      "000000000",
      /چنین کد دستی‌ای/,
    ]] as const
  ) {
    const wrong = await phone.submit(entry, { code: typed }, { to: "/qr" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.main, message);
  }
  let last = entry;
  for (let i = 0; i < 10; i++) {
    last = await phone.submit(entry, { code: "000000000" }, { to: "/qr" });
  }
  assert.equal(last.status, 429);
  assert.ok(Number(last.headers.get("retry-after")) > 3000);
});

programTest("qr: while Shahkar is down the phone may pick again", async (world) => {
  const { screen, phone, question, shown, right } = await scanned(world);
  await setFault(world.program, { target: "sim", mode: "error" });
  const failed = await press(phone, question, { number: right });
  assert.equal(failed.status, 503);
  assert.ok(failed.headers.get("retry-after"));
  assert.match(failed.main, /شاهکار/);
  assert.deepEqual(choicesOn(failed), choicesOn(question));
  await setFault(world.program, { target: "sim", mode: "ok" });
  world.clock.time += 15 * SECOND;
  assert.equal((await press(phone, failed, { number: right })).status, 200);
  assert.equal((await screen.check(shown)).url.href, `${world.origin}/`);
});

programTest(
  "qr: the sixth approval in an hour waits, and the page offers another way",
  async (world) => {
    const { phone, question, right } = await scanned(world);
    await press(phone, question, { number: right });
    const { program } = world;
    const ask = async () => {
      const screen = await waiting(world);
      const question = await phone.get(screen.address);
      return { screen, question, shown: await screen.check() };
    };
    for (let i = 0; i < 4; i++) {
      const { question, shown } = await ask();
      assert.equal((await press(phone, question, { number: numberOn(shown) })).status, 200);
    }
    const last = await ask();
    await setFault(program, { target: "sim", mode: "error", times: 1 });
    const limited = await press(phone, last.question, { number: numberOn(last.shown) });
    assert.equal(limited.status, 429);
    assert.equal(limited.headers.get("retry-after"), "3600");
    assert.match(limited.main, /از ساعت ۱۳:۰۰ دوباره امتحان کنید/);
    assert.match(limited.main, /«ورود با رمز یک‌بارمصرف»/);
    assert.equal(await callsLeft(program, "sim"), 1, "the SIM registry was not asked");
    for (const [language, words] of [["en", /One-time code/], ["ar", /رمز لمرة واحدة/]] as const) {
      await phone.get(`${world.origin}/faq?lang=${language}`);
      const again = await phone.post(last.question.url.href, { number: numberOn(last.shown) });
      assert.equal(again.status, 429);
      assert.match(again.main, words);
    }
    await last.screen.check(last.shown);
    assert.equal(last.screen.browser.cookie(world.origin, "panjereh_session"), undefined);
  },
);

programTest(
  "sessions: those that a phone opened are marked, and ended from the phone",
  async (world) => {
    const { screen, phone, question, shown, right } = await scanned(world);
    await press(phone, question, { number: right });
    await screen.check(shown);
    const list = await phone.get(`${world.origin}/sessions`);
    const items = list.main.match(/<li>.*?<\/li>/gs)!;
    assert.equal(items.length, 2);
    const qr = items.find((item) => /تأیید گوشی/.test(item))!;
    assert.match(qr, /Chrome/);
    assert.doesNotMatch(qr, /همین مرورگر/);
    assert.match(items.find((item) => item !== qr)!, /همین مرورگر/);

    const end = /name="end" value="(\w+)"/.exec(qr)![1];
    const stranger = await phoneOf(world, "long-name");
    await stranger.post(`${world.origin}/sessions`, { end });
    assert.equal(
      (await screen.browser.get(`${world.origin}/`)).url.pathname,
      "/",
      "not by a stranger",
    );

    const after = await phone.submit(list, { end }, { to: "/sessions" });
    assert.match(after.text, /آن ورود بسته شد/);
    assert.equal(after.main.match(/<li>/g)!.length, 1);
    assert.equal((await screen.browser.get(`${world.origin}/`)).url.pathname, "/login");
    assert.equal((await phone.get(`${world.origin}/`)).url.pathname, "/");
  },
);

programTest("sessions: all of them end at once, including this one", async (world) => {
  const first = await phoneOf(world);
  world.clock.time += 60 * SECOND;
  const second = await phoneOf(world);
  const list = await second.get(`${world.origin}/sessions`);
  const out = await second.submit(list, { all: "1" }, { to: "/sessions" });
  assert.match(out.main, /همهٔ ورودها بسته شد/);
  for (const browser of [first, second]) {
    assert.equal((await browser.get(`${world.origin}/`)).url.pathname, "/login");
  }
  assert.equal((await second.get(`${world.origin}/sessions`)).url.pathname, "/login");
});

Deno.test("log: the identifier of a code never reaches it", () => {
  const masked = maskText("GET /qr/Zk3mX9-qTb1LwYc7_RdPgA 200");
  assert.equal(masked, "GET /qr/[removed] 200");
});

programTest("qr: a page that was left for hours says so, and draws a new code", async (world) => {
  const browser = world.browser();
  const left = await browser.get(`${world.origin}/login/qr`);
  world.clock.time += 3 * 60 * 60 * SECOND;
  // Its cookie has expired, and so has what it names.
  browser.cookies.get(new URL(world.origin).host)!.delete("panjereh_qr");
  const looked = await browser.submit(left, { action: "check" }, { to: "/login/qr" });
  assert.equal(looked.status, 422);
  assert.match(looked.main, /name="action" value="new"/);
  for (const page of [left, looked]) {
    const drawn = await browser.submit(page, { action: "new" }, { to: "/login/qr" });
    assert.equal(drawn.status, 200);
    assert.match(scan(drawn.main), /\/qr\/[\w-]{22}$/);
    browser.cookies.get(new URL(world.origin).host)!.delete("panjereh_qr");
  }
});
