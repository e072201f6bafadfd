/** The code by channels other than the first SMS (security_cases 20, 36), over the real wires. */
import assert from "node:assert/strict";
import type { Reply } from "../../support/http_client.ts";
import { countAudit } from "../../support/store.ts";
import { eventually } from "../../support/waiting.ts";
import { arriveAt, dial, programTest, setFault, signIn, stepsOf, type World } from "../journey.ts";

const DAY = 86_400_000;

/** Mails to the person, newest first. */
async function mailsOf({ program }: World, address: string) {
  const response = await fetch(`${program.sandbox.origin}/mailboxes/${address}.json`);
  return await response.json() as { subject: string; text: string; code: string | null }[];
}

/** Maryam has an account; she comes back in a new browser while the operator is down. */
async function whileSmsIsDown(world: World): Promise<{
  failed: Reply;
  submit(page: Reply, fields: Record<string, string>, to: string): Promise<Reply>;
}> {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  await signIn(program, world.browser(), maryam);
  world.clock.time += DAY;
  await setFault(program, { target: "sms", mode: "error" });
  const browser = world.browser();
  const failed = await stepsOf(program, browser, maryam).askCode();
  assert.match(failed.main, /رمز یک‌بارمصرف ارسال نشد/);
  return { failed, submit: (page, fields, to) => browser.submit(page, fields, { to }) };
}

programTest("channels: when SMS is down the code is sent by e-mail", async (world) => {
  const { email } = world.person("verified-citizen");
  const { failed, submit } = await whileSmsIsDown(world);
  const told = await submit(failed, {}, "/login/code/email");
  assert.equal(told.status, 200);
  assert.match(told.text, /همان رمز به آن فرستاده شد/);
  const code = await eventually(async () => {
    const [mail] = await mailsOf(world, email);
    assert.ok(mail?.code, "no code in the mailbox");
    return mail.code;
  });
  const next = await submit(told, { code }, "/login/code");
  assert.equal(next.url.pathname, "/login/identity");
});

programTest("channels: when SMS is down the code is available by dialling", async (world) => {
  const { mobile } = world.person("verified-citizen");
  const { failed, submit } = await whileSmsIsDown(world);
  assert.match(failed.main, /href="tel:\*4\*40%23"/);
  const [code] = /\d{5}/.exec(await dial(world, mobile))!;
  const next = await submit(failed, { code }, "/login/code");
  assert.equal(next.url.pathname, "/login/identity");
});

programTest(
  "channels: e-mail gets the same response for a number without an account",
  async (world) => {
    const { program } = world;
    const { email } = world.person("two-sims");
    const browser = world.browser();
    const page = await stepsOf(program, browser, world.person("two-sims")).askCode();
    const told = await browser.submit(page, {}, { to: "/login/code/email" });
    assert.match(told.text, /اگر ایمیل ملی برای این شماره ثبت شده باشد/);
    assert.deepEqual(await mailsOf(world, email), []);
  },
);

programTest(
  "channels: only a browser of the person's own learns that no e-mail is registered",
  async (world) => {
    const { program } = world;
    const offered =
      /<p class="hint">اگر ایمیل ملی در حساب شما ثبت شده باشد، همین رمز[^<]*<\/p><button[^>]*>ارسال ایمیل/;
    const cases = [["foreign-naja", /ایمیل ملی شما ثبت نشده/], ["two-sims", offered]] as const;
    for (const [persona, known] of cases) {
      const person = world.person(persona);
      const own = world.browser();
      const last = await arriveAt(program, own, person, "postal_code");
      await own.submit(last, { postal_code: person.postalCode }, { to: "/login/postal-code" });
      await own.post(`${world.origin}/sign-out`, {});
      world.clock.time += DAY;
      const stranger = await stepsOf(program, world.browser(), person).askCode();
      assert.match(stranger.main, offered, persona);
      world.clock.time += 61_000;
      const page = await stepsOf(program, own, person).askCode();
      assert.match(page.main, known, persona);
    }
  },
);

programTest(
  "channels: a failing mail server is not shown and blocks no sign-in",
  async (world) => {
    const { program } = world;
    const maryam = world.person("verified-citizen");
    await signIn(program, world.browser(), maryam);
    world.clock.time += DAY;
    for (const mode of ["error", "garbage", "timeout"] as const) {
      await setFault(program, { target: "mail", mode });
      const browser = world.browser();
      const steps = stepsOf(program, browser, maryam);
      const page = await steps.askCode();
      const begun = performance.now();
      const told = await browser.submit(page, {}, { to: "/login/code/email" });
      assert.equal(told.status, 200);
      assert.ok(performance.now() - begun < 2000, "no answer waits for the mail server");
      world.clock.time += 61_000;
    }
  },
);

