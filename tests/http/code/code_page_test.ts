/** What the page of the one-time code says in each of its states, in the running program. */
import assert from "node:assert/strict";
import type { Reply } from "../../support/http_client.ts";
import { formOf } from "../../support/http_client.ts";
import {
  arriveAt,
  codeOf,
  dial,
  otherThan,
  phoneOf,
  programTest,
  setFault,
  type World,
} from "../journey.ts";

const SECOND = 1000;
const HEADING = /<h1[^>]*>رمز یک‌بارمصرف را وارد کنید<\/h1>/;
const DEAD = /<h1[^>]*>گرفتن رمز یک‌بارمصرف تازه<\/h1>/;
const FIELD = /<input id="code"/;
const HIDDEN_BUTTON = /<div id="again" hidden[^>]*>/;

async function atCode(world: World) {
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const page = await arriveAt(world.program, browser, person, "code");
  return { browser, person, page };
}

const assertDead = ({ main }: Reply) => {
  assert.match(main, DEAD);
  assert.doesNotMatch(main, FIELD);
};

programTest("code page: how long, until when, and when another may be sent", async (world) => {
  const { browser, page } = await atCode(world);
  assert.match(page.main, HEADING);
  assert.match(page.main, /۲ دقیقه<\/b> فرصت دارید \(تا ساعت <bdi dir="ltr">۱۲:۰۲<\/bdi>\)/);
  assert.match(page.main, /data-left="120"/);
  assert.match(page.main, /data-lapsed="مهلت این رمز تمام شد/);
  assert.match(page.main, HIDDEN_BUTTON);
  assert.match(page.main, /data-left="60"[^>]*data-opens="again"/);
  assert.match(page.main, /<a href="\/login\/code">تازه‌سازی صفحه<\/a>/);

  world.clock.time += 40 * SECOND + 300;
  const later = await browser.get("/login/code");
  assert.match(later.main, /۱ دقیقه و ۲۰ ثانیه<\/b> فرصت دارید/);
  assert.match(later.main, /data-left="80"/);
  world.clock.time += 20 * SECOND;
  const due = await browser.get("/login/code");
  assert.doesNotMatch(due.main, HIDDEN_BUTTON);
  assert.doesNotMatch(due.main, /data-opens/);
});

programTest("code page: a deadline within a minute is told to the second", async (world) => {
  world.clock.time += 40 * SECOND;
  const { page } = await atCode(world);
  assert.match(page.main, /تا ساعت <bdi dir="ltr">۱۲:۰۲:۴۰<\/bdi>/);
  assert.match(page.main, /از ساعت ۱۲:۰۱:۴۰ می‌توانید/);
});

programTest(
  "code page: the third wrong code is called wrong, then it stays dead",
  async (world) => {
    const { browser, person } = await atCode(world);
    const code = await codeOf(world.program, person.mobile);
    const enter = () => browser.post("/login/code", { code: otherThan(code) });
    for (const left of ["۲", "۱"]) {
      assert.match(
        (await enter()).main,
        new RegExp(`${left} بار دیگر`),
      );
    }
    const last = await enter();
    assert.equal(last.status, 422);
    assert.match(last.main, /رمزی که وارد کردید درست نبود/);
    assertDead(last);
    for (const fields of [{ code }, { code: "" }, { code: "12" }]) {
      assertDead(await browser.post("/login/code", fields));
    }
    assertDead(await browser.get("/login/code"));
  },
);

programTest("code page: expired, and never sent, have true headings", async (world) => {
  const { browser } = await atCode(world);
  world.clock.time += 121 * SECOND;
  assertDead(await browser.get("/login/code"));
  assertDead(await browser.post("/login/code/email", {}));

  await setFault(world.program, { target: "sms", mode: "error" });
  const failed = await browser.submit(await browser.get("/login/code"), {}, {
    to: "/login/code/resend",
  });
  assert.equal(failed.status, 503);
  assert.match(failed.main, HEADING);
  assert.match(failed.main, FIELD);
  assert.doesNotMatch(failed.main, /پیامک کردیم/);
  const mailed = await browser.submit(failed, {}, { to: "/login/code/email" });
  assert.doesNotMatch(mailed.main, /پیامک کردیم/, "no SMS carried it");
});

programTest("code page: a code that came by dialling is not called an SMS", async (world) => {
  const { browser, person } = await atCode(world);
  world.clock.time += 121 * SECOND;
  await dial(world, person.mobile, "*4*40#");
  const page = await browser.get("/login/code");
  assert.match(page.main, HEADING);
  assert.match(page.main, /با شماره‌گیری روی صفحهٔ گوشی شما آمد/);
  assert.doesNotMatch(page.main, /پیامک کردیم/);
});

programTest("code page: a refused message says why while the old code lives", async (world) => {
  const { browser, person } = await atCode(world);
  let reply: Reply | undefined;
  for (let i = 0; i < 8 && reply?.status !== 429; i++) {
    world.clock.time += 61 * SECOND;
    reply = await browser.submit(await browser.get("/login/code"), {}, {
      to: "/login/code/resend",
    });
  }
  assert.equal(reply!.status, 429);
  const { main } = reply!;
  assert.match(main, /فعلاً پیامک دیگری نمی‌فرستیم/);
  const [dial, holds] = [/با شماره‌گیری رمز بگیرید/, /هنوز تا ساعت <bdi dir="ltr">/]
    .map((text) => main.search(text));
  assert.ok(dial > 0 && holds > dial, `dialling first, then the old code: ${dial} ${holds}`);
  assert.match(main, FIELD);
  assert.doesNotMatch(main, /id="resend"/, "no button that would be refused");
  const code = await codeOf(world.program, person.mobile);
  const next = await browser.submit(reply!, { code }, { to: "/login/code" });
  assert.equal(next.url.pathname, "/login/identity", "it does hold");
});

programTest("code page: the button pressed twice sends one more message", async (world) => {
  const { browser, person } = await atCode(world);
  world.clock.time += 61 * SECOND;
  const due = await browser.get("/login/code");
  const { fields } = formOf(due, "/login/code/resend");
  for (let i = 0; i < 2; i++) {
    const reply = await browser.post("/login/code/resend", fields);
    assert.equal(reply.status, 200);
    assert.match(reply.text, /رمز تازه‌ای فرستادیم/);
  }
  assert.equal((await phoneOf(world.program, person.mobile)).length, 2);
  const early = await browser.post("/login/code/resend", {});
  assert.equal(early.status, 429, "without it the pause holds");
  assert.match(early.main, /هنوز تا ساعت/);
});
