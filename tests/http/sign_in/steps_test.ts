import assert from "node:assert/strict";
import {
  arriveAt,
  callsLeft,
  codeOf,
  type FaultRequest,
  identityFields,
  PATHS,
  phoneOf,
  programTest,
  rightFields,
  setFault,
  signIn,
  type StepName,
  stepsOf,
} from "../journey.ts";

const TARGETS: FaultRequest["target"][] = ["civil", "sim", "post", "sms"];
/** A fault for this many calls; each call reduces the count by one, which reveals it. */
const CALLS = 1000;
const FIRST_PAGE = /^\/login(?:\/lapsed)?$/;

/** POST paths that do not belong to the step; going back to correct something is allowed. */
const OUT_OF_ORDER: Record<StepName, string[]> = {
  mobile: [
    "/login/code",
    "/login/code/resend",
    "/login/returning",
    "/login/identity",
    "/login/confirm",
    "/login/postal-code",
  ],
  code: ["/login/returning", "/login/identity", "/login/confirm", "/login/postal-code"],
  identity: [
    "/login/code",
    "/login/code/resend",
    "/login/returning",
    "/login/confirm",
    "/login/postal-code",
  ],
  confirm: ["/login/code", "/login/code/resend", "/login/returning", "/login/postal-code"],
  postal_code: ["/login/code", "/login/code/resend", "/login/returning"],
};

for (const [step, paths] of Object.entries(OUT_OF_ORDER) as [StepName, string[]][]) {
  programTest(
    `steps: at ${step} the others' forms redirect back without an external call`,
    async (world) => {
      const { program, origin, clock } = world;
      const browser = world.browser();
      const person = world.person("verified-citizen");
      await arriveAt(program, browser, person, step);
      const code = step === "mobile" ? "12345" : await codeOf(program, person.mobile);
      const fields = {
        ...identityFields(person),
        code,
        decision: "yes",
        postal_code: person.postalCode,
        action: "temporary",
      };
      clock.time += 61_000;
      for (const target of TARGETS) {
        await setFault(program, { target, mode: "error", times: CALLS });
      }

      for (const path of paths) {
        const reply = await browser.post(origin + path, fields);
        assert.equal(reply.status, 303, path);
        const location = reply.headers.get("location");
        // Before a code was sent, an expired journey cannot be distinguished from one that has not
        // begun.
        if (step === "mobile") {
          assert.match(location!, FIRST_PAGE, path);
        } else assert.equal(location, PATHS[step], path);
      }
      for (const target of TARGETS) {
        assert.equal(await callsLeft(program, target), CALLS, target);
      }
      assert.equal(browser.cookie(origin, "panjereh_session"), undefined);
    },
  );
}

for (
  const [name, token] of [["no", undefined], ["an invented", "C".repeat(43)], [
    "a malformed",
    "../../transaction",
  ]] as const
) {
  programTest(
    `steps: with ${name} transaction every form leads to the first page`,
    async (world) => {
      const { program, origin } = world;
      const browser = world.browser();
      for (const target of TARGETS) {
        await setFault(program, { target, mode: "error", times: CALLS });
      }
      for (const path of OUT_OF_ORDER.mobile) {
        browser.cookies.clear();
        if (token) {
          browser.setCookie(origin, "panjereh_transaction", token);
        }
        const reply = await browser.post(origin + path, { code: "12345", decision: "yes" });
        assert.equal(reply.status, 303, path);
        assert.match(reply.headers.get("location")!, FIRST_PAGE, path);
      }
      for (const target of TARGETS) assert.equal(await callsLeft(program, target), CALLS, target);
    },
  );
}

programTest("steps: another browser's journey cannot be continued", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  await arriveAt(program, world.browser(), maryam, "postal_code");

  const other = world.browser();
  await arriveAt(program, other, world.person("chief-executive"), "code");
  const reply = await other.post(`${origin}/login/postal-code`, { postal_code: maryam.postalCode });
  assert.equal(reply.headers.get("location"), "/login/code");
});

programTest("steps: a finished journey cannot be finished again", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const page = await arriveAt(program, browser, world.person("verified-citizen"), "postal_code");
  const transaction = browser.cookie(origin, "panjereh_transaction")!;
  await browser.submit(page, {});

  const replay = world.browser();
  replay.setCookie(origin, "panjereh_transaction", transaction);
  const reply = await replay.submit(page, {}, { unfollowed: true });
  assert.match(reply.headers.get("location")!, FIRST_PAGE);
  assert.equal(replay.cookie(origin, "panjereh_session"), undefined);
});

programTest("steps: from confirm and postal code one can go back and correct", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  await arriveAt(program, browser, person, "postal_code");
  const back = await browser.get(`${origin}/login/confirm`);
  assert.equal(back.url.pathname, "/login/confirm");
  const identity = await browser.submit(back, { decision: "no" });
  assert.equal(identity.url.pathname, "/login/identity");
  assert.match(identity.main, new RegExp(`value="${person.nationalId}"`));
  const postal = await browser.get(`${origin}/login/postal-code`);
  assert.equal(postal.url.pathname, "/login/identity", "a denied name is not kept");
});

programTest("steps: one can start over with another number at any time", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await arriveAt(program, browser, world.person("chief-executive"), "postal_code");
  const maryam = world.person("verified-citizen");
  const home = await signIn(program, browser, maryam, `${origin}/login`);
  assert.match(home.main, /مریم رضایی/);
});

programTest("steps: a signed-in person who opens a step is redirected home", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"));
  for (const path of Object.values(PATHS)) {
    assert.equal((await browser.get(origin + path)).url.pathname, "/", path);
  }
});

programTest("steps: HEAD and unknown methods and paths get ordinary responses", async (world) => {
  const { origin } = world;
  const browser = world.browser();
  const head = await browser.send(`${origin}/login`, { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal((await browser.get(`${origin}/login/nowhere`)).status, 404);
  assert.equal((await browser.get(`${origin}/captchas/x.json`)).status, 404);
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const { status } = await browser.send(`${origin}/login`, { method });
    assert.ok([403, 404, 405].includes(status), `${method} ${status}`);
  }
  const { status } = await browser.send(`${origin}/login`, { method: "TRACE" });
  assert.equal(status, 405);
});

programTest("steps: a form submitted twice at once sends one code", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const page = await browser.get(`${origin}/login`);
  const fields = await rightFields(program, maryam, page, "mobile");
  const cookie = `panjereh_transaction=${browser.cookie(origin, "panjereh_transaction")}`;
  const send = () => browser.post(`${origin}/login`, fields, { cookie });
  const replies = await Promise.all([send(), send(), send()]);
  assert.ok(replies.some((reply) => reply.headers.get("location") === "/login/code"));
  assert.equal((await phoneOf(program, maryam.mobile)).length, 1);

  // A network that repeats the request after the response was lost.
  const late = await send();
  assert.equal(late.headers.get("location"), "/login/code");
  const next = await stepsOf(program, browser, maryam).enterCode(await browser.get("/login/code"));
  assert.equal(next.url.pathname, "/login/identity");
});
