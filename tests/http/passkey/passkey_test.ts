/** A person adds a passkey, signs in with it elsewhere, and removes it, in the real program. */
import assert from "node:assert/strict";
import { type Authenticator, createAuthenticator } from "../../support/authenticator.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { passkeyOptionsOf } from "../../support/passkey_page.ts";
import { codeOf, messageOn, programTest, refusalLinkOn, signIn, stepsOf } from "../journey.ts";

const MINUTE = 60_000;

async function add(browser: HttpClient, page: Reply, authenticator: Authenticator, name = "") {
  const credential = await authenticator.add(passkeyOptionsOf(page));
  return await browser.submit(page, { credential, name }, { to: "/passkeys/add" });
}

async function use(browser: HttpClient, page: Reply, authenticator: Authenticator) {
  const credential = await authenticator.use(passkeyOptionsOf(page));
  return await browser.submit(page, { credential }, { to: "/login/passkey" });
}

programTest("passkey: added, used in another browser, renamed, removed", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(program, own, maryam);
  const authenticator = await createAuthenticator(origin);
  const page = await own.get(`${origin}/passkeys/add`);
  const listed = await add(own, page, authenticator, "گوشی <i>من</i>");
  assert.equal(listed.url.pathname, "/passkeys");
  assert.match(listed.main, /گوشی &lt;i&gt;من&lt;\/i&gt;/);
  assert.match(listed.text, /کلید عبور اضافه شد/);
  await messageOn(program, maryam.mobile, ({ text }) => text.includes("افزودن کلید عبور"));

  world.clock.time += 20 * MINUTE;
  const other = world.browser();
  const service = `${world.at("insurance")}/record`;
  const target = new URLSearchParams({ return_to: service });
  const question = await other.get(`${origin}/login/passkey?${target}`);
  assert.match(question.main, /به جاوااسکریپت و مرورگری تازه نیاز دارد/, "without scripts");
  assert.match(question.main, /<div id="passkey-able" hidden/);
  const opened = await use(other, question, authenticator);
  assert.equal(opened.url.href, service, "on to the service, at once");
  const past = await other.get(`${origin}/sign-ins`);
  assert.match(past.main, /با کلید عبور/);
  assert.match((await own.get(`${origin}/sessions`)).main, /ورود با کلید عبور/);

  const list = await other.get(`${origin}/passkeys`);
  const path = /\/passkeys\/[0-9a-f]{16}/.exec(list.main)![0];
  const one = await other.get(origin + path);
  const renamed = await other.submit(one, { name: "اداره", action: "rename" }, { to: path });
  assert.match(renamed.main, /اداره/);
  const removed = await other.post(origin + path, { action: "remove" });
  assert.equal(removed.headers.get("location"), "/passkeys");
  assert.match((await other.get(`${origin}/passkeys`)).main, /هنوز کلید عبوری ندارید/);
  const third = world.browser();
  const refused = await use(third, await third.get(`${origin}/login/passkey`), authenticator);
  assert.equal(refused.status, 422);
  assert.match(refused.main, /این کلید عبور پذیرفته نشد/);
  assert.equal(third.cookie(origin, "panjereh_session"), undefined);
});

programTest("passkey: adding one needs a sign-in of the last five minutes", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(program, own, maryam);
  world.clock.time += 5 * MINUTE + 1000;
  const asked = await own.get(`${origin}/passkeys/add`);
  assert.equal(asked.url.pathname, "/login");
  assert.match(asked.main, /کلیدهای عبور/, "it says what for");
  const steps = stepsOf(program, own, maryam);
  const code = await steps.askCode(asked.url.href);
  await codeOf(program, maryam.mobile);
  const entered = await steps.enterCode(code);
  const back = entered.url.pathname === "/login/returning"
    ? await own.submit(entered, {}, { to: "/login/returning" })
    : entered;
  assert.equal(back.url.pathname, "/passkeys/add");
  assert.ok(passkeyOptionsOf(back).challenge);
});

programTest("passkey: the link of its notice removes it and what it opened", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(program, own, maryam);
  const authenticator = await createAuthenticator(origin);
  await add(own, await own.get(`${origin}/passkeys/add`), authenticator);
  const link = await refusalLinkOn(program, maryam.mobile);
  const thief = world.browser();
  await use(thief, await thief.get(`${origin}/login/passkey`), authenticator);
  assert.equal((await thief.get(`${origin}/profile`)).url.pathname, "/profile");
  const phone = world.browser();
  const shown = await phone.get(link);
  assert.match(shown.main, /کلید عبوری به حساب شما اضافه شد/);
  const done = await phone.submit(shown, {});
  assert.match(done.main, /همهٔ کلیدهای عبور حساب شما هم حذف شد/);
  assert.equal((await thief.get(`${origin}/profile`)).url.pathname, "/login");
});

programTest(
  "passkey attack: forms of other sites, of nobody, of another browser",
  async (world) => {
    const { program, origin } = world;
    const maryam = world.person("verified-citizen");
    const own = world.browser();
    await signIn(program, own, maryam);
    const authenticator = await createAuthenticator(origin);
    const page = await own.get(`${origin}/passkeys/add`);
    const credential = await authenticator.add(passkeyOptionsOf(page));
    const form = { credential, name: "" };
    const evil = { origin: "https://evil.example" };
    assert.equal((await own.post(`${origin}/passkeys/add`, form, evil)).status, 403);
    const stranger = world.browser();
    const sent = await stranger.post(`${origin}/passkeys/add`, form);
    assert.equal(new URL(sent.headers.get("location")!, origin).pathname, "/login");
    assert.match((await own.get(`${origin}/passkeys`)).main, /هنوز کلید عبوری ندارید/);
    assert.equal((await own.post(`${origin}/passkeys/add`, form)).status, 303);

    const question = await own.get(`${origin}/login/passkey`);
    const answer = { credential: await authenticator.use(passkeyOptionsOf(question)) };
    const login = `${origin}/login/passkey`;
    assert.equal((await stranger.post(login, answer, evil)).status, 403);
    assert.equal((await stranger.post(login, answer)).status, 422, "another browser's question");
    for (const credential of ["x".repeat(12_001), "{}"]) {
      assert.ok([400, 422].includes((await stranger.post(login, { credential })).status));
    }
    assert.equal(
      (await stranger.post(login, [["credential", "{}"], ["credential", "{}"]])).status,
      400,
    );
    assert.equal(stranger.cookie(origin, "panjereh_session"), undefined);
    const other = await own.get(`${origin}/passkeys/${"0".repeat(16)}`);
    assert.equal(other.status, 404);
  },
);
