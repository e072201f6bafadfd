import assert from "node:assert/strict";
import { formOf } from "../../support/http_client.ts";
import {
  arriveAt,
  callsLeft,
  identityFields,
  PATHS,
  programTest,
  setFault,
  signIn,
  type StepName,
  stepsOf,
  waitingTests,
} from "../journey.ts";

const REGISTRIES: Record<"sim" | "civil" | "post", { step: StepName; message: RegExp }> = {
  sim: { step: "identity", message: /سامانهٔ شاهکار .*فعلاً پاسخ نمی‌دهد/ },
  civil: { step: "identity", message: /سامانهٔ ثبت احوال فعلاً پاسخ نمی‌دهد/ },
  post: { step: "postal_code", message: /سامانهٔ پست فعلاً پاسخ نمی‌دهد/ },
};

const MODES = ["error", "garbage", "timeout", "slow"] as const;

const waitingTest = waitingTests("registry fault: until the time limit");

for (const target of ["sim", "civil", "post"] as const) {
  for (const mode of MODES) {
    // One registry is enough for slowness beyond all time limits, which is a time-out with a late
    // end.
    if (mode === "slow" && target !== "civil") continue;
    const test = mode === "timeout" || mode === "slow" ? waitingTest : programTest;
    test(`registry fault: ${target} ${mode} loses nothing and recovers`, async (world) => {
      const { program } = world;
      const { step, message } = REGISTRIES[target];
      const browser = world.browser();
      const person = world.person("no-postal-code");
      const page = await arriveAt(program, browser, person, step);
      // More than the gateway's 3 s.
      await setFault(program, { target, mode, delayMs: 5000 });
      const typed = step === "identity"
        ? identityFields(person)
        : { postal_code: person.postalCode };
      const began = performance.now();
      const failed = await browser.submit(page, typed);
      const took = performance.now() - began;

      assert.equal(failed.status, 503, failed.main);
      // That nobody waits for a slow registry is said by the status: its answer would be taken.
      assert.ok(took < 12_000, `${took} ms`);
      assert.ok(Number(failed.headers.get("retry-after")) >= 1);
      assert.equal(failed.headers.get("cache-control"), "no-store");
      assert.match(failed.main, message);
      const shown = formOf(failed, PATHS[step]).fields;
      for (const [name, value] of Object.entries(typed)) assert.equal(shown[name], value, name);
      const reloaded = await browser.get(program.origin + PATHS[step]);
      assert.equal(reloaded.url.pathname, PATHS[step], "the journey stands");

      await setFault(program, { target, mode: "ok" });
      const next = await browser.submit(failed, {});
      assert.equal(next.url.pathname, step === "identity" ? "/login/confirm" : "/");
    });
  }
}

programTest("registry fault: a slow answer within 3 s is accepted", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const page = await arriveAt(program, browser, person, "identity");
  await setFault(program, { target: "civil", mode: "slow", delayMs: 1000 });
  const next = await stepsOf(program, browser, person).identify(page);
  assert.equal(next.url.pathname, "/login/confirm");
});

programTest(
  "registry fault: one failed call is retried, and the person notices nothing",
  async (world) => {
    const { program } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    let page = await arriveAt(program, browser, person, "identity");
    for (const target of ["sim", "civil", "post"] as const) {
      await setFault(program, { target, mode: "error", times: 1 });
    }
    const steps = stepsOf(program, browser, person);
    page = await steps.identify(page);
    assert.equal(page.url.pathname, "/login/confirm");
    page = await steps.confirm(page);
    assert.equal((await steps.postalCode(page)).url.pathname, "/");
  },
);

programTest(
  "registry fault: after five failures the registry is not called for a while",
  async (world) => {
    const { program } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = await arriveAt(program, browser, person, "identity");
    await setFault(program, { target: "sim", mode: "error", times: 1000 });
    for (let i = 0; i < 5; i++) await browser.submit(page, identityFields(person));
    const left = await callsLeft(program, "sim");
    assert.equal(left, 1000 - 10, "each call was repeated once");
    for (let i = 0; i < 5; i++) {
      const reply = await browser.submit(page, identityFields(person));
      assert.equal(reply.status, 503, "an outage spends none of the person's tries");
      const retryAfter = Number(reply.headers.get("retry-after"));
      assert.ok(retryAfter >= 1 && retryAfter <= 10, String(retryAfter));
    }
    assert.equal(await callsLeft(program, "sim"), left);
  },
);

programTest("registry fault: signed-in people notice nothing", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"), `${world.at("insurance")}/`);
  for (const target of ["sim", "civil", "post", "sms"] as const) {
    await setFault(program, { target, mode: "timeout" });
  }
  assert.equal((await browser.get(`${origin}/`)).status, 200);
  const page = await browser.get(`${world.at("vehicle")}/`, { accept: "text/html" });
  assert.equal(page.url.host, new URL(world.at("vehicle")).host);
  assert.match(page.text, /مریم/);
});

programTest(
  "registry fault: a known browser waits for SIM ownership and continues",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    await signIn(program, browser, maryam);
    await browser.submit(await browser.get(`${origin}/`), {}, { to: "/sign-out" });
    const steps = stepsOf(program, browser, maryam);
    const code = await steps.askCode();
    await setFault(program, { target: "sim", mode: "error" });

    const waiting = await steps.enterCode(code);
    assert.equal(waiting.status, 503);
    assert.ok(Number(waiting.headers.get("retry-after")) >= 1);
    assert.match(waiting.main, /شاهکار فعلاً پاسخ نمی‌دهد/);
    const reloaded = await browser.get(`${origin}/login`);
    assert.equal(reloaded.status, 200);
    const still = await browser.get(`${origin}/login/code`);
    assert.equal(still.url.pathname, "/login/returning");

    await setFault(program, { target: "sim", mode: "ok" });
    const home = await browser.submit(still, {}, { to: "/login/returning" });
    assert.match(home.main, /مریم رضایی/);
  },
);
