/// <reference lib="dom" />
/** What a citizen does at the portal, as a person would: by links, fields and buttons. */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import type { Page } from "playwright-core";
import { fillPlain } from "../../../views/texts/fill.ts";
import { digestOf } from "../../domain/attachments/world.ts";
import { type CallApi, upload } from "../../support/call_api.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { eventually } from "../../support/waiting.ts";
import type { Language, TEXTS } from "./citizen.ts";

export interface Citizen {
  page: Page;
  origin: string;
  texts: typeof TEXTS[Language];
  nationalId: string;
  /** Another browser of the same person. */
  other: HttpClient;
  /** By an agency. */
  call: CallApi;
}

const FILE = new TextEncoder().encode("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n");
const TITLE = "رأی شمارهٔ ۱۲";

/** Up to what is filled in. */
const beginning = (text: string) => text.split("{")[0].trim();
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string) =>
  page.getByRole("main").getByRole("link", { name, exact: true }).first().click();

async function save(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), follow(page, name)]);
  return await Deno.readTextFile((await download.path())!);
}

export async function readLetter({ page, origin, texts, nationalId, call }: Citizen) {
  const file = await upload(call, { bytes: FILE });
  await eventually(async () =>
    assert.equal((await call({ path: `/attachments/${file}` })).json().state, "clean")
  );
  const letter = {
    recipient: { national_id: nationalId },
    kind: "decision",
    title: TITLE,
    body: "متن **پررنگ** [پیوند](javascript:alert(1)) <script>alert(1)</script>",
    period: { of: "objection", days: 20 },
    attachments: [file],
    needs_confirmation: true,
    legal: true,
  };
  const headers = { "idempotency-key": `letter-${nationalId}` };
  const posted = await call({ method: "POST", path: "/letters", body: letter, headers });
  assert.equal(posted.status, 202, posted.text);

  await page.goto(`${origin}/`);
  await page.getByText(beginning(texts.home.needs.unread)).first().waitFor();
  await page.goto(`${origin}/letters`);
  await page.locator("main li").getByText(TITLE).first().click();
  await heading(page, TITLE);
  assert.equal(await page.locator("main script").count(), 0);
  assert.equal(await page.locator("main a[href^=javascript]").count(), 0);
  await press(page, texts.letter.confirm.submit);
  await page.getByText(beginning(texts.letter.confirmed)).first().waitFor();
  assert.equal(await save(page, "a.pdf"), new TextDecoder().decode(FILE));
  await page.getByText(texts.letter.files.digest.title).click();
  await page.getByText(digestOf(FILE)).waitFor();
  await page.getByText(texts.letter.proof.title).click();
  const signed = await save(page, texts.letter.proof.download);
  assert.match(signed, /^[\w-]+\.[\w-]+\.[\w-]+\s*$/);
  const content = await save(page, texts.letter.proof.content.download);
  assert.equal(
    digestOf(new TextEncoder().encode(content)),
    decodeJwt(signed.trim()).content_sha256,
  );
  const numerals = await page.locator("details ol").evaluate((list) =>
    getComputedStyle(list).listStyleType
  );
  assert.equal(numerals, texts.language.digits === "persian" ? "persian" : "decimal");

  const { proof } = (await call({ path: `/letters/${posted.json().id}` })).json();
  const steps = proof.map(({ step }: { step: string }) => step);
  for (const step of ["opened", "confirmed"]) assert.ok(steps.includes(step), steps.join());
}

export async function followDossier({ page, origin, texts, nationalId, call }: Citizen) {
  const path = `/dossiers/d-${nationalId}`;
  const body = { recipient: { national_id: nationalId }, kind: "membership", title: "عضویت" };
  const { dossier } = (await call({ method: "PUT", path, body })).json();
  const photo = { id: "photo", label: "عکس تازه", way: { by: "visit", where: "باجهٔ ۳" } };
  const moves = [
    { to: "received" },
    { to: "in_review" },
    { to: "awaiting_citizen", reason: "عکس خوانا نیست.", answer_days: 10, missing: [photo] },
  ];
  for (const move of moves) {
    const headers = { "idempotency-key": `${nationalId}-${move.to}` };
    await call({ method: "POST", path: `${path}/transitions`, body: move, headers });
  }
  await page.goto(`${origin}/`);
  await page.getByRole("main").getByText("عضویت", { exact: true }).click();
  await heading(page, "عضویت");
  await page.getByText(texts.dossier.states.awaiting_citizen).first().waitFor();
  await press(page, fillPlain(texts.dossier.missing.done, { item: "عکس تازه" }));
  await page.getByText(texts.dossier.states.in_review).first().waitFor();
  await eventually(async () => assert.equal((await call({ path })).json().state, "in_review"));

  await page.goto(`${origin}/track`);
  await page.getByLabel(texts.track.number.label).fill(dossier.tracking_number);
  await press(page, texts.track.submit);
  await page.getByText(texts.dossier.states.in_review).first().waitFor();
}

