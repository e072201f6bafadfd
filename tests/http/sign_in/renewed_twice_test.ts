/**
 * Forms that give a session another token (company, level 3), and those of a QR sign-in: pressed
 * twice or with a lost answer they lead to the same session (docs/decisions/0163).
 */
import assert from "node:assert/strict";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import { cookiesOf, type HttpClient, sessionIn } from "../../support/http_client.ts";
import { PHOTO_FORM, photoForm } from "../../support/photos.ts";
import { scan } from "../../support/qr_reader.ts";
import { numberOn } from "../../support/qr_sign_in.ts";
import { countAudit } from "../../support/store.ts";
import { programTest, signIn, type World } from "../journey.ts";

const FORM = "application/x-www-form-urlencoded";
const encode = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

interface Sent {
  url: URL;
  type?: string;
  body: string | Uint8Array<ArrayBuffer>;
}

/** Sends the form twice with the same cookies: only the second answer reaches the browser. */
async function twice(world: World, browser: HttpClient, { url, type = FORM, body }: Sent) {
  const before = cookiesOf(browser, world.origin);
  const headers = { "content-type": type, cookie: before, "sec-fetch-site": "same-origin" };
  const send = (by: HttpClient) => by.send(url, { method: "POST", headers, body });
  const lost = await send(world.browser());
  assert.ok(sessionIn(lost), `the first is answered: ${lost.status}`);
  return { before, lost, again: await send(browser) };
}

/** The former session's cookie, with another form. */
async function assertClosed(world: World, cookie: string, { url, type = FORM, body }: Sent) {
  const headers = { "content-type": type, cookie, "sec-fetch-site": "same-origin" };
  const reply = await world.browser().send(url, { method: "POST", headers, body });
  assert.equal(sessionIn(reply), undefined, `${reply.status} ${reply.headers.get("location")}`);
}

programTest("renewed: level 3 by card", async (world) => {
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const deeds = `${world.at("notary")}/deeds?x=1`;
  const { url } = await signIn(world.program, browser, person, deeds);
  const form = { url: new URL(`/login/level/card${url.search}`, url) };
  const body = encode({ card_number: person.cardNumber! });
  const { before, lost, again } = await twice(world, browser, { ...form, body });
  assert.equal(sessionIn(again), sessionIn(lost));
  assert.equal((await browser.get(new URL(again.headers.get("location")!, url))).url.href, deeds);
  assert.equal(await countAudit(world.program.dataDir, "level.raised"), 1);

  await assertClosed(world, before, { ...form, body: encode({ card_number: "6037991234567893" }) });
  await assertClosed(world, before, { ...form, body: "" });
  const company = { url: new URL("/profile/self", url), body: "" };
  await assertClosed(world, before, company);
  const [session] = before.match(/panjereh_session=[^;]+/)!;
  await assertClosed(world, session, { ...form, body });
  world.clock.time += 120_000;
  await assertClosed(world, before, { ...form, body });
});

programTest("renewed: level 3 by photo", async (world) => {
  const browser = world.browser();
  const person = world.person("verified-citizen");
  const { url } = await signIn(world.program, browser, person, `${world.at("notary")}/deeds`);
  const photo = await (await fetch(`${world.program.sandbox.origin}/photos/verified-citizen.png`))
    .bytes();
  const bodyOf = (bytes: Uint8Array) => photoForm({ name: "a.png", type: "image/png", bytes });
  const form = { url: new URL(`/login/level/face${url.search}`, url), type: PHOTO_FORM };
  const { before, lost, again } = await twice(world, browser, { ...form, body: bodyOf(photo) });
  assert.equal(sessionIn(again), sessionIn(lost));
  const other = Uint8Array.from(photo).fill(0, -20);
  await assertClosed(world, before, { ...form, body: bodyOf(other) });
  await assertClosed(world, before, { ...form, body: "--b--\r\n" });
});

programTest("renewed: the company step and the profile", async (world) => {
  const browser = world.browser();
  const person = world.person("chief-executive");
  const { url } = await signIn(world.program, browser, person, `${world.at("business")}/`);
  assert.equal(url.pathname, "/login/company");
  const { companyId } = COMPANIES.find(({ persona }) => persona === "active")!;
  const chosen = await twice(world, browser, { url, body: encode({ company_id: companyId }) });
  assert.equal(sessionIn(chosen.again), sessionIn(chosen.lost));
  assert.match(chosen.again.headers.get("location")!, new RegExp(`^${world.at("business")}/`));
  await assertClosed(world, chosen.before, { url, body: encode({ company_id: "1" }) });

  const profile = (path: string) => new URL(`/profile/${path}`, url);
  const left = await twice(world, browser, { url: profile("self"), body: "" });
  assert.equal(sessionIn(left.again), sessionIn(left.lost));
  assert.equal(left.again.headers.get("location"), left.lost.headers.get("location"));
  const body = encode({ company_id: companyId });
  const back = await twice(world, browser, { url: profile("company"), body });
  assert.equal(sessionIn(back.again), sessionIn(back.lost));
  assert.equal((await browser.get(`${world.origin}/profile`)).status, 200);
});

