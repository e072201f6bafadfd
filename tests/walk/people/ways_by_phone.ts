/** QR: the screen waits, and the signed-in phone picks the number. */
import assert from "node:assert/strict";
import { toLatinDigits } from "../../../domain/text/digits.ts";
import { eventually } from "../../support/waiting.ts";
import { scan } from "../../support/qr_reader.ts";
import { openSignIn, type Walk, walkerAt } from "./scene.ts";
import type { Next } from "./way.ts";

export function byQr(walk: Walk): Promise<Next> {
  return byPhone(walk, async (phone) => {
    await phone.page.goto(scan(await walk.visit.page.content()));
  });
}

/** For a phone with a broken camera. */
export function byManualQrCode(walk: Walk): Promise<Next> {
  return byPhone(walk, async (phone) => {
    const shown = walk.visit.page.locator("main strong bdi");
    await phone.page.goto(`${walk.program.origin}/qr`);
    await phone.page.fill("[name=code]", await shown.innerText());
    await phone.submit();
  });
}

type Phone = ReturnType<typeof walkerAt>;

/** Its earlier session has expired. */
async function signPhoneIn({ program: { origin } }: Walk, phone: Phone): Promise<void> {
  await phone.page.goto(`${origin}/login`);
  await phone.passMobile();
  await phone.passCode();
  await phone.seeHome(origin);
}

async function byPhone(walk: Walk, open: (phone: Phone) => Promise<void>): Promise<Next> {
  const { walker: { texts }, visit: { page }, known, javaScriptEnabled } = walk;
  const visit = known.get(javaScriptEnabled)!;
  const phone = walkerAt(walk, visit, walk.mobile);
  /** A page with scripts polls by itself. */
  const check = async () => {
    if (!javaScriptEnabled) await page.getByRole("button", { name: texts.qr.check }).click();
  };
  await signPhoneIn(walk, phone);
  await openSignIn(walk);
  await page.getByRole("navigation", { name: texts.qr.ways.label })
    .getByRole("link", { name: "QR" }).click();
  await page.getByRole("img", { name: "QR" }).waitFor();
  await open(phone);
  await phone.seeHeading(texts.qrPhone.heading);
  await check();
  const number = toLatinDigits(await page.locator("main .number").innerText());
  await phone.page.locator(`button[name=number][value="${number}"]`).click();
  await phone.seeHeading(texts.qrDone.ends.approved.title);
  await check();
  assert.deepEqual(visit.complaints, []);
  await eventually(() => assert.ok(!page.url().includes("/login/qr"), page.url()));
  return "service";
}
