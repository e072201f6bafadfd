/** The way of a service from an application to its publication, as staff go it in their browsers. */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { multipart, PDF } from "../../routes/application/parts.ts";
import { formOf, type HttpClient, type Reply } from "../../support/http_client.ts";
import type { TestProgram } from "../../support/program.ts";
import { answerOf, newCodeOf } from "../journey.ts";

export interface Way {
  program: TestProgram;
  /** Of the sandbox too. */
  clock: { now(): number };
}

/** A technical contact, who gets a code. */
const CONTACT = "09120000008";
/** Milliseconds for which an app shows a code. */
const STEP = 30_000;

export const deskOf = ({ program: { origin } }: Way) => origin.replace("//", "//desk.");

/** What the app shows in a moment: a code is taken once, and the present one may have been. */
export const nextCodeOf = ({ clock }: Way, secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() + STEP });

/** By password and app. */
export async function signInAtDesk(
  way: Way,
  browser: HttpClient,
  { secret, ...typed }: { user_name: string; password: string; secret: string },
): Promise<void> {
  const login = await browser.get(`${deskOf(way)}/login`);
  const captcha = await answerOf(way.program, login);
  const asked = await browser.submit(login, { ...typed, captcha });
  const home = await browser.submit(asked, { proof_code: nextCodeOf(way, secret) });
  assert.equal(home.url.pathname, "/");
}

/** All steps of an application; returns its ID. */
export async function apply(
  way: Way,
  browser: HttpClient,
  { serviceId, upstream }: { serviceId: string; upstream: string },
): Promise<string> {
  const board = await browser.submit(await browser.get(`${deskOf(way)}/applications/new`), {});
  const at = board.url.href;
  const connection = await browser.get(`${at}/connection`);
  const [, connection_id] = /name="connection_id"[^>]* value="([^"]+)"/.exec(connection.main) ??
    assert.fail("no connection to choose");
  const service = await browser.submit(connection, { connection_id, user_name: "+new" });
  const fresh = { new_id: serviceId, new_title: "کتابخانه", action: "register" };
  const details = await browser.submit(service, fresh);
  await sendFile(browser, details, {
    ...{ title_fa: "کتابخانه", description_fa: "امانت کتاب", theme: "education" },
    ...{ level: "2", persons: "natural", way: "upstream", health_path: "/health", upstream },
    ...{ reason_given_name: "برای خوشامد", reason_family_name: "برای خوشامد" },
  });

  const method = await browser.get(entryOf(await browser.get(`${at}/methods`)));
  await browser.submit(method, { method_name: "فهرست", method: "GET", method_path: "/" });

  const contact = await browser.get(entryOf(await browser.get(`${at}/contacts`)));
  const named = { contact_name: "رضا کریمی", contact_position: "کارشناس فنی" };
  const saved = await browser.submit(contact, { ...named, contact_mobile: CONTACT });
  const to = `${saved.url.pathname}/code`;
  const since = { time: way.clock.now() };
  const sent = await browser.submit(saved, { action: "send" }, { to });
  const code = await newCodeOf({ program: way.program, clock: since }, CONTACT);
  await browser.submit(sent, { code, action: "confirm" }, { to });

  const letter = await browser.get(`${at}/letter`);
  const typed = { letter_subject: "درخواست", letter_number: "۱۲" };
  const date = { letter_day: "۵", letter_month: "مرداد", letter_year: "۱۴۰۵" };
  await sendFile(browser, letter, { ...typed, ...date }, { name: "نامه.pdf", bytes: PDF });
  await submitApplication(way, browser, board.url.pathname);
  return board.url.pathname.split("/").at(-1)!;
}

async function submitApplication(way: Way, browser: HttpClient, path: string): Promise<void> {
  const whole = await browser.get(deskOf(way) + path);
  const submitted = await browser.submit(whole, { action: "submit" }, { to: path });
  assert.equal(submitted.status, 200, submitted.main);
  assert.doesNotMatch(submitted.main, /value="submit"/);
}

/** The next revision, whose server is another. */
export async function revise(
  way: Way,
  browser: HttpClient,
  { id, upstream }: { id: string; upstream: string },
): Promise<void> {
  const path = `/applications/${id}`;
  const board = await browser.get(deskOf(way) + path);
  await browser.submit(board, { action: "begin" }, { to: path });
  await sendFile(browser, await browser.get(`${deskOf(way)}${path}/details`), { upstream });
  await submitApplication(way, browser, path);
}

/** The list's link to a new entry. */
const entryOf = ({ text, url }: Reply) =>
  new URL(/href="([^"]+\/(?:methods|contacts)\/[0-9a-f-]{36})"/.exec(text)![1], url);

/** As browsers send a form that may have a file. */
async function sendFile(
  browser: HttpClient,
  page: Reply,
  typed: Record<string, string>,
  sent?: Parameters<typeof multipart>[1],
): Promise<void> {
  const { file: _file, ...fields } = formOf(page, page.url.pathname).fields;
  const { body, type } = await multipart({ ...fields, ...typed }, sent);
  const headers = { "content-type": type, "sec-fetch-site": "same-origin" };
  const { status } = await browser.send(page.url, { method: "POST", headers, body });
  assert.equal(status, 303);
}

/** One expert's part; returns the page on which they decided. */
export async function approve(way: Way, browser: HttpClient, id: string): Promise<Reply> {
  const desk = deskOf(way);
  const queue = await browser.get(`${desk}/review`);
  assert.match(queue.main, new RegExp(`/review/${id}`));
  const found = await browser.get(`${desk}/review/${id}`);
  const taken = await browser.submit(found, { action: "take" }, { to: `/review/${id}/hold` });
  const checks = [...taken.text.matchAll(/name="(check_\w+)"/g)].map(([, name]) => [name, "on"]);
  const given = { ...Object.fromEntries(checks), action: "approve" };
  const decided = await browser.submit(taken, given, { to: `/review/${id}/decision` });
  assert.equal(decided.status, 200);
  return taken;
}
