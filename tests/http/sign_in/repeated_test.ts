/**
 * The button pressed twice, or the answer lost on a bad line: the same form of the same browser gets
 * the same answer, at every step (docs/decisions/0163).
 */
import assert from "node:assert/strict";
import { countAudit } from "../../support/store.ts";
import { cookiesOf, formOf, type HttpClient, sessionIn } from "../../support/http_client.ts";
import {
  arriveAt,
  codeOf,
  identityFields,
  phoneOf,
  programTest,
  rightFields,
  signIn,
  STEP_NAMES,
  stepsOf,
  type World,
} from "../journey.ts";

const THIRTY_MINUTES = /مهلت این ورود تمام شد/;
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Sends a form with the cookies that the browser has now; its answer never reaches the browser. */
async function lose(world: World, browser: HttpClient, path: string | URL, fields: object) {
  const headers = { ...FORM, cookie: cookiesOf(browser, world.origin) };
  const body = new URLSearchParams(fields as Record<string, string>).toString();
  return await world.browser().send(new URL(path, world.origin), { method: "POST", headers, body });
}

const PATHS = {
  mobile: "/login",
  code: "/login/code",
  identity: "/login/identity",
  confirm: "/login/confirm",
  postal_code: "/login/postal-code",
};

for (const step of STEP_NAMES) {
  programTest(`repeated: the answer of the step ${step} is lost`, async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, step);
    const fields = await rightFields(program, maryam, page, step);
    const lost = await lose(world, browser, PATHS[step], fields);
    assert.equal(lost.status, 303);
    const again = await browser.post(origin + PATHS[step], fields);
    assert.equal(again.status, 303);
    assert.equal(again.headers.get("location"), lost.headers.get("location"));
    assert.equal(sessionIn(again), sessionIn(lost), "the same session");
    const next = await browser.get(new URL(again.headers.get("location")!, origin).href);
    assert.equal(next.status, 200);
    assert.doesNotMatch(next.main, THIRTY_MINUTES);
    assert.equal((await phoneOf(program, maryam.mobile)).filter(({ code }) => code).length, 1);
    if (step !== "postal_code") return;
    assert.match(next.main, /مریم رضایی/);
    assert.equal(await countAudit(program.dataDir, "session.created"), 1);
    assert.equal(await countAudit(program.dataDir, "account.created"), 1);
    // The browser is known from now on, by the token of the answer that arrived.
    await browser.submit(next, {}, { to: "/sign-out" });
    world.clock.time += 3_600_000;
    const steps = stepsOf(program, browser, maryam);
    const home = await steps.enterCode(await steps.askCode());
    assert.equal(home.url.pathname, "/");
  });
}

programTest("repeated: a reload of the last step's address goes on, too", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await arriveAt(program, browser, maryam, "postal_code");
  await lose(world, browser, "/login/postal-code", { postal_code: maryam.postalCode });
  const first = await browser.get(`${origin}/login`);
  assert.match(first.main, /href="\/login\/code"/, "it is offered, and not entered by itself");
  assert.equal(browser.cookie(origin, "panjereh_session"), undefined);
  const home = await browser.get(`${origin}/login/postal-code`);
  assert.match(home.main, /مریم رضایی/);
});

programTest("repeated: a known browser's last step is the code", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await browser.submit(await signIn(program, browser, maryam), {}, { to: "/sign-out" });
  world.clock.time += 3_600_000;
  await arriveAt(program, browser, maryam, "code");
  const code = await codeOf(program, maryam.mobile);
  const lost = await lose(world, browser, "/login/code", { code });
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => lose(world, browser, "/login/code", { code })),
  );
  for (const reply of replies) assert.equal(sessionIn(reply), sessionIn(lost));
  const again = await browser.post(`${origin}/login/code`, { code });
  assert.equal(again.headers.get("location"), "/");
  assert.match((await browser.get(`${origin}/`)).main, /مریم رضایی/);
  assert.equal(await countAudit(program.dataDir, "session.created"), 2);
});

