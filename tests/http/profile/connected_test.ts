/** Connected services, their end, and receipts, as a person meets them. */
import assert from "node:assert/strict";
import { faultsOf } from "../../../docs/receipts/verify.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { programTest, signIn } from "../journey.ts";
import { archive, reader, startAgency } from "../events/receiver.ts";

programTest("connected: what a service received, its receipt, and its end", async (world) => {
  const { origin, program, at } = world;
  await using agency = await startAgency();
  const service = { ...archive(agency), attributes: ["given_name", "postal_code"] };
  await program.useServices([service]);
  const { browser } = await reader(world);

  const page = await browser.get(`${origin}/connected`);
  assert.match(page.main, /بایگانی/);
  assert.match(page.main, /دریافت کرده است: نام و کد پستی\./);

  const receipts = await browser.get(`${origin}/connected/receipts`);
  assert.match(receipts.main, /رسید ۱،/);
  const reply = await browser.get(`${origin}/connected/receipts/file`);
  assert.match(reply.headers.get("content-disposition")!, /^attachment;/);
  assert.match(reply.headers.get("cache-control")!, /no-store/);
  const { keys } = JSON.parse((await browser.get(`${origin}/.well-known/jwks.json`)).text);
  const file = JSON.parse(reply.text);
  assert.equal(file.receipts.length, 1);
  assert.deepEqual(await faultsOf(file, { issuer: origin, keys }), []);

  const other = world.browser();
  await signIn(program, other, world.person("chief-executive"));
  const theirs = JSON.parse((await other.get(`${origin}/connected/receipts/file`)).text);
  assert.deepEqual(theirs.receipts, []);
  assert.notEqual(theirs.list, file.list);
  const nothing = await other.submit(page, { service: "archive" });
  assert.doesNotMatch(nothing.text, /اتصال پایان یافت/, "a form of another person");

  const ended = await browser.submit(page, { service: "archive" });
  assert.match(ended.text, /اتصال پایان یافت/);
  assert.match(ended.main, /هنوز به خدمتی وارد نشده‌اید/);
  const again = await browser.get(`${at("archive")}/`, { accept: "text/html" });
  assert.match(again.text, /^ey/, "who is signed in at the window enters it again");
  const later = JSON.parse((await browser.get(`${origin}/connected/receipts/file`)).text);
  assert.deepEqual(await faultsOf(later, { issuer: origin, keys, earlier: file }), []);
  assert.equal(later.receipts.length, 2);
});

programTest("looks: nobody has looked, and it is said so", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"));
  const { main } = await browser.get(`${world.origin}/looks`);
  assert.match(main, /تا امروز هیچ کارمندی/);
});

programTest("connected, receipts and looks need a session", async (world) => {
  for (const path of ["/connected", "/connected/receipts", "/connected/receipts/file", "/looks"]) {
    const { url } = await world.browser().get(world.origin + path);
    assert.equal(url.pathname, "/login", path);
  }
});

programTest(
  "my data: the file comes soon after a sign-in only, and needs a session",
  async (world) => {
    const { origin, program, clock } = world;
    for (const path of ["/my-data", "/my-data/file"]) {
      const { url } = await world.browser().get(origin + path);
      assert.equal(url.pathname, "/login", path);
    }
    const browser = world.browser();
    const person = world.person("verified-citizen");
    await signIn(program, browser, person);
    const page = await browser.get(`${origin}/my-data`);
    assert.equal(page.url.pathname, "/my-data");
    const reply = await browser.get(`${origin}/my-data/file`);
    assert.match(reply.headers.get("content-disposition")!, /^attachment;/);
    assert.match(reply.headers.get("cache-control")!, /no-store/);
    const { records } = JSON.parse(reply.text);
    assert.equal(records.account[0].identity.nationalId, person.nationalId);
    clock.time += 10 * MINUTE;
    const later = await browser.get(`${origin}/my-data/file`);
    assert.equal(later.url.pathname, "/login");
    assert.equal(later.url.searchParams.get("return_to"), "/my-data");
    assert.doesNotMatch(later.text, new RegExp(person.nationalId));
  },
);
