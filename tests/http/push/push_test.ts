/** Notifications of a person's own browsers, in the real program, with the sandbox's push service. */
import assert from "node:assert/strict";
import type { PushDelivery } from "../../../adapters/sandbox/wires/push.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { createPushBrowser } from "../../support/push_browser.ts";
import { eventually } from "../../support/waiting.ts";
import { messageOn, programTest, signIn } from "../journey.ts";
import { enter, libraryTest } from "../library.ts";

const PUSH = "/profile/push";

async function subscribe(
  { browser, origin }: { browser: HttpClient; origin: string },
  endpoint: string,
  headers?: Record<string, string>,
) {
  const page = await browser.get(origin + PUSH);
  const kid = /name="kid" value="([\w-]+)"/.exec(page.text)![1];
  const { subscription, read } = await createPushBrowser(endpoint);
  const sent = await browser.post(origin + PUSH, { ...subscription, kid }, headers);
  return { sent, read };
}

libraryTest("push: a letter of the library is told without a word of it", async (visit) => {
  const { site, program } = visit;
  const { origin, sandbox } = program;
  const browser = visit.browser();
  await enter(visit, browser);
  const { sent, read } = await subscribe({ browser, origin }, `${sandbox.origin}/push/maryams`);
  assert.equal(sent.headers.get("location"), PUSH);
  const library = await browser.get(`${site}/letters?lang=en`);
  await browser.submit(library, { sample: "decision" }, { to: "/letters" });
  const delivery = await eventually(async () => {
    const all: PushDelivery[] = await (await fetch(`${sandbox.origin}/push.json`)).json();
    const found = all.find((one) => one.browser === "maryams");
    if (!found) throw new Error("No push has come");
    return found;
  });
  assert.deepEqual(JSON.parse(await read(Uint8Array.fromBase64(delivery.body))), {
    of: "letters",
    language: "fa",
  });
  assert.equal(delivery.urgency, "normal");
  assert.match(delivery.authorization!, /^vapid t=[\w.-]+, k=[\w-]{87}$/);

  await subscribe({ browser, origin }, `${sandbox.origin}/push/gone`);
  await browser.submit(library, { sample: "decision" }, { to: "/letters" });
  await eventually(async () => {
    assert.match((await browser.get(origin + PUSH)).main, /هنوز هیچ مرورگری اعلان نمی‌گیرد/);
  });
});

programTest("push: turned on and off, and ended with all sessions", async (world) => {
  const { program, origin } = world;
  const { sandbox } = program;
  const maryam = world.person("verified-citizen");
  const browser = world.browser();
  await signIn(program, browser, maryam);
  const first = await browser.get(origin + PUSH);
  assert.match(first.main, /این مرورگر نمی‌تواند اعلان بگیرد/, "without scripts");
  assert.match(first.main, /<div id="push-able" hidden/);
  await subscribe({ browser, origin }, `${sandbox.origin}/push/a`);
  await messageOn(program, maryam.mobile, ({ text }) => text.includes("روشن شدن اعلان مرورگر"));
  const listed = await browser.get(origin + PUSH);
  assert.match(listed.text, /اعلان مرورگر روشن شد/);
  const [, id] = /name="remove" value="([0-9a-f]{16})"/.exec(listed.main)!;

  const stranger = world.browser();
  await signIn(program, stranger, world.person("two-sims"));
  await stranger.post(origin + PUSH, { remove: id });
  assert.match((await browser.get(origin + PUSH)).main, new RegExp(id), "another's is not theirs");

  await browser.post(origin + PUSH, { mute: "letters" });
  assert.match((await browser.get(origin + PUSH)).main, /نامه‌های تازه: خاموش است/);
  assert.equal((await browser.post(origin + PUSH, { mute: "everything" })).status, 400);

  await browser.post(`${origin}/sessions`, { all: "1" });
  world.clock.time += 60_000;
  const again = world.browser();
  await signIn(program, again, maryam);
  assert.match((await again.get(origin + PUSH)).main, /هنوز هیچ مرورگری اعلان نمی‌گیرد/);
});

programTest("push: only at push services, and only by our own page", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"));
  for (
    const endpoint of [
      "https://127.0.0.1/push",
      "https://10.0.0.1/push",
      "https://169.254.169.254/latest",
      "http://localhost:1/push",
      `${origin}/push/a`,
      "https://example.ir/fcm.googleapis.com",
    ]
  ) {
    const { sent } = await subscribe({ browser, origin }, endpoint);
    assert.equal(sent.status, 422, endpoint);
    assert.match(sent.main, /اعلان روشن نشد/);
  }
  const forged = await subscribe({ browser, origin }, `${program.sandbox.origin}/push/a`, {
    origin: "http://evil.localhost:8000",
  });
  assert.equal(forged.sent.status, 403);
  const long = `${program.sandbox.origin}/push/${"a".repeat(1000)}`;
  assert.equal((await subscribe({ browser, origin }, long)).sent.status, 400);
  assert.match((await browser.get(origin + PUSH)).main, /هنوز هیچ مرورگری اعلان نمی‌گیرد/);
  const stranger = await world.browser().get(origin + PUSH);
  assert.equal(stranger.url.pathname, "/login");
});

programTest("push: the worker's script is the same for everybody", async (world) => {
  const script = await world.browser().get(`${world.origin}/sw.js`);
  assert.equal(script.headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.match(script.text, /نامهٔ تازه‌ای دارید/);
  assert.match(script.text, /You have a new letter/);
  assert.doesNotMatch(script.text, /"fetch"|caches/);
  assert.equal(script.headers.get("set-cookie"), null);
});
