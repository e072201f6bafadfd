import assert from "node:assert/strict";
import { countAudit } from "../../support/store.ts";
import { messageOn, phoneOf, programTest, setFault, stepsOf, waitingTests } from "../journey.ts";

const waitingTest = waitingTests("SMS fault: until the time limit");

for (const mode of ["error", "garbage", "timeout"] as const) {
  const test = mode === "timeout" ? waitingTest : programTest;
  test(
    `SMS fault: ${mode} is told on the code page; a resend works after recovery`,
    async (world) => {
      const { program, clock } = world;
      const maryam = world.person("verified-citizen");
      const browser = world.browser();
      const steps = stepsOf(program, browser, maryam);
      await setFault(program, { target: "sms", mode });
      const failed = await steps.askCode();
      assert.equal(failed.url.pathname, "/login/code");
      assert.match(failed.main, /رمز یک‌بارمصرف ارسال نشد/);
      const retryAfter = Number(failed.headers.get("retry-after"));
      assert.ok(retryAfter >= 1 && retryAfter <= 60, String(retryAfter));
      assert.deepEqual(await phoneOf(program, maryam.mobile), []);

      clock.time += retryAfter * 1000;
      const again = await browser.submit(failed, {}, { to: "/login/code/resend" });
      assert.equal(again.status, 503);
      assert.match(again.main, /رمز یک‌بارمصرف ارسال نشد/);

      await setFault(program, { target: "sms", mode: "ok" });
      clock.time += Number(again.headers.get("retry-after")) * 1000;
      const resent = await browser.submit(again, {}, { to: "/login/code/resend" });
      assert.equal(resent.status, 200);
      const next = await steps.enterCode(resent);
      assert.equal(next.url.pathname, "/login/identity");
    },
  );
}

programTest("SMS fault: refused messages do not use up the person's codes", async (world) => {
  const { program, clock } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  const steps = stepsOf(program, browser, maryam);
  await setFault(program, { target: "sms", mode: "error", times: 4 });
  let page = await steps.askCode();
  for (let i = 0; i < 4; i++) {
    clock.time += Number(page.headers.get("retry-after")) * 1000;
    page = await browser.submit(page, {}, { to: "/login/code/resend" });
  }
  assert.equal(page.status, 200, "the fifth goes out");
  assert.equal(await countAudit(program.dataDir, "code.delivery_failed"), 4);
  assert.equal((await steps.enterCode(page)).url.pathname, "/login/identity");
});

waitingTest("SMS fault: an operator that answers late is waited for", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const steps = stepsOf(program, browser, world.person("verified-citizen"));
  await setFault(program, { target: "sms", mode: "slow", delayMs: 1000 });
  const page = await steps.askCode();
  assert.doesNotMatch(page.main, /رمز یک‌بارمصرف ارسال نشد/);
  assert.equal((await steps.enterCode(page)).url.pathname, "/login/identity");
});

waitingTest("SMS fault: a message that arrived after all has the current code", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  const steps = stepsOf(program, browser, maryam);
  await setFault(program, { target: "sms", mode: "slow", delayMs: 3200 });
  const page = await steps.askCode();
  assert.match(page.main, /رمز یک‌بارمصرف ارسال نشد/);
  await messageOn(program, maryam.mobile, ({ code }) => code !== null);
  assert.equal((await steps.enterCode(page)).url.pathname, "/login/identity");
});
