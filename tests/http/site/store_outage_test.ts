/** The store is locked by another process, like a backup that hangs (security_cases 34). */
import assert from "node:assert/strict";
import { countAudit } from "../../support/store.ts";
import { eventually } from "../../support/waiting.ts";
import { lockStore } from "../../support/store_lock.ts";
import { formOf, unescapeHtml } from "../../support/http_client.ts";
import { arriveAt, codeOf, identityFields, otherThan, signIn, waitingTests } from "../journey.ts";

const waitingTest = waitingTests("store outage: until the time limit");

waitingTest(
  "store outage: 503 with Retry-After, nothing counted, recovers by itself",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const signedIn = world.browser();
    await signIn(program, signedIn, world.person("chief-executive"), `${world.at("echo")}/`);
    const browser = world.browser();
    const page = await arriveAt(program, browser, maryam, "code");
    const code = await codeOf(program, maryam.mobile);
    const stranger = world.browser();
    const first = await stranger.get(`${origin}/login`);
    {
      await using _ = await lockStore(program.dataDir);
      const refused = await Promise.all([
        browser.submit(page, { code: otherThan(code) }),
        browser.submit(page, { code }),
        stranger.submit(first, { mobile: maryam.mobile, captcha: "000000" }),
      ]);
      for (const reply of refused) {
        assert.equal(reply.status, 503, reply.url.pathname);
        assert.equal(reply.headers.get("retry-after"), "5");
        assert.equal(reply.headers.get("cache-control"), "no-store");
        assert.match(reply.main, /پنجره موقتاً در دسترس نیست/);
        assert.doesNotMatch(reply.text, /sqlite|locked|StoreUnavailable/i);
      }
      // Pages that write nothing work, once the attempts above no longer occupy the store, and a
      // warm session needs no store.
      await eventually(async () => {
        assert.equal((await world.browser().get(`${origin}/login`)).status, 200);
      }, 60_000);
      assert.equal((await signedIn.get(`${world.at("echo")}/`)).status, 200);
      assert.equal((await browser.get(`${origin}/healthz`)).status, 200);
    }
    await eventually(async () => {
      const next = await browser.submit(page, { code });
      assert.equal(next.url.pathname, "/login/identity");
    });
    // The wrong code was either not judged, or judged and counted.
    assert.ok(await countAudit(program.dataDir, "code.wrong") <= 1);
  },
);

waitingTest("store outage: a fragment request gets a fragment", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const page = await arriveAt(program, browser, world.person("verified-citizen"), "code");
  await using _ = await lockStore(program.dataDir);
  const headers = { "hx-request": "true", "hx-request-type": "partial" };
  const reply = await browser.submit(page, { code: "12345" }, { headers, unfollowed: true });
  assert.equal(reply.status, 503);
  assert.match(reply.main, /پنجره موقتاً در دسترس نیست/);
  assert.doesNotMatch(reply.text, /<html/);
});

waitingTest("store outage: one button sends the typed values again", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const page = await arriveAt(program, browser, person, "identity");
  const typed = { ...identityFields(person), role: "admin<b>" };
  const lock = await lockStore(program.dataDir);
  const refused = await browser.submit(page, typed);
  await lock[Symbol.asyncDispose]();
  const again = formOf(refused, "/login/identity");
  assert.deepEqual(again.fields, { kind: "iranian", ...typed });
  const next = await browser.submit(refused, {}, { to: "/login/identity" });
  assert.equal(next.url.pathname, "/login/confirm");
});

waitingTest("store outage: a card number is not shown; its page is opened again", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const choice = await signIn(program, browser, person, `${world.at("notary")}/`);
  const page = await browser.get(`/login/level/card${choice.url.search}`);
  const lock = await lockStore(program.dataDir);
  const refused = await browser.submit(page, { card_number: person.cardNumber! });
  await lock[Symbol.asyncDispose]();
  assert.equal(refused.status, 503);
  assert.doesNotMatch(refused.text, new RegExp(person.cardNumber!));
  const link = /<a class="button main" href="([^"]+)"/.exec(refused.main)![1];
  const form = await browser.get(unescapeHtml(link));
  const notary = await browser.submit(form, { card_number: person.cardNumber! });
  assert.equal(notary.url.origin, world.at("notary"));
});
