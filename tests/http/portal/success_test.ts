/** Success is told once, on the page that follows the last step (citizen-handbook §5). */
import assert from "node:assert/strict";
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import type { Reply } from "../../support/http_client.ts";
import { arriveAt, programTest, signIn, stepsOf } from "../journey.ts";

const { sessions, signIns, profile, qrEntry, letters, support, window } =
  (await loadTexts(GUIDE_IMPRINTS)).get("fa")!;

const CREATED = "حساب شما ساخته شد و با موفقیت وارد شدید.";
const SIGNED_IN = "با موفقیت وارد شدید.";
const VERIFIED = "تأیید هویت شما کامل شد.";

/** The text of the status region, which screen readers announce. */
function statusOf({ text }: Reply): string {
  const [, status] = /<div id="status" role="status"[^>]*>(.*?)<\/div>/s.exec(text)!;
  return status.replace(/<[^>]*>/g, "").trim();
}

programTest(
  "success: the first time an account is made, later a sign-in; told once",
  async (world) => {
    const { program, origin } = world;
    const person = world.person("verified-citizen");
    const browser = world.browser();
    const home = await signIn(program, browser, person, `${origin}/login`);
    assert.equal(home.url.href, `${origin}/`);
    assert.equal(statusOf(home), CREATED);
    assert.equal(statusOf(await browser.get(`${origin}/`)), "");

    await browser.submit(await browser.get(`${origin}/sign-out`), {});
    const steps = stepsOf(program, browser, person);
    world.clock.time += 180_000;
    const again = await steps.enterCode(await steps.askCode());
    assert.equal(again.url.href, `${origin}/`);
    assert.equal(statusOf(again), SIGNED_IN);
    assert.equal(statusOf(await browser.get(`${origin}/profile`)), "");
  },
);

programTest(
  "success: is told on the page that the person came for, and not at services",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const why = await browser.get(`${origin}/sessions`);
    assert.equal(why.url.pathname, "/login");
    const sessions = await signIn(program, browser, person, why.url.href);
    assert.equal(sessions.url.href, `${origin}/sessions`);
    assert.equal(statusOf(sessions), CREATED);

    const other = world.browser();
    await signIn(program, other, world.person("chief-executive"), `${world.at("echo")}/`);
    assert.equal(
      statusOf(await other.get(`${origin}/`)),
      "",
      "it was told nothing, and nothing is left",
    );
  },
);

programTest("success: after the postal code of a temporary account", async (world) => {
  const { program, origin } = world;
  const person = world.person("verified-citizen");
  const browser = world.browser();
  const page = await arriveAt(program, browser, person, "postal_code");
  const refused = await browser.submit(page, { postal_code: "1999999999" });
  const home = await browser.submit(refused, { action: "temporary" });
  assert.equal(statusOf(home), CREATED);
  const last = await browser.get(`${origin}/login/postal-code`);
  const verified = await browser.submit(last, { postal_code: person.postalCode });
  assert.equal(statusOf(verified), VERIFIED);
});

programTest("success: no address and no other word makes a page tell it", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"), `${origin}/login`);
  for (const query of ["success=signed_in", "panjereh_success=signed_in", "done=saved"]) {
    assert.equal(statusOf(await browser.get(`${origin}/?${query}`)), "", query);
  }
  browser.setCookie(origin, "panjereh_success", "pay-1000-here");
  assert.equal(statusOf(await browser.get(`${origin}/`)), "");
  assert.equal(browser.cookies.get(new URL(origin).host)?.has("panjereh_success"), false);
  // Nobody signed in: nothing is told, and the next person is not told of the one before.
  const stranger = world.browser();
  stranger.setCookie(origin, "panjereh_success", "signed_in");
  assert.equal(statusOf(await stranger.get(`${origin}/login`)), "");
  browser.setCookie(origin, "panjereh_success", "signed_in");
  await browser.submit(await browser.get(`${origin}/sign-out`), {});
  assert.equal(browser.cookies.get(new URL(origin).host)?.has("panjereh_success"), false);
});

programTest("own pages: without a session they lead to sign-in and say why", async (world) => {
  const { origin } = world;
  const cases = [
    ["/sessions", sessions.heading],
    ["/sign-ins", signIns.heading],
    ["/profile", profile.heading],
    ["/letters", letters.heading],
    ["/support", support.heading],
    ["/qr", qrEntry.heading],
    [`/qr/${"A".repeat(22)}`, qrEntry.heading],
  ];
  for (const [path, heading] of cases) {
    const page = await world.browser().get(origin + path);
    assert.equal(page.url.pathname, "/login", path);
    assert.ok(page.main.includes(`برای دیدن «${heading}» باید وارد شوید.`), path);
  }
  for (const path of ["/sign-ins/not-me", "/profile/contact", "/my-data"]) {
    const { main } = await world.browser().get(origin + path);
    assert.ok(main.includes(window.signInAgain), path);
  }
  for (const path of ["/", "/nowhere", "/login?return_to=/profile-of-evil"]) {
    assert.doesNotMatch((await world.browser().get(origin + path)).main, /برای دیدن «/, path);
  }
});
