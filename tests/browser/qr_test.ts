/** QR sign-in with two browsers: one that waits, and the phone. */
/// <reference lib="dom" />
import assert from "node:assert/strict";
import { scan } from "../support/qr_reader.ts";
import { createCamera } from "./support/camera.ts";
import { Citizen, type Language, persona, TEXTS, WALKERS, WAYS } from "./support/citizen.ts";
import { eventually } from "../support/waiting.ts";
import { assertFocusInMain, browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();

const toLatin = (text: string) =>
  text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** Milliseconds after which a waiting page polls by itself. */
const POLL = 3_000;

/** Both browsers, with the code scanned: the screen shows its number and the phone asks for it. */
async function scanned(
  { language, javaScriptEnabled, slug }: {
    language: Language;
    javaScriptEnabled: boolean;
    slug: string;
  },
) {
  const { browser, program } = stage;
  const service = `http://insurance.localhost:${program.port}/`;
  const phone = await visit(browser, { viewport: { width: 390, height: 800 } });
  const screen = await visit(browser, { javaScriptEnabled });
  const prefix = `${language}-${javaScriptEnabled ? "js" : "nojs"}-qr`;
  const cameras = {
    screen: createCamera(screen.page, `${prefix}-screen`),
    phone: createCamera(phone.page, `${prefix}-phone`),
  };
  const citizen = (page: typeof phone.page) =>
    new Citizen(page, program.sandbox, persona(program.sandbox, slug), language);
  const owner = citizen(phone.page);
  await owner.signIn(program.origin);

  if (javaScriptEnabled) await screen.page.clock.install();
  await screen.page.goto(service);
  await screen.page.goto(`${screen.page.url()}&lang=${language}`);
  const texts = TEXTS[language];
  await screen.page.getByRole("navigation", { name: texts.qr.ways.label })
    .getByRole("link", { name: "QR" }).click();
  await screen.page.getByRole("img", { name: "QR" }).waitFor();
  await cameras.screen.take("waiting");

  const check = async () => {
    if (javaScriptEnabled) await screen.page.clock.fastForward(POLL);
    else await screen.page.getByRole("button", { name: texts.qr.check }).click();
  };
  await phone.page.goto(scan(await screen.page.content()));
  await phone.page.getByRole("heading", { name: texts.qrPhone.heading }).waitFor();
  await cameras.phone.take("question");
  await check();
  const shown = screen.page.locator(".number");
  const right = toLatin(await shown.innerText());
  return { phone, screen, cameras, texts, service, citizen, right, check };
}

for (const { language, how, javaScriptEnabled } of WAYS) {
  browserTest(`qr: from a service and back to it, ${language}, screen ${how}`, async () => {
    const all = await scanned({ language, javaScriptEnabled, slug: WALKERS[language] });
    const { phone, screen, cameras, texts, service, citizen, right, check } = all;
    await using _phone = phone;
    await using _screen = screen;
    await cameras.screen.take("number");
    if (javaScriptEnabled) await assertFocusInMain(screen.page);
    const ticking = screen.page.locator("[data-left]");
    if (javaScriptEnabled) {
      await eventually(async () => assert.match(toLatin(await ticking.innerText()), /^1:\d\d$/));
    } else {
      assert.doesNotMatch(toLatin(await ticking.innerText()), /^$|:/);
    }

    await phone.page.locator(`button[name=number][value="${right}"]`).click();
    await phone.page.getByRole("heading", { name: texts.qrDone.ends.approved.title }).waitFor();
    await assertFocusInMain(phone.page);
    await cameras.phone.take("approved");
    await check();
    await screen.page.waitForURL(service);
    await citizen(screen.page).seeService(service);

    await phone.page.getByRole("link", { name: texts.sessions.heading }).click();
    const [, began] = texts.sessions.began.qr.split(/\{\w+\}/);
    await phone.page.getByText(began.trim()).first().waitFor();
    await cameras.phone.take("sessions");
    assert.deepEqual([...phone.complaints, ...screen.complaints], []);
  });
}

browserTest("qr: a wrong number ends it on both sides, and a new code begins again", async () => {
  const all = await scanned({ language: "fa", javaScriptEnabled: true, slug: "chief-executive" });
  const { phone, screen, cameras, texts, right, check } = all;
  await using _phone = phone;
  await using _screen = screen;
  await phone.page.locator(`button[name=number]:not([value="${right}"])`).first().click();
  await phone.page.getByRole("heading", { name: texts.qrDone.ends.wrong_number.title }).waitFor();
  await cameras.phone.take("wrong-number");
  await check();
  await screen.page.getByRole("heading", { name: texts.qr.ends.refused.title }).waitFor();
  await assertFocusInMain(screen.page);
  await cameras.screen.take("refused");
  await screen.page.getByRole("button", { name: texts.qr.another }).click();
  await screen.page.getByRole("img", { name: "QR" }).waitFor();
  assert.deepEqual([...phone.complaints, ...screen.complaints], []);
});

browserTest("qr: the waiting page notices by itself that its time is over", async () => {
  await using screen = await visit(stage.browser);
  const { page } = screen;
  await page.clock.install();
  await page.goto(`${stage.program.origin}/login/qr`);
  stage.clock.advance(120_000);
  await page.clock.fastForward(POLL);
  const { title } = TEXTS.fa.qr.ends.expired;
  await page.getByRole("heading", { name: title }).waitFor();
  await assertFocusInMain(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.fastForward(2 * POLL);
  // The page's own poll came before this.
  await page.evaluate(() => fetch("/healthz"));
  assert.deepEqual(asked, ["/healthz"], "and asks no more");
  assert.deepEqual(screen.complaints, []);
});

browserTest("qr: a phone that still shows the numbers says when their time is over", async () => {
  await using screen = await visit(stage.browser);
  await using phone = await visit(stage.browser, { viewport: { width: 360, height: 640 } });
  const { sandbox, origin } = stage.program;
  await new Citizen(phone.page, sandbox, persona(sandbox, "two-sims"), "fa").signIn(origin);
  await screen.page.goto(`${origin}/login/qr`);
  await phone.page.clock.install();
  await phone.page.goto(scan(await screen.page.content()));
  const { lapsed } = TEXTS.fa.qrPhone;
  await phone.page.locator("[data-left]").getByText(/:/).waitFor();
  assert.equal(await phone.page.getByText(lapsed).count(), 0);
  await phone.page.clock.fastForward(120_000);
  await phone.page.getByRole("status").getByText(lapsed).waitFor();
  await phone.page.locator("main").getByText(lapsed).waitFor();
  assert.deepEqual(phone.complaints, []);
});