programTest("repeated: it leads to the target of the form", async (world) => {
  const { program } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  const address = `${world.at("vehicle")}/b?c=1`;
  const steps = stepsOf(program, browser, maryam);
  const identity = await steps.enterCode(await steps.askCode(address));
  const page = await steps.confirm(await steps.identify(identity));
  const { action, fields } = formOf(page, "/login/postal-code");
  await lose(world, browser, action, fields);
  assert.equal((await browser.submit(page, {})).url.href, address);
});

programTest("repeated: not by others, not later, and not after the session", async (world) => {
  const { program, origin, clock } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await arriveAt(program, browser, maryam, "postal_code");
  const transaction = browser.cookie(origin, "panjereh_transaction")!;
  const form = { postal_code: maryam.postalCode };
  const all = cookiesOf(browser, origin);
  await lose(world, browser, "/login/postal-code", form);

  const refused = async (cookie: string, why: string) => {
    const reply = await world.browser().send(`${origin}/login/postal-code`, {
      method: "POST",
      headers: { ...FORM, ...cookie && { cookie } },
      body: new URLSearchParams(form).toString(),
    });
    assert.equal(sessionIn(reply), undefined, why);
    assert.match(reply.headers.get("location")!, /^\/login\/lapsed$/, why);
  };
  await refused("", "no cookie");
  await refused(
    `panjereh_transaction=${transaction}`,
    "a copied token without the browser's others",
  );
  await refused(all.replace(transaction, "C".repeat(43)), "another token");
  clock.time += 119_000;
  const home = await browser.submit(
    await browser.get(`${origin}/login/postal-code`),
    {},
    { to: "/sign-out" },
  );
  assert.equal(home.url.pathname, "/sign-out");
  await refused(all, "after the sign-out");
});

programTest("repeated: after two minutes the page says what happened", async (world) => {
  const { program, origin, clock } = world;
  const maryam = world.person("verified-citizen");
  for (const step of ["code", "postal_code"] as const) {
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, step);
    const fields = await rightFields(program, maryam, page, step);
    await lose(world, browser, PATHS[step], fields);
    clock.time += 120_000;
    const late = await browser.submit(page, fields, { to: PATHS[step] });
    assert.equal(late.url.pathname, "/login/lapsed");
    assert.match(late.main, /پاسخ مرحلهٔ قبل به این مرورگر نرسید/);
    assert.doesNotMatch(late.main, THIRTY_MINUTES);
    assert.equal(browser.cookie(origin, "panjereh_session"), undefined);
    clock.time += 3_600_000;
  }
});

programTest("repeated: a step from a bookmark says that nothing was begun", async (world) => {
  const { program, origin, clock } = world;
  for (const path of Object.values(PATHS).slice(1)) {
    for (const visited of [false, true]) {
      const browser = world.browser();
      if (visited) await browser.get(`${origin}/login`);
      const page = await browser.get(origin + path);
      assert.match(page.main, /در این مرورگر ورود ناتمامی نیست/, path);
      assert.doesNotMatch(page.main, THIRTY_MINUTES, path);
    }
  }
  const browser = world.browser();
  await arriveAt(program, browser, world.person("verified-citizen"), "code");
  clock.time += 31 * 60_000;
  assert.match((await browser.get(`${origin}/login/code`)).main, THIRTY_MINUTES, "it has lapsed");
});

programTest("repeated: identity and confirmation at once move the journey once", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await arriveAt(program, browser, maryam, "identity");
  const both = await Promise.all(
    [1, 2].map(() => lose(world, browser, "/login/identity", identityFields(maryam))),
  );
  for (const reply of both) assert.equal(reply.headers.get("location"), "/login/confirm");
  for (const decision of ["yes", "no", "no"]) {
    const reply = await lose(world, browser, "/login/confirm", { decision });
    const next = decision === "yes" ? "/login/postal-code" : "/login/identity";
    assert.equal(reply.headers.get("location"), next, decision);
  }
  assert.equal((await browser.get(`${origin}/login/identity`)).status, 200);
});
