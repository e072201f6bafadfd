/**
 * From an application to a service in use, in the running program: an editor asks, two experts
 * approve, and a citizen opens the new service without a restart.
 */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { type Invited, inviteStaff } from "../../../domain/staff/invitation.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { plantSurroundings } from "../../domain/application/samples.ts";
import { multipart, PDF } from "../../routes/application/parts.ts";
import { formOf, type HttpClient, type Reply } from "../../support/http_client.ts";
import { eventually } from "../../support/waiting.ts";
import { answerOf, newCodeOf, programTest, signIn, type World } from "../journey.ts";
import { openStore } from "../store.ts";

const PASSWORD = "چهار اسب سفید";
const invited = (name: string, mobile: string, role: "editor" | "expert"): Invited => ({
  userName: parseUserName(name)!,
  name,
  mobile,
  roles: [role],
  agencyId: role === "editor" ? "agency-1" : undefined,
});
const EDITOR = invited("sima.rad", "09120000007", "editor");
// Who shares a number with somebody of the agency reviews nothing of it.
const EXPERTS = [
  invited("first.expert", "09120000017", "expert"),
  invited("second.expert", "09120000018", "expert"),
];
const CONTACT = "09120000008";
const deskOf = ({ origin }: World) => origin.replace("//", "//desk.");

programTest(
  "desk: asked, reviewed twice, approved, and used without a restart",
  async (world) => {
    const { program } = world;
    const address = `${world.at("whole-way")}/`;
    {
      using own = await openStore(world);
      await plantSurroundings(own);
    }
    const person = world.person("verified-citizen");
    const citizen = world.browser();
    assert.equal((await citizen.get(address)).status, 421);

    const editor = await staff(world, EDITOR);
    const id = await apply(world, editor, "whole-way");
    for (const expert of EXPERTS) await approve(world, await staff(world, expert), id);

    await eventually(async () => assert.equal((await citizen.send(address)).status, 401));
    const board = await editor.get(`${deskOf(world)}/applications/${id}`);
    assert.ok(board.main.includes(`<a href="${address}">`));
    assert.match(board.main, /GSB 1234567890123/);
    const page = await signIn(program, citizen, person, address);
    assert.equal(page.url.href, address);
    assert.match(
      page.main,
      new RegExp(`${person.firstName} ${person.lastName}`),
    );
    assert.match(page.main, /whole-way/);
  },
);

/** A member who has begun and is signed in. */
async function staff(world: World, member: Invited): Promise<HttpClient> {
  const { clock, program } = world;
  const browser = world.browser();
  const desk = deskOf(world);
  let token: string;
  {
    using own = await openStore(world);
    const audit = createKvAuditLog(own.store, random);
    token = await inviteStaff({ ...own, audit, random }, member);
  }
  const invitation = await browser.get(`${desk}/invitations/${token}`);
  const secret = invitation.main.match(/<bdi dir="ltr">([A-Z2-7]{4})<\/bdi>/g)!
    .map((group) => group.replace(/<[^>]+>/g, "")).join("");
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const codeNow = () => totp.generate({ timestamp: clock.time });
  await browser.submit(invitation, { password: PASSWORD, again: PASSWORD, code: codeNow() });
  clock.time += 60_000;
  const login = await browser.get(`${desk}/login`);
  const captcha = await answerOf(program, login);
  const typed = { user_name: member.name, password: PASSWORD, captcha };
  const home = await browser.submit(await browser.submit(login, typed), { proof_code: codeNow() });
  assert.equal(home.url.pathname, "/");
  return browser;
}

/** All steps of an application; returns its ID. */
async function apply(
  world: World,
  browser: HttpClient,
  serviceId: string,
): Promise<string> {
  const board = await browser.submit(
    await browser.get(`${deskOf(world)}/applications/new`),
    {},
  );
  const at = board.url.href;
  const connection = await browser.get(`${at}/connection`);
  const chosen = { connection_id: "connection-1", user_name: "+new" };
  const service = await browser.submit(connection, chosen);
  const fresh = {
    new_id: serviceId,
    new_title: "کتابخانه",
    action: "register",
  };
  const details = await browser.submit(service, fresh);
  await sendFile(browser, details, {
    ...{
      title_fa: "کتابخانه",
      description_fa: "امانت کتاب",
      theme: "education",
    },
    ...{
      level: "2",
      persons: "natural",
      way: "upstream",
      health_path: "/health",
    },
    upstream: world.program.sandbox.agencyOrigin,
    ...{ reason_given_name: "برای خوشامد", reason_family_name: "برای خوشامد" },
  });

  const method = await browser.get(entryOf(await browser.get(`${at}/methods`)));
  await browser.submit(method, {
    method_name: "فهرست",
    method: "GET",
    method_path: "/",
  });

  const contact = await browser.get(
    entryOf(await browser.get(`${at}/contacts`)),
  );
  const named = { contact_name: "رضا کریمی", contact_position: "کارشناس فنی" };
  const saved = await browser.submit(contact, {
    ...named,
    contact_mobile: CONTACT,
  });
  const to = `${saved.url.pathname}/code`;
  const sent = await browser.submit(saved, { action: "send" }, { to });
  await browser.submit(sent, {
    code: await newCodeOf(world, CONTACT),
    action: "confirm",
  }, { to });

  const letter = await browser.get(`${at}/letter`);
  const typed = { letter_subject: "درخواست", letter_number: "۱۲" };
  const date = { letter_day: "۵", letter_month: "مرداد", letter_year: "۱۴۰۵" };
  await sendFile(browser, letter, { ...typed, ...date }, {
    name: "نامه.pdf",
    bytes: PDF,
  });

  const whole = await browser.get(at);
  const submitted = await browser.submit(whole, { action: "submit" }, {
    to: board.url.pathname,
  });
  assert.equal(submitted.status, 200);
  assert.doesNotMatch(submitted.main, /value="submit"/);
  return board.url.pathname.split("/").at(-1)!;
}

/** The list's link to a new entry. */
const entryOf = ({ text, url }: Reply) =>
  new URL(
    /href="([^"]+\/(?:methods|contacts)\/[0-9a-f-]{36})"/.exec(text)![1],
    url,
  );

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
  assert.equal(
    (await browser.send(page.url, { method: "POST", headers, body })).status,
    303,
  );
}

async function approve(
  world: World,
  browser: HttpClient,
  id: string,
): Promise<void> {
  const queue = await browser.get(`${deskOf(world)}/review`);
  assert.match(queue.main, new RegExp(`/review/${id}`));
  const found = await browser.get(`${deskOf(world)}/review/${id}`);
  const taken = await browser.submit(found, { action: "take" }, {
    to: `/review/${id}/hold`,
  });
  assert.match(taken.main, /GSB 1234567890123/);
  assert.match(taken.main, /۱۴۰۵\/۰?۵\/۰?۵|۵ مرداد ۱۴۰۵/);
  const checks = [...taken.text.matchAll(/name="(check_\w+)"/g)].map((
    [, name],
  ) => [name, "on"]);
  const given = { ...Object.fromEntries(checks), action: "approve" };
  const decided = await browser.submit(taken, given, {
    to: `/review/${id}/decision`,
  });
  assert.equal(decided.status, 200);
}