export async function searchLetters({ page, origin, texts: { letters } }: Citizen) {
  await page.goto(`${origin}/letters`);
  // Another alphabet's letters and digits.
  await page.getByLabel(letters.search.label).fill("راي شماره 12");
  await press(page, letters.search.submit);
  await page.locator("main li").getByText(TITLE).first().waitFor();
  await page.getByLabel(letters.search.label).fill("هیچ‌چیز");
  await press(page, letters.search.submit);
  await page.getByRole("heading", { name: letters.notFound.title }).waitFor();
}

export async function starService({ page, origin, texts: { services, service } }: Citizen) {
  await page.goto(`${origin}/`);
  await page.getByLabel(services.search.label).fill("بیمه");
  await press(page, services.search.submit);
  const first = page.locator("#found li a").first();
  const name = await first.innerText();
  await first.click();
  await heading(page, name);
  await press(page, service.star);
  await page.getByRole("button", { name: service.unstar }).waitFor();
  await page.goto(`${origin}/`);
  await page.getByRole("heading", { name: services.starred }).waitFor();
  await page.getByRole("main").getByRole("link", { name }).first().waitFor();
}

export async function changePostalCode({ page, origin, texts }: Citizen) {
  await page.goto(`${origin}/profile`);
  await follow(page, texts.postalCodeChange.heading);
  await page.fill("[name=postal_code]", "1");
  await page.locator("main button.main").click();
  await page.locator("main .alarm").waitFor();
  await page.fill("[name=postal_code]", "8174635191");
  await page.locator("main button.main").click();
  await heading(page, texts.changes.heading);
}

export async function askSupport({ page, origin, texts: { letter, support } }: Citizen) {
  await page.goto(`${origin}/letters`);
  await page.locator("main li").getByText(TITLE).first().click();
  await heading(page, TITLE);
  await follow(page, support.heading);
  await page.getByText(`${letter.title}: ${TITLE}`, { exact: true }).waitFor();
  assert.ok(await page.getByLabel(support.topics.letter).isChecked());
  await page.getByLabel(support.topics.other).check();
  await press(page, support.submit);
  await page.locator("main .alarm").waitFor();
  assert.ok(await page.getByLabel(support.topics.other).isChecked(), "what was chosen stays");
  await page.getByLabel(support.text).fill("این نامه را نمی‌فهمم.");
  await press(page, support.submit);
  await page.getByText("این نامه را نمی‌فهمم.").waitFor();
  await page.goto(`${origin}/support`);
  await page.getByText(support.states.waiting).first().waitFor();
}

export async function takeData({ page, origin, texts: { myData } }: Citizen) {
  await page.goto(`${origin}/`);
  await follow(page, myData.heading);
  await heading(page, myData.heading);
  const data = await save(page, myData.download);
  JSON.parse(data);
  for (const part of [TITLE, "8174635191", "این نامه را نمی‌فهمم."]) {
    assert.ok(data.includes(part), part);
  }
}

/** Asks for the end of the account, and takes it back. */
export async function leaveAndStay({ page, origin, texts: { deletion } }: Citizen) {
  await page.goto(`${origin}/my-data`);
  await follow(page, deletion.heading);
  await press(page, deletion.submit);
  await heading(page, deletion.asked.title);
  await page.goto(`${origin}/`);
  await follow(page, deletion.look);
  await press(page, deletion.asked.keep);
  await heading(page, deletion.kept.title);
}

/** «این من نبودم» */
export async function refuseOthers({ page, origin, other, texts: { refuseAll } }: Citizen) {
  const isIn = async () => (await other.get(`${origin}/`)).url.pathname === "/";
  assert.ok(await isIn());
  await page.goto(`${origin}/sign-ins`);
  await follow(page, refuseAll.heading);
  await press(page, refuseAll.submit);
  await heading(page, refuseAll.done.title);
  await eventually(async () => assert.ok(!await isIn()));
  await page.goto(`${origin}/sessions`);
  assert.equal(await page.locator("main li").count(), 1);
}

const shownIf = (isShown: boolean) => isShown ? "visible" as const : "hidden" as const;

/** Without scripts the page says why there are none. */
export async function readOfPushes({ page, origin, texts: { push } }: Citizen, scripts: boolean) {
  await page.goto(`${origin}/profile/notices`);
  await follow(page, push.heading);
  await page.getByText(push.unable).waitFor({ state: shownIf(!scripts) });
  await page.getByRole("button", { name: push.submit }).waitFor({ state: shownIf(scripts) });
  await press(page, push.mute.letters);
  await page.getByText(push.off.letters).waitFor();
}

/** The same of passkeys. */
export async function readOfPasskeys({ page, origin, texts }: Citizen, scripts: boolean) {
  await page.goto(`${origin}/passkeys`);
  await follow(page, texts.passkeys.add);
  await heading(page, texts.passkeyAdd.heading);
  await page.getByText(texts.passkeys.unable).waitFor({ state: shownIf(!scripts) });
}
