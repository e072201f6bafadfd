/** A person adds an e-mail address, chooses how to be told, and takes it away, in the real program. */
import assert from "node:assert/strict";
import { eventually } from "../../support/waiting.ts";
import { messageOn, programTest, setFault, signIn, type World } from "../journey.ts";

const MINUTE = 60_000;
const ADDRESS = "maryam.k@mail.example";

interface Mail {
  text: string;
  code: string | null;
}

/** Newest first. */
async function mailsTo({ program }: World, address: string): Promise<Mail[]> {
  const response = await fetch(`${program.sandbox.origin}/mailboxes/${address}.json`);
  return await response.json();
}

async function signedIn(world: World) {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"));
  return browser;
}

programTest("contact: an address is entered, confirmed elsewhere, used, removed", async (world) => {
  const { origin, program } = world;
  const browser = await signedIn(world);
  const form = await browser.get(`${origin}/profile/contact`);
  const wrong = await browser.submit(form, { email: "maryam.k@mail" }, { to: "/profile/contact" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.main, /این ایمیل کامل نیست/);
  assert.match(wrong.main, /value="maryam\.k@mail"/, "what was typed stays");
  const asked = await browser.submit(wrong, { email: ADDRESS }, { to: "/profile/contact" });
  assert.equal(asked.url.pathname, "/profile/contact/code");
  assert.doesNotMatch((await browser.get(`${origin}/profile`)).main, /mail\.example/);
  const [{ code }] = await mailsTo(world, ADDRESS);

  const other = await signedIn(world);
  const entry = await other.get(`${origin}/profile/contact/code`);
  const no = await other.submit(entry, { code: "12" }, { to: "/profile/contact/code" });
  assert.equal(no.status, 422);
  const done = await other.submit(no, { code: code! }, { to: "/profile/contact/code" });
  assert.equal(done.url.pathname, "/profile/notices");
  assert.match(done.text, /ایمیل شما تأیید شد/);
  assert.match(done.main, /m\*{5}<wbr>@<wbr>mail|m\*{5}@/);
  await messageOn(
    program,
    world.person("verified-citizen").mobile,
    ({ text }) => text.includes("تغییر ایمیل پیام‌ها"),
  );

  const ticked = { language: "en", dossiers_email: "1", sign_ins_email: "1" };
  const sent = await other.post(`${origin}/profile/notices`, ticked);
  const saved = await other.get(new URL(sent.headers.get("location")!, origin).href);
  assert.match(saved.text, /انتخاب شما ذخیره شد/);
  assert.match(saved.main, /value="en" checked/);
  const checked = [...saved.main.matchAll(/name="(\w+)" value="1" checked/g)].map(([, n]) => n);
  assert.deepEqual(checked, ["dossiers_email", "sign_ins_email"]);
  const removed = await other.submit(saved, {}, { to: "/profile/contact/removal" });
  assert.match(removed.text, /ایمیل شما حذف شد/);
  assert.doesNotMatch(removed.main, /dossiers_email/, "what cannot be reached is not offered");
  await eventually(async () => {
    const [told] = await mailsTo(world, ADDRESS);
    assert.match(told.text, /\/not-me\/[\w-]{43}/);
    assert.match(told.text, /was changed or removed/, "in the language that was chosen");
  });
});

programTest("contact: an address needs a sign-in of the last minutes", async (world) => {
  const { origin, clock } = world;
  const browser = await signedIn(world);
  const form = await browser.get(`${origin}/profile/contact`);
  clock.time += 6 * MINUTE;
  const asked = await browser.submit(form, { email: ADDRESS }, { to: "/profile/contact" });
  assert.equal(asked.url.pathname, "/profile/contact/code", "the form was open in time");
  assert.equal((await browser.get(`${origin}/profile/contact`)).url.pathname, "/login");
  clock.time += 25 * MINUTE;
  const late = await browser.post(`${origin}/profile/contact`, { email: "other@mail.example" });
  assert.match(late.headers.get("location")!, /^\/login\?/);
  assert.deepEqual(await mailsTo(world, "other@mail.example"), []);
  clock.time += 6 * MINUTE;
  const lapsed = await browser.get(`${origin}/profile/contact/code`);
  assert.match(lapsed.main, /دیگر معتبر نیست/);
});

programTest(
  "contact: a stranger changes nothing, and the mail server's failure loses nothing",
  async (world) => {
    const { origin, program } = world;
    const stranger = world.browser();
    for (const path of ["/profile/contact", "/profile/contact/code", "/profile/notices"]) {
      const page = await stranger.get(origin + path);
      assert.equal(page.url.pathname, "/login", path);
      const posted = await stranger.post(origin + path, { email: ADDRESS, code: "123456" });
      assert.notEqual(posted.status, 200, path);
    }
    const browser = await signedIn(world);
    await setFault(program, { target: "mail", mode: "error" });
    const form = await browser.get(`${origin}/profile/contact`);
    const failed = await browser.submit(form, { email: ADDRESS }, { to: "/profile/contact" });
    assert.equal(failed.status, 503);
    assert.match(failed.main, /ایمیل فرستاده نشد/);
    assert.ok(failed.main.includes(`value="${ADDRESS}"`));
  },
);