programTest("renewed: both sendings under way at once lead to the one session", async (world) => {
  const browser = world.browser();
  const person = world.person("chief-executive");
  const { url } = await signIn(world.program, browser, person, `${world.at("business")}/`);
  const { companyId } = COMPANIES.find(({ persona }) => persona === "active")!;
  const forms: [path: string, fields: Record<string, string>][] = [
    [`/login/company${url.search}`, { company_id: companyId }],
    ["/profile/self", {}],
    ["/profile/company", { company_id: companyId }],
    ["/login/level/card", { card_number: person.cardNumber! }],
  ];
  for (const [path, fields] of forms) {
    const headers = { "content-type": FORM, cookie: cookiesOf(browser, world.origin) };
    const send = () =>
      browser.send(new URL(path, url), {
        method: "POST",
        headers: { ...headers, "sec-fetch-site": "same-origin" },
        body: encode(fields),
      });
    const [one, other] = await Promise.all([send(), send()]);
    assert.ok(sessionIn(one), path);
    assert.equal(sessionIn(other), sessionIn(one), path);
  }
});

/** A browser whose code a phone has opened, and the number on its screen. */
async function scanned(world: World) {
  const phone = world.browser();
  await signIn(world.program, phone, world.person("verified-citizen"));
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login/qr`);
  const address = scan(page.main);
  await phone.get(address);
  const shown = await browser.submit(page, { action: "check" }, { to: "/login/qr" });
  return { phone, browser, shown, address, right: numberOn(shown) };
}

programTest("renewed: a QR sign-in, at the screen and at the phone", async (world) => {
  const { phone, browser, shown, address, right } = await scanned(world);
  assert.equal((await phone.post(address, { number: right })).status, 200);
  const before = cookiesOf(browser, world.origin);
  const lost = await world.browser().submit(shown, { action: "check" }, {
    to: "/login/qr",
    headers: { cookie: before },
    unfollowed: true,
  });
  assert.ok(sessionIn(lost));
  const again = await browser.submit(shown, { action: "check" }, {
    to: "/login/qr",
    unfollowed: true,
  });
  assert.equal(sessionIn(again), sessionIn(lost));
  assert.match((await browser.get(`${world.origin}/`)).main, /مریم رضایی/);

  const repeated = await phone.post(address, { number: right });
  assert.match(repeated.main, /ورود را تأیید کردید/);
  assert.equal(await countAudit(world.program.dataDir, "qr.approved"), 1);
  const other = String((Number(right) + 1) % 90 + 10);
  assert.equal((await phone.post(address, { number: other })).status, 404);
  assert.equal((await phone.post(address, { decision: "refuse" })).status, 404);

  await browser.submit(await browser.get(`${world.origin}/`), {}, { to: "/sign-out" });
  const late = await world.browser().submit(shown, { action: "check" }, {
    to: "/login/qr",
    headers: { cookie: before },
    unfollowed: true,
  });
  assert.equal(sessionIn(late), undefined, "not after the sign-out");
});

for (
  const [name, fields, status] of [
    ["refused", { decision: "refuse" }, 200],
    ["not me", { decision: "not_me" }, 200],
    ["a wrong number", {}, 422],
  ] as const
) {
  programTest(`renewed: ${name} twice on the phone is answered alike`, async (world) => {
    const { phone, address, right } = await scanned(world);
    const question = await phone.get(address);
    const choices = [...question.main.matchAll(/name="number" value="(\d+)"/g)].map((m) => m[1]);
    const number = choices.find((choice) => choice !== right)!;
    const form: Record<string, string> = "decision" in fields ? { ...fields } : { number };
    const first = await phone.post(address, form);
    const second = await phone.post(address, form);
    assert.deepEqual([first.status, second.status], [status, status]);
    assert.equal(second.main, first.main);
    assert.equal(await countAudit(world.program.dataDir, "qr.refused"), 1);
    assert.equal((await phone.post(address, { number: right })).status, 404);
  });
}
