/** An editor begins an application in the running program, with its pages as they are. */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { type Invited, inviteStaff } from "../../../domain/staff/invitation.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { plantSurroundings } from "../../domain/application/samples.ts";
import { multipart, PDF } from "../../routes/application/parts.ts";
import { answerOf, programTest } from "../journey.ts";
import { openStore } from "../store.ts";

const PASSWORD = "چهار اسب سفید";
const EDITOR: Invited = {
  userName: parseUserName("sima.rad")!,
  name: "سیما راد",
  mobile: "09120000007",
  roles: ["editor"],
  agencyId: "agency-1",
};

programTest("desk: an editor begins an application and writes its steps", async (world) => {
  const desk = world.origin.replace("//", "//desk.");
  const browser = world.browser();
  let path: string;
  {
    using own = await openStore(world);
    await plantSurroundings(own);
    const audit = createKvAuditLog(own.store, random);
    path = `/invitations/${await inviteStaff({ ...own, audit, random }, EDITOR)}`;
  }
  const invitation = await browser.get(desk + path);
  const secret = invitation.main.match(/<bdi dir="ltr">([A-Z2-7]{4})<\/bdi>/g)!
    .map((group) => group.replace(/<[^>]+>/g, "")).join("");
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const codeNow = () => totp.generate({ timestamp: world.clock.time });
  await browser.submit(invitation, { password: PASSWORD, again: PASSWORD, code: codeNow() });
  world.clock.time += 60_000;
  const login = await browser.get(`${desk}/login`);
  const captcha = await answerOf(world.program, login);
  const second = await browser.submit(login, {
    user_name: "sima.rad",
    password: PASSWORD,
    captcha,
  });
  const home = await browser.submit(second, { proof_code: codeNow() });
  assert.match(home.main, /درخواست‌ها/);

  const fresh = await browser.get(`${desk}/applications/new`);
  assert.match(fresh.main, /ارائهٔ خدمات بر روی سکوی دولت همراه/);
  const board = await browser.submit(fresh, {});
  assert.match(board.main, /شروع تکمیل اطلاعات/);
  const connection = await browser.get(`${board.url.href}/connection`);
  assert.match(connection.main, /GSB/);
  const service = await browser.submit(connection, {
    connection_id: "connection-1",
    user_name: "+new",
  });
  assert.match(service.main, /جستجو و انتخاب/);
  const title = "ک".repeat(81);
  const long = await browser.submit(service, {
    new_id: "new-library",
    new_title: title,
    action: "register",
  });
  assert.equal(long.status, 422, "a name that is too long is not cut");
  assert.match(long.main, /id="new_title-error"/);
  assert.ok(long.main.includes(`value="${title}"`));
  const details = await browser.submit(service, {
    new_id: "new-library",
    new_title: "کتابخانه",
    action: "register",
  });
  assert.equal(details.url.pathname, `${board.url.pathname}/details`);
  const english = await browser.get(`${board.url.href}?lang=en`);
  assert.match(english.main, /Send for review/);

  const letter = await browser.get(`${board.url.href}/letter`);
  const hidden = Object.fromEntries(
    [...letter.main.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
      .map(([, name, value]) => [name, value]),
  );
  const form = { ...hidden, letter_subject: "درخواست", letter_number: "۱۲" };
  const { body, type } = await multipart(form, { name: "نامهٔ درخواست.pdf", bytes: PDF });
  const sent = await browser.send(letter.url.href, {
    method: "POST",
    headers: { "content-type": type, "sec-fetch-site": "same-origin" },
    body,
  });
  assert.equal(sent.status, 303);
  const saved = await browser.get(new URL(sent.headers.get("location")!, letter.url).href);
  assert.match(saved.main, /نامهٔ درخواست\.pdf/);
  assert.match(saved.main, /value="۱۲"/);
});
