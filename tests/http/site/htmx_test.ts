import assert from "node:assert/strict";
import { formOf, type Reply } from "../../support/http_client.ts";
import { arriveAt, PATHS, programTest, rightFields, STEP_NAMES, stepsOf } from "../journey.ts";

/** Not typed by people. */
const HIDDEN = ["captcha_id", "kind"];
const PARTIAL = { "hx-request": "true", "hx-request-type": "partial" };

function assertFragment(reply: Reply): void {
  assert.match(reply.text, /^<title>[^<]+<\/title>/);
  assert.equal(reply.text.match(/<main\b/g)?.length, 1);
  assert.doesNotMatch(reply.text, /<(?:!doctype|html|head|body|style|script|header|footer)\b/i);
  assert.match(reply.headers.get("content-type")!, /^text\/html/);
}

function assertPersonal({ headers }: Reply): void {
  assert.equal(headers.get("cache-control"), "no-store");
  const vary = headers.get("vary")!.toLowerCase().split(/,\s*/);
  assert.ok(vary.includes("hx-request-type"), vary.join());
}

for (const [i, step] of STEP_NAMES.entries()) {
  programTest(`HTMX: ${step} answers a fragment to a partial request`, async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = await arriveAt(program, browser, person, step);
    assertPersonal(page);

    const fragment = await browser.send(origin + PATHS[step], { headers: PARTIAL });
    assert.equal(fragment.status, 200);
    assertFragment(fragment);
    assertPersonal(fragment);

    if (step !== "confirm") {
      const empty = Object.fromEntries(
        Object.entries(formOf(page, PATHS[step]).fields)
          .map(([name, value]) => [name, HIDDEN.includes(name) ? value : ""]),
      );
      const wrong = await browser.post(origin + PATHS[step], empty, PARTIAL);
      assert.equal(wrong.status, 422);
      assertFragment(wrong);
      assertPersonal(wrong);
      assert.match(wrong.text, /^<title>خطا: /);
    }

    const again = await browser.get(origin + PATHS[step]);
    const fields = await rightFields(program, person, again, step);
    const next = await browser.post(origin + PATHS[step], fields, PARTIAL);
    assert.equal(next.status, 200);
    assert.equal(next.headers.get("location"), null);
    if (step === "postal_code") {
      assert.equal(next.headers.get("hx-redirect"), "/");
      assert.equal(next.text, "");
      return;
    }
    assertFragment(next);
    assertPersonal(next);
    assert.equal(next.headers.get("hx-push-url"), PATHS[STEP_NAMES[i + 1]]);
  });
}

programTest("HTMX: the last step redirects to the service's host", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const steps = stepsOf(program, browser, person);
  let page = await steps.askCode(`${world.at("insurance")}/a?b=1`);
  page = await steps.enterCode(page);
  page = await steps.identify(page);
  page = await steps.confirm(page);
  const last = await browser.submit(page, {}, { headers: PARTIAL, unfollowed: true });
  assert.equal(last.status, 200);
  const handoff = new URL(last.headers.get("hx-redirect")!);
  assert.equal(handoff.host, new URL(world.at("insurance")).host);
  const there = await browser.get(handoff);
  assert.equal(there.url.href, `${world.at("insurance")}/a?b=1`);
});

programTest("HTMX: anything but a partial request gets the whole page", async (world) => {
  const { origin } = world;
  const browser = world.browser();
  const others: Record<string, string>[] = [
    { "hx-request": "true" },
    { "hx-request": "true", "hx-request-type": "full" },
    { "hx-request-type": "partial" },
    { ...PARTIAL, "hx-history-restore-request": "true" },
    { ...PARTIAL, "hx-request": "1" },
  ];
  for (const headers of others) {
    const page = await browser.get(`${origin}/login`, headers);
    assert.match(page.text, /^<!doctype html>/, JSON.stringify(headers));
    assertPersonal(page);
  }
});

programTest("HTMX: steps out of order lead to the current one's fragment", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await arriveAt(program, browser, world.person("verified-citizen"), "code");
  const reply = await browser.post(`${origin}/login/postal-code`, {}, PARTIAL);
  assert.equal(reply.status, 200);
  assertFragment(reply);
  assert.equal(reply.headers.get("hx-push-url"), "/login/code");
});

programTest(
  "HTMX: a fragment request from another site is refused with a fragment",
  async (world) => {
    const browser = world.browser();
    await browser.get(`${world.origin}/login`);
    const reply = await browser.post("/login", {}, { ...PARTIAL, origin: "https://evil.example" });
    assert.equal(reply.status, 403);
    assertFragment(reply);
  },
);
