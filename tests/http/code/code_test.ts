import assert from "node:assert/strict";
import { cookiesOf } from "../../support/http_client.ts";
import { countAudit } from "../../support/store.ts";
import { arriveAt, codeOf, otherThan, phoneOf, programTest, signIn, stepsOf } from "../journey.ts";

const SECOND = 1000;
const toPersian = (digits: string) => digits.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);

programTest(
  "code: of 100 parallel wrong ones three count, then the right one fails",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const { mobile } = world.person("verified-citizen");
    const page = await arriveAt(program, browser, world.person("verified-citizen"), "code");
    const code = await codeOf(program, mobile);
    const wrong = otherThan(code);

    const replies = await Promise.all(
      Array.from({ length: 100 }, () => browser.post(`${origin}/login/code`, { code: wrong })),
    );
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [422]);
    assert.equal(await countAudit(program.dataDir, "code.wrong"), 3);
    const right = await browser.submit(page, { code }, { unfollowed: true });
    assert.equal(right.status, 422);
    assert.match(right.main, /دیگر کار نمی‌کند/);
  },
);

programTest(
  "code: a cookie copied before it was entered cannot follow the journey",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, "code");
    const thief = world.browser();
    const copied = browser.cookie(origin, "panjereh_transaction")!;
    thief.setCookie(origin, "panjereh_transaction", copied);

    const code = await codeOf(program, maryam.mobile);
    const next = await browser.submit(page, { code });
    assert.equal(next.url.pathname, "/login/identity");
    assert.notEqual(browser.cookie(origin, "panjereh_transaction"), copied);
    assert.equal((await thief.get(next.url.href)).url.pathname, "/login/lapsed");
    const guess = await thief.post(`${origin}/login/code`, { code: otherThan(code) });
    assert.equal(guess.headers.get("location"), "/login/lapsed");
    const steps = stepsOf(program, browser, maryam);
    const last = await steps.confirm(await steps.identify(next));
    assert.equal((await thief.get(last.url.href)).url.pathname, "/login/lapsed");
    assert.equal((await steps.postalCode(last)).url.pathname, "/");
  },
);

programTest(
  "code: after a lost response it can be sent again and the journey continues",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    await arriveAt(program, browser, maryam, "code");
    const code = await codeOf(program, maryam.mobile);
    const before = { cookie: cookiesOf(browser, origin) };
    const lost = await world.browser().post(`${origin}/login/code`, { code }, before);
    assert.equal(lost.headers.get("location"), "/login/identity");
    const again = await browser.post(`${origin}/login/code`, { code });
    assert.equal(again.headers.get("location"), "/login/identity");
    const next = await browser.get(`${origin}/login/identity`);
    assert.equal(next.url.pathname, "/login/identity");
    assert.equal(next.status, 200);
  },
);

programTest("code: 50 parallel right ones open one session", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await signIn(program, browser, maryam);
  await browser.submit(await browser.get(`${origin}/`), {}, { to: "/sign-out" });
  await stepsOf(program, browser, maryam).askCode();
  const before = await countAudit(program.dataDir, "session.created");

  const code = await codeOf(program, maryam.mobile);
  const headers = { cookie: cookiesOf(browser, origin) };
  const replies = await Promise.all(
    Array.from({ length: 50 }, () =>
      browser.send(`${origin}/login/code`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
        body: `code=${code}`,
      })),
  );
  const sessions = replies.flatMap(({ headers }) => headers.getSetCookie())
    .filter((line) => line.startsWith("panjereh_session=") && !line.includes("Max-Age=0"));
  assert.equal(new Set(sessions).size, 1, "whichever answer arrives, it is the same session");
  assert.equal(await countAudit(program.dataDir, "session.created"), before + 1);
  assert.ok(replies.every(({ status }) => status === 303), "the others are led on");
});

programTest("postal code: 20 parallel forms open one session and one account", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  await arriveAt(program, browser, maryam, "postal_code");
  const cookie = cookiesOf(browser, origin);
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      browser.send(`${origin}/login/postal-code`, {
        method: "POST",
        headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
        body: `postal_code=${maryam.postalCode}`,
      })),
  );
  assert.ok(replies.every(({ status }) => status === 303));
  assert.equal(await countAudit(program.dataDir, "session.created"), 1);
  assert.equal(await countAudit(program.dataDir, "account.created"), 1);
});

programTest("identity: two browsers of one person at once make one account", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const [one, two] = [world.browser(), world.browser()];
  const pages = [await arriveAt(program, one, maryam, "postal_code")];
  clock.time += 61 * SECOND;
  pages.push(await arriveAt(program, two, maryam, "postal_code"));
  const homes = await Promise.all([one, two].map((browser, i) => browser.submit(pages[i], {})));
  for (const home of homes) assert.match(home.main, /مریم رضایی/);
  assert.equal(await countAudit(program.dataDir, "account.created"), 1);
  assert.equal(await countAudit(program.dataDir, "session.created"), 2);
});

programTest("code: once used, it is invalid everywhere", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  const page = await arriveAt(program, browser, maryam, "code");
  const code = await codeOf(program, maryam.mobile);
  await browser.submit(page, { code });
  const replay = await browser.submit(page, { code }, { unfollowed: true });
  assert.equal(replay.headers.get("location"), "/login/identity");

  clock.time += 61 * SECOND;
  const other = world.browser();
  const otherPage = await arriveAt(program, other, maryam, "code");
  const newCode = await codeOf(program, maryam.mobile);
  if (newCode === code) return; // A chance of one in 100,000: the codes are equal by accident.
  assert.equal((await other.submit(otherPage, { code })).status, 422);
});

