/** The desk's host in the running program: an invitation, a sign-in, and who is kept out. */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { type Invited, inviteStaff } from "../../../domain/staff/invitation.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { answerOf, otherThan, programTest, signIn, type World } from "../journey.ts";
import { openStore } from "../store.ts";

const PASSWORD = "چهار اسب سفید";
const SIMA: Invited = {
  userName: parseUserName("sima.rad")!,
  name: "سیما <b>راد</b>",
  mobile: "09120000007",
  roles: ["expert"],
};

const deskOf = ({ origin }: World) => origin.replace("//", "//desk.");

async function invite(world: World): Promise<string> {
  using own = await openStore(world);
  const audit = createKvAuditLog(own.store, random);
  return `${deskOf(world)}/invitations/${await inviteStaff({ ...own, audit, random }, SIMA)}`;
}

/** Accepts an invitation; returns what the app shows at a time. */
async function join(browser: HttpClient, world: World) {
  const page = await browser.get(await invite(world));
  const secret = page.main.match(/<bdi dir="ltr">([A-Z2-7]{4})<\/bdi>/g)!
    .map((group) => group.replace(/<[^>]+>/g, "")).join("");
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const codeNow = () => totp.generate({ timestamp: world.clock.time });
  const form = { password: PASSWORD, again: PASSWORD, code: codeNow() };
  const accepted = await browser.submit(page, form);
  assert.equal(accepted.url.pathname, "/login");
  world.clock.time += 60_000;
  return { page, codeNow };
}

async function enter(browser: HttpClient, world: World, password = PASSWORD): Promise<Reply> {
  const page = await browser.get(`${deskOf(world)}/login`);
  const captcha = await answerOf(world.program, page);
  return await browser.submit(page, { user_name: "Sima.Rad", password, captcha });
}

programTest("desk: invited, signed in with two factors, signed out", async (world) => {
  const desk = deskOf(world);
  const browser = world.browser();
  assert.equal((await browser.get(`${desk}/`)).url.pathname, "/login");
  const { page, codeNow } = await join(browser, world);
  assert.match(page.main, /سیما &lt;b&gt;راد&lt;\/b&gt;/);
  assert.equal((await browser.get(page.url)).status, 404, "opened once");

  const refused = await enter(browser, world, "something wrong");
  assert.equal(refused.status, 422);
  assert.doesNotMatch(refused.text, /something wrong/);
  const second = await enter(browser, world);
  assert.equal(second.url.pathname, "/login/factor");
  assert.match(second.main, /برنامهٔ رمزساز/);
  assert.equal((await browser.get(`${desk}/`)).url.pathname, "/login", "not yet");
  const wrong = await browser.submit(await enter(browser, world), {
    proof_code: otherThan(codeNow()),
  });
  assert.equal(wrong.status, 422);
  const home = await browser.submit(wrong, { proof_code: codeNow() });
  assert.equal(home.url.href, `${desk}/`);
  assert.match(home.main, /کارشناس/);
  assert.equal(home.headers.get("cache-control"), "no-store");

  // Nobody else's session: not another browser's, not the window's, not another site's form.
  assert.equal((await world.browser().get(`${desk}/`)).url.pathname, "/login");
  const forged = await browser.post(`${desk}/sign-out`, {}, { origin: world.origin });
  assert.equal(forged.status, 403);
  const out = await browser.submit(home, {}, { to: "/sign-out" });
  assert.match(out.text, /خارج شدید/);
  assert.equal((await browser.get(`${desk}/`)).url.pathname, "/login");
});

programTest(
  "desk: a citizen's session is none here, and the window has none of its pages",
  async (world) => {
    const desk = deskOf(world);
    const browser = world.browser();
    await signIn(world.program, browser, world.person("verified-citizen"));
    const session = browser.cookie(world.origin, "panjereh_session")!;
    browser.setCookie(desk, "panjereh_session", session);
    browser.setCookie(desk, "panjereh_desk", session);
    assert.equal((await browser.get(`${desk}/`)).url.pathname, "/login");
    for (const path of ["/profile", "/letters", "/login/qr", "/api/v1/openapi.json", "/faq"]) {
      assert.equal((await browser.send(desk + path)).status, 404, path);
    }
    assert.equal((await browser.send(`${world.origin}/login/factor`)).status, 404);
  },
);

programTest("desk: an answer to the security code counts once", async (world) => {
  const browser = world.browser();
  await join(browser, world);
  const page = await browser.get(`${deskOf(world)}/login`);
  const captcha = await answerOf(world.program, page);
  const form = { user_name: "sima.rad", password: "wrong password", captcha };
  const first = await browser.submit(page, form);
  const again = await browser.submit(page, { ...form, password: PASSWORD });
  assert.deepEqual([first.status, again.status, again.url.pathname], [422, 422, "/login"]);
});
