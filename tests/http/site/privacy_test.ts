/** Personal data is in no log line, no URL and no audit record (security_cases 26). */
import assert from "node:assert/strict";
import { reset } from "@logtape/logtape";
import { configureLogging } from "../../../adapters/observation/logging.ts";
import { referenceOf } from "../../../domain/platform/request_id.ts";
import { toLatinDigits } from "../../../domain/text/digits.ts";
import { readAudit, readRecords } from "../../support/store.ts";
import {
  answerOf,
  arriveAt,
  codeOf,
  identityFields,
  otherThan,
  programTest,
  setFault,
  stepsOf,
} from "../journey.ts";

const toPersian = (digits: string) => digits.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]);

programTest(
  "privacy: nothing personal in logs, URLs, audit records or keys",
  async (world) => {
    const { program, origin, clock } = world;
    const person = world.person("verified-citizen");
    const secrets: string[] = [];
    let log = "";
    const decoder = new TextDecoder();
    const writeLog = await configureLogging({
      level: "debug",
      format: "json",
      output: {
        writeSync(bytes) {
          log += decoder.decode(bytes);
          return bytes.length;
        },
      },
    });
    try {
      const browser = world.browser();
      const steps = stepsOf(program, browser, person);
      const address = `${world.at("insurance")}/record`;

      // Step 1: wrong security code, refused SMS, then a right one.
      const first = await browser.get(address, { accept: "text/html" });
      const captcha = await answerOf(program, first);
      secrets.push(captcha);
      const wrong = await browser.submit(first, {
        mobile: person.mobile,
        captcha: otherThan(captcha),
      });
      await setFault(program, { target: "sms", mode: "error", times: 1 });
      const shown = await answerOf(program, wrong);
      secrets.push(shown);
      let page = await browser.submit(wrong, { mobile: person.mobile, captcha: shown });
      clock.time += 61_000;
      page = await browser.submit(page, {}, { to: "/login/code/resend" });

      // Step 2: wrong, malformed, right.
      const code = await codeOf(program, person.mobile);
      secrets.push(code, otherThan(code));
      await browser.submit(page, { code: otherThan(code) });
      await browser.submit(page, { code: `${code}9` });
      page = await browser.submit(page, { code: toPersian(code) });

      // Step 3: malformed, unknown, registries down, then right.
      await browser.submit(page, { national_id: "9990001007", birth_day: "14" });
      await browser.submit(page, { ...identityFields(person), birth_day: "15" });
      for (const target of ["sim", "civil"] as const) {
        for (const mode of ["error", "garbage"] as const) {
          await setFault(program, { target, mode, times: 2 });
          await browser.submit(page, identityFields(person));
        }
      }
      page = await steps.identify(page);
      page = await steps.confirm(page);

      // Step 4: unknown, the post down, then right.
      await browser.submit(page, { postal_code: "1999999999" });
      await setFault(program, { target: "post", mode: "garbage", times: 2 });
      await browser.submit(page, { postal_code: person.postalCode });
      page = await browser.submit(page, { postal_code: person.postalCode });
      assert.equal(page.url.href, address);
      await browser.get(`${origin}/`);
      await browser.get(`${origin}/nowhere/${person.nationalId}?mobile=${person.mobile}`);
      await browser.submit(await browser.get(`${origin}/sign-out`), { forget: "1" });

      // A SIM in another person's name, and a person who may not sign in.
      const ali = world.person("sim-of-another");
      const other = world.browser();
      await stepsOf(program, other, ali).identify(await arriveAt(program, other, ali, "identity"));
      secrets.push(await codeOf(program, ali.mobile));

      const [year, month, day] = person.birthDate.split("/");
      secrets.push(
        ...[person, ali].flatMap(({ mobile, nationalId, postalCode, lastName, email }) => [
          mobile,
          mobile.slice(1),
          nationalId,
          postalCode,
          lastName,
          email,
        ]),
        `${year}/${month}/${day}`,
        `${year}-${month}-${day}`,
        `${Number(year)}/${Number(month)}/${Number(day)}`,
        "1991-08-05",
      );
      const addresses = browser.addresses.filter((address) => !address.includes("/nowhere/"));
      writeLog();
      const places: Record<string, string> = {
        log,
        addresses: addresses.map(decodeURIComponent).join("\n"),
        "audit log": JSON.stringify(await readAudit(program.dataDir)),
        "store keys": (await readRecords(program.dataDir, [])).map(({ key }) => key.join(" "))
          .join("\n"),
      };
      for (const [place, text] of Object.entries(places)) {
        assert.ok(text.length > 1000, `${place} was captured`);
        for (const secret of secrets.flatMap((secret) => [secret, toPersian(secret)])) {
          const found = new RegExp(
            `.*(?<![\\w-])${secret.replaceAll(".", "\\.")}(?![\\w-]).*`,
            "u",
          );
          assert.equal(found.exec(text)?.[0], undefined, `${secret} in ${place}`);
        }
      }
      assert.match(log, /"requestId":"[0-9a-f]{24}"/);
    } finally {
      await reset();
    }
  },
);

programTest(
  "privacy: an error page shows a number to quote and no internals",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    await arriveAt(program, browser, world.person("verified-citizen"), "identity");
    const page = await browser.get(`${origin}/nowhere`);
    assert.equal(page.status, 404);
    const [shown] = page.main.match(/[۰-۹]{4}-[۰-۹]{4}/)!;
    assert.equal(toLatinDigits(shown), referenceOf(page.headers.get("x-request-id")!));
    assert.doesNotMatch(page.text, /\.ts\b|Error|at file:|node_modules/);
  },
);
