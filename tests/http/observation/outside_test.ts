/** Failing operators, as the operations team sees them: log and metrics, without personal data. */
import assert from "node:assert/strict";
import { recordLog } from "../../support/log_records.ts";
import { freePort } from "../../support/program.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, setFault, signIn, stepsOf } from "../journey.ts";

const ADMIN_PORT = String(freePort());

const metrics = async () => await (await fetch(`http://127.0.0.1:${ADMIN_PORT}/metrics`)).text();

programTest(
  "a refused SMS and a refused mail: cause in log and metrics, none counted as sent",
  async (world) => {
    const { program, clock } = world;
    const maryam = world.person("verified-citizen");
    await signIn(program, world.browser(), maryam);
    clock.time += 24 * 60 * 60 * 1000;
    await using log = await recordLog();
    await setFault(program, { target: "sms", mode: "error" });
    await setFault(program, { target: "mail", mode: "error" });
    const browser = world.browser();
    const page = await stepsOf(program, browser, maryam).askCode();
    await browser.submit(page, {}, { to: "/login/code/email" });

    const failures = await eventually(() => {
      const found = log.records.filter(({ category }) => category.at(-1) === "outside");
      assert.equal(found.length, 2);
      return Promise.resolve(found);
    });
    assert.deepEqual(
      failures.map(({ level, properties: { target } }) => [level, target]),
      [["warning", "Kavenegar 1"], ["warning", "mail"]],
    );
    for (const { properties: { reason } } of failures) {
      assert.match(
        String(reason),
        /^status \d{3}$/,
      );
    }

    const text = await metrics();
    for (const { properties: { target, reason } } of failures) {
      const labels = `{target="${target}",outcome="${reason}"}`;
      assert.ok(text.includes(`panjereh_outside_calls_total${labels} 1`), labels);
    }
    assert.match(
      text,
      /panjereh_codes_sent_total\{channel="sms"\} 1$/m,
      "that of the first sign-in",
    );
    assert.doesNotMatch(text, /panjereh_codes_sent_total\{channel="email"\}/);
    const said = JSON.stringify(log.records);
    for (const secret of [maryam.mobile, maryam.email]) assert.ok(!said.includes(secret), secret);
  },
  { environment: { ADMIN_PORT } },
);