programTest("channels: what the first provider refuses is sent by the second", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const steps = stepsOf(program, browser, world.person("verified-citizen"));
  await setFault(program, { target: "sms", mode: "error" });
  const page = await steps.askCode();
  assert.doesNotMatch(page.main, /رمز یک‌بارمصرف ارسال نشد/);
  assert.equal((await steps.enterCode(page)).url.pathname, "/login/identity");
}, { secondProvider: true });

programTest(
  "channels: what the first did not answer is sent again by the second",
  async (world) => {
    const { program } = world;
    const browser = world.browser();
    const steps = stepsOf(program, browser, world.person("verified-citizen"));
    await setFault(program, { target: "sms", mode: "garbage" });
    const page = await steps.askCode();
    assert.match(
      page.main,
      /رمز یک‌بارمصرف ارسال نشد/,
      "it may have left: nothing is repeated blindly",
    );
    world.clock.time += Number(page.headers.get("retry-after")) * 1000;
    const again = await browser.submit(page, {}, { to: "/login/code/resend" });
    assert.equal(again.status, 200);
    assert.equal((await steps.enterCode(again)).url.pathname, "/login/identity");
  },
  { secondProvider: true },
);

programTest(
  "channels: a message that did not arrive is reported, with other ways",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    await setFault(program, { target: "sms", mode: "undelivered" });
    const sent = await stepsOf(program, browser, maryam).askCode();
    assert.doesNotMatch(sent.main, /alarm/);
    const page = await eventually(async () => {
      const page = await browser.get(`${origin}/login/code`);
      assert.match(page.main, /پیامک به گوشی نرسید/);
      return page;
    });
    assert.match(page.main, /href="#ways"/);
    const [code] = /\d{5}/.exec(await dial(world, maryam.mobile))!;
    const next = await browser.submit(page, { code }, { to: "/login/code" });
    assert.equal(next.url.pathname, "/login/identity");
  },
);

programTest("channels: after three codes the page waits for a dialled one", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  for (let i = 0; i < 3; i++) {
    await stepsOf(program, world.browser(), maryam).askCode();
    world.clock.time += 61_000;
  }
  const browser = world.browser();
  const page = await stepsOf(program, browser, maryam).askCode();
  assert.equal(page.status, 429);
  assert.match(page.main, /پیامک دیگری نمی‌فرستیم/);
  const early = await browser.submit(page, { code: "12345" }, { to: "/login/code" });
  assert.match(early.main, /هنوز رمزی برای این ورود ساخته نشده است/);
  const [code] = /\d{5}/.exec(await dial(world, maryam.mobile))!;
  const next = await browser.submit(page, { code }, { to: "/login/code" });
  assert.equal(next.url.pathname, "/login/identity");
  assert.equal(await countAudit(program.dataDir, "code.dialled"), 1);
});

programTest(
  "channels: another dial code or an unreachable gateway reveals nothing of ours",
  async (world) => {
    const { mobile } = world.person("verified-citizen");
    for (const other of ["*1#", "*40*4#", "#40*4*", "*4*40", "*4*40##", "*۴*۴۰#"]) {
      assert.match(await dial(world, mobile, other), /نامعتبر/, other);
    }
    assert.match(await dial(world, mobile), /رمزی در انتظار شما نیست/);
    for (const mode of ["error", "garbage"] as const) {
      await setFault(world.program, { target: "ussd", mode });
      assert.match(await dial(world, mobile), /خطا/);
    }
  },
);

programTest(
  "channels: the dial code is configurable, and a guide file with another code is not offered",
  async (world) => {
    const { mobile } = world.person("verified-citizen");
    const { failed } = await whileSmsIsDown(world);
    assert.match(failed.main, /<a href="tel:\*1%23"><bdi dir="ltr">\*1#<\/bdi><\/a>/);
    assert.match(await dial(world, mobile), /نامعتبر/);
    assert.match(await dial(world, mobile, "*1#"), /رمز یک‌بارمصرف پنجره: \d{5}/);
    const phone = await fetch(`${world.program.sandbox.origin}/phones/${mobile}`);
    assert.match(await phone.text(), /name="code" dir="ltr" value="\*1#"/);
    const guide = await world.browser().get(`${world.origin}/guide`);
    assert.equal(guide.status, 200);
    assert.doesNotMatch(guide.main, /\.pdf/);
  },
  { environment: { USSD_CODE: "*1#" } },
);