programTest("code: works in its own browser only", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  await arriveAt(program, world.browser(), maryam, "code");
  const first = await codeOf(program, maryam.mobile);
  clock.time += 61 * SECOND;
  const thief = world.browser();
  const page = await arriveAt(program, thief, maryam, "code");
  if (await codeOf(program, maryam.mobile) === first) return; // see above
  const reply = await thief.submit(page, { code: first });
  assert.equal(reply.status, 422);
  assert.match(reply.main, /درست نیست/);
});

programTest("code: of another number is wrong", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  await arriveAt(program, world.browser(), maryam, "code");
  const browser = world.browser();
  const leila = world.person("chief-executive");
  const page = await arriveAt(program, browser, leila, "code");
  const code = await codeOf(program, maryam.mobile);
  if (code === await codeOf(program, leila.mobile)) return; // see above
  assert.equal((await browser.submit(page, { code })).status, 422);
});

programTest("code: is valid for 120 seconds to the millisecond", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const leila = world.person("chief-executive");
  const [early, late] = [world.browser(), world.browser()];
  const inTime = await arriveAt(program, early, maryam, "code");
  const tooLate = await arriveAt(program, late, leila, "code");
  clock.time += 120 * SECOND - 1;
  const accepted = await stepsOf(program, early, maryam).enterCode(inTime);
  assert.equal(accepted.url.pathname, "/login/identity");
  clock.time += 1;
  const refused = await stepsOf(program, late, leila).enterCode(tooLate);
  assert.equal(refused.status, 422);
  assert.match(refused.main, /مهلت این رمز گذشته است/);

  // An expired code offers a new one, and the journey continues.
  const resent = await late.submit(refused, {}, { to: "/login/code/resend" });
  assert.equal(resent.status, 200);
  const page = await stepsOf(program, late, leila).enterCode(resent);
  assert.equal(page.url.pathname, "/login/identity");
});

programTest("code: a resend is refused for 60 seconds, then ends the old code", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  const page = await arriveAt(program, browser, maryam, "code");
  const first = await codeOf(program, maryam.mobile);

  clock.time += 60 * SECOND - 1;
  const early = await browser.submit(page, {}, { to: "/login/code/resend" });
  assert.equal(early.status, 429);
  assert.equal(early.headers.get("retry-after"), "1");
  clock.time += 1;
  const resent = await browser.submit(page, {}, { to: "/login/code/resend" });
  assert.equal(resent.status, 200);
  assert.match(resent.text, /رمز تازه‌ای فرستادیم/);
  const second = await codeOf(program, maryam.mobile);
  assert.equal((await phoneOf(program, maryam.mobile)).length, 2);

  if (first !== second) {
    assert.equal((await browser.submit(resent, { code: first })).status, 422);
  }
  const next = await browser.submit(resent, { code: second });
  assert.equal(next.url.pathname, "/login/identity");
});

programTest("code: every spelling of a number uses one budget", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const tail = maryam.mobile.slice(1);
  const spellings = [`+98${tail}`, `0098${tail}`, toPersian(maryam.mobile)];
  for (const spelling of spellings) {
    const page = await stepsOf(program, world.browser(), maryam).askCode(undefined, spelling);
    assert.equal(page.url.pathname, "/login/code", spelling);
    clock.time += 61 * SECOND;
  }
  for (const spelling of [maryam.mobile, `98${tail}`, ...spellings]) {
    const page = await stepsOf(program, world.browser(), maryam).askCode(undefined, spelling);
    assert.equal(page.status, 429, spelling);
    assert.ok(Number(page.headers.get("retry-after")) > 3600);
  }
  assert.equal((await phoneOf(program, maryam.mobile)).length, 3);
});

programTest("code: resends and new journeys do not refill the guesses", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  for (let round = 0; round < 3; round++) {
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, "code");
    const wrong = otherThan(await codeOf(program, maryam.mobile));
    for (let i = 0; i < 3; i++) await browser.submit(page, { code: wrong });
    clock.time += 61 * SECOND;
  }
  assert.equal(await countAudit(program.dataDir, "code.wrong"), 9);
  const page = await stepsOf(program, world.browser(), maryam).askCode();
  assert.equal(page.status, 429);
});

programTest(
  "code: Persian and Arabic digits, spaces and dashes are the same code",
  async (world) => {
    const { program } = world;
    const write: [string, (code: string) => string][] = [
      ["verified-citizen", toPersian],
      ["chief-executive", (code) => code.replace(/\d/g, (d) => "٠١٢٣٤٥٦٧٨٩"[Number(d)])],
      ["long-name", (code) => ` ${code.slice(0, 2)}-${code.slice(2)} `],
    ];
    for (const [persona, spelling] of write) {
      const person = world.person(persona);
      const browser = world.browser();
      const page = await arriveAt(program, browser, person, "code");
      const code = spelling(await codeOf(program, person.mobile));
      assert.equal((await browser.submit(page, { code })).url.pathname, "/login/identity", code);
    }
  },
);

programTest("code: an empty or short one costs no attempt", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const page = await arriveAt(program, browser, maryam, "code");
  for (const code of ["", "  ", "1234", "123456", "abcde", "1234۵6", "12 34", "😀😀😀😀😀"]) {
    assert.equal((await browser.submit(page, { code })).status, 422, code);
  }
  assert.equal(await countAudit(program.dataDir, "code.wrong"), 0);
  const next = await stepsOf(program, browser, maryam).enterCode(page);
  assert.equal(next.url.pathname, "/login/identity");
});
