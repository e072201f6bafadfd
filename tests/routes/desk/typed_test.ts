/**
 * Nothing that was typed at the desk is lost: when the language changes, when the session has ended,
 * and when somebody else was faster. One table for all its forms.
 */
import assert from "node:assert/strict";
import { Hono } from "hono";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { type Key, StoreUnavailable } from "../../../domain/platform/store.ts";
import { AGENCY_ROLES, type Role, WINDOW_ROLES } from "../../../domain/staff/role.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import { REOPENED_WITHIN, STAFF } from "../../../domain/support/request.ts";
import { createDeskGroups, type DeskRight } from "../../../routes/desk/groups.ts";
import { mountFeatures } from "../../../routes/desk_host.ts";
import { takesFile } from "../../../routes/site/form.ts";
import { createSite } from "../../../routes/site/groups.ts";
import type { WindowEnv } from "../../../routes/site/visit.ts";
import { agencyTest, COLLEAGUE, EDITOR, multipart, PDF } from "../application/parts.ts";
import { APPLICATION, move, submit } from "../../domain/review/sample.ts";
import { START } from "../../support/sign_in_world.ts";
import { deskTest, type DeskWorld, member } from "./parts.ts";

const desk = createDeskGroups(createSite(new Hono<WindowEnv>()), "https://sso.example.ir");
mountFeatures(desk);
const posts = desk.rights.filter(({ method }) => method === "POST");
const pages = desk.rights.filter(({ method }) => method === "GET").map(({ path }) => path);

const ROLES: readonly Role[] = [...AGENCY_ROLES, ...WINDOW_ROLES];
const roleFor = ({ roles }: DeskRight) =>
  ROLES.find((role) => roles === "everyone" || roles.includes(role))!;
const memberFor = (right: DeskRight) => {
  const role = roleFor(right);
  return member(`one.${role.replace("_", "-")}`, [role], {
    agencyId: AGENCY_ROLES.some((one) => one === role) ? "agency-1" : undefined,
  });
};
const filled = (path: string) => path.replace(/:\w+(?:\{[^}]*\})?/g, "some-id");
const isPage = (path: string) => pages.some((page) => filled(page) === path);

/** Persian, and longer than a line. */
const TEXT = "چیزی که نوشته‌ام. ".repeat(60).trim();

/** Posts as the form at this path would. */
async function post(
  { send }: DeskWorld,
  path: string,
  { cookies, fields }: { cookies: Record<string, string>; fields: Record<string, string> },
): Promise<Response> {
  if (!takesFile(path.split("?")[0])) return await send(path, { cookies, form: fields });
  const { body, type } = await multipart(fields);
  return await send(path, { cookies, body, headers: { "content-type": type } });
}

deskTest("typed: each form is kept when its session has ended, and shown again", async (world) => {
  const { send, shown, signIn, clock } = world;
  let opened = 0;
  for (const right of posts) {
    const name = right.path;
    const path = filled(right.path);
    const staff = memberFor(right);
    const cookies = await signIn(staff);
    await send("/", { cookies });
    const { author } = shown.at(-1)!.context.desk!;
    clock.time += 20 * MINUTE;
    const ended = await post(world, path, { cookies, fields: { author: author!, text: TEXT } });
    assert.equal(ended.headers.get("location"), "/login?ended", name);
    const again = await signIn(staff);
    await send("/", { cookies: again });
    const { kept } = shown.at(-1)!.props;
    assert.ok(isPage(kept), `${name}: ${kept}`);
    const { status } = await send(`${kept}?kept`, { cookies: again });
    // A page without a form for this member leads to another.
    if (status === 303) continue;
    assert.equal(shown.at(-1)!.context.typed?.text, TEXT, name);
    opened++;
  }
  assert.ok(opened > posts.length - 5, String(opened));
});

deskTest("typed: a form that is sent after signing out in another tab is kept", async (world) => {
  const { send, shown, signIn } = world;
  const cookies = await signIn(EDITOR);
  await send("/help/new", { cookies });
  const { author } = shown.at(-1)!.context.desk!;
  await send("/sign-out", { cookies, form: {} });
  const late = await send("/help/new", { form: { author: author!, text: TEXT } });
  assert.equal(late.headers.get("location"), "/login?ended");
  await send("/help/new?kept", { cookies: await signIn(EDITOR) });
  assert.equal(shown.at(-1)!.context.typed?.text, TEXT);
});

deskTest("typed: passwords and codes are never kept", async (world) => {
  const { send, shown, signIn, clock } = world;
  const staff = member("one.editor", ["editor"]);
  const cookies = await signIn(staff);
  await send("/", { cookies });
  const { author } = shown.at(-1)!.context.desk!;
  clock.time += 20 * MINUTE;
  const passwords = { password: "s", again: "s", current_password: "s", new_password: "s" };
  const secrets = { ...passwords, card_number: "1", proof_code: "1" };
  const form = { author: author!, name: "تلفن", code: "1", captcha: "1", ...secrets };
  await send("/account/passkeys", { cookies, form });
  await send("/account?kept", { cookies: await signIn(staff) });
  const { typed } = shown.at(-1)!.context;
  assert.deepEqual(typed, { name: "تلفن" });
});

deskTest(
  "typed: each form comes back in another language at a page that is there",
  async (world) => {
    const { shown, signIn } = world;
    for (const right of posts) {
      const path = filled(right.path);
      const cookies = await signIn(memberFor(right));
      const before = shown.length;
      const answer = await post(world, path, { cookies, fields: { text: TEXT } });
      if (answer.status < 400 || shown.length === before) continue;
      const { here } = shown.at(-1)!.context;
      assert.ok(isPage(here.split("?")[0]), `${right.path}: ${here}`);
      if (takesFile(here)) continue;
      await post(world, `${here}?lang=en`, { cookies, fields: { text: TEXT } });
      const { language, typed } = shown.at(-1)!.context;
      assert.deepEqual([language, typed?.text], ["en", TEXT], right.path);
    }
  },
);

deskTest("typed: text that is far too long comes back, for the desk reads more", async (world) => {
  const { send, signIn, shown } = world;
  const cookies = await signIn(member("one.editor", ["editor"]));
  const text = "ا".repeat(1900);
  const page = "ا".repeat(5000);
  assert.equal((await send("/help/new", { cookies, form: { topic: "x", text } })).status, 422);
  assert.equal(shown.at(-1)!.props.text, text);
  await send("/help/new?lang=ar", { cookies, form: { text: page } });
  assert.equal(shown.at(-1)!.context.typed?.text, page);
});

agencyTest("typed: an outage before or after a form with a file is read", async (world) => {
  const { at, cookies, send, shown, store } = world;
  const { get, getMany } = store;
  const letter_subject = TEXT.slice(0, 100);
  const file = { name: "a.pdf", bytes: PDF };
  const { body, type } = await multipart({ letter_subject, shown: "" }, file);
  for (const away of ["staff_session", "attachment"]) {
    const fail = (...keys: readonly Key[]) => {
      if (keys.some(([name]) => name === away)) throw new StoreUnavailable("away");
    };
    store.get = async (key) => (fail(key), await get(key));
    store.getMany = async (keys) => (fail(...keys), await getMany(keys));
    const sent = { cookies, body, headers: { "content-type": type } };
    assert.equal((await send(at("letter"), sent)).status, 503, away);
    const { form: { to, hasFile, fields } } = shown.at(-1)!.props.again;
    assert.deepEqual([to, hasFile, fields.letter_subject], [at("letter"), true, letter_subject]);
  }
});

const METHOD = "methods/0192f0c5-8c9e-7000-8000-0123456789ab";

agencyTest("typed: a colleague has submitted what an editor is writing", async (world) => {
  const { at, id, shown, cookies } = world;
  const tries: [step: string, fields: Record<string, string>][] = [
    ["connection", { user_name: TEXT.slice(0, 60) }],
    ["details", { description_fa: TEXT.slice(0, 300) }],
    ["letter", { letter_subject: "درخواست" }],
    [METHOD, { method_name: "فهرست" }],
    ["service", { service_id: "books" }],
  ];
  const hidden = { shown: "", author: "" };
  await move(world, { ...APPLICATION, state: "submitted", agencyId: "agency-1" }, id);
  for (const [step, fields] of tries) {
    const sent = { cookies, fields: { ...hidden, ...fields } };
    const answer = await post(world, at(step), sent);
    const { page, props, context } = shown.at(-1)!;
    assert.deepEqual([answer.status, page, props.overtaken], [409, "applicationBoard", true], step);
    assert.deepEqual(context.typedTooLate, Object.values(fields), step);
  }
});

agencyTest("typed: who comes after a full list keeps the method", async (world) => {
  const { at, cookies, send, shown, store, id } = world;
  const { applicationDraftRecord, MAX_ITEMS } = await import(
    "../../../domain/application/draft.ts"
  );
  const { read } = await import("../../../domain/platform/read.ts");
  const { value } = await read(store, applicationDraftRecord(id));
  const methods = Array.from(
    { length: MAX_ITEMS.methods },
    (_, i) => ({ id: `m${i}`, fields: {} }),
  );
  await commitTo(store).set(applicationDraftRecord(id), { ...value!, methods }).commit();
  const form = { shown: "", method_name: "فهرست" };
  assert.equal((await send(at(METHOD), { cookies, form })).status, 409);
  assert.deepEqual(shown.at(-1)!.context.typedTooLate, ["فهرست"]);
});

const OPERATOR = member("omid", ["operator"], { agencyId: undefined });
const SUPPORT = member("zahra", ["support"], { agencyId: undefined });
const QUESTION = { topic: "letter", text: "پرسش", context: { language: "fa" } } as const;

deskTest(
  "typed: a question that was closed meanwhile keeps what both sides write",
  async (world) => {
    const { send, shown, signIn, ports } = world;
    const agent = await signIn(SUPPORT);
    const book = STAFF;
    const number = await askSupport({ ...ports, book }, EDITOR.id, QUESTION);
    const moved = { action: "move", topic: "keys", text: TEXT };
    assert.equal(
      (await send(`/support/staff/${number}`, { cookies: agent, form: moved })).status,
      200,
    );
    assert.deepEqual([shown.at(-1)!.props.topic, shown.at(-1)!.props.typed.text], [
      "keys",
      TEXT,
    ]);
    const close = `/support/staff/${number}/close?beside`;
    assert.equal((await send(close, { cookies: agent, form: { text: TEXT } })).status, 200);
    assert.deepEqual(shown.at(-1)!.context.typedTooLate, [TEXT]);
    // Two weeks later it does not open again by that.
    world.clock.time += REOPENED_WITHIN;
    const editor = await signIn(EDITOR);
    const own = await send(`/help/${number}`, { cookies: editor, form: { text: TEXT } });
    assert.deepEqual([own.status, shown.at(-1)!.context.typedTooLate], [409, [TEXT]]);
    const ticket = `/support/staff/${number}`;
    await send(ticket, { cookies: await signIn(SUPPORT), form: { text: TEXT, seen: "1" } });
    assert.deepEqual([shown.at(-1)!.props.isOpen, shown.at(-1)!.context.typedTooLate], [false, [
      TEXT,
    ]]);
  },
);

deskTest("typed: a connection that was sent meanwhile keeps its form's texts", async (world) => {
  const { send, shown, signIn } = world;
  const cookies = await signIn(EDITOR);
  const form = {
    bus: "gsb",
    purpose: TEXT.slice(0, 600),
    addresses: "192.0.2.10",
    userNames: "library",
  };
  const more = { contactName: "سارا", contactPosition: "فنی", contactMobile: "09121112233" };
  const all = { ...form, ...more, contactEmail: "" };
  const asked = await send("/connections/new", { cookies, form: { ...all, action: "send" } });
  const path = asked.headers.get("location")!;
  assert.equal((await send(path, { cookies, form: { ...all, action: "save" } })).status, 409);
  assert.ok(shown.at(-1)!.context.typedTooLate?.includes(form.purpose));
});

const EXPERT = member("nahid", ["expert"], { agencyId: undefined, mobile: "09120000001" });
const CASE = `/review/${APPLICATION.id}`;
const SEEN = { seen: "1.1" };
const REMARK = { field: "level", kind: "advice", text: "سطح ۳ بهتر است" };

agencyTest("typed: a file is removed beside details that are not saved yet", async (world) => {
  const { at, cookies, send, shown, upload } = world;
  await upload("details", {}, { name: "مجوز.pdf", bytes: PDF });
  await send(at("details"), { cookies });
  const { files, shown: digests } = shown.at(-1)!.props;
  const form = { shown: digests, description_fa: TEXT };
  const removed = await send(`${at(`files/${files[0].id}`)}?beside`, { cookies, form });
  const { page, props, context } = shown.at(-1)!;
  assert.deepEqual([removed.status, page, props.files], [200, "applicationDetails", []]);
  assert.deepEqual([context.typed?.description_fa, context.here], [TEXT, at("details")]);
  // Nothing of it was saved, and without the word the button only removes.
  await send(at("details"), { cookies });
  assert.equal(shown.at(-1)!.props.values.description_fa, undefined);
  assert.equal((await send(at("files/file-1"), { cookies, form })).status, 303);
});

deskTest("typed: beside a reason, a proposal is refused after a proof", async (world) => {
  const { send, shown, signIn, clock } = world;
  const cookies = await signIn(OPERATOR);
  clock.time += 6 * MINUTE;
  const form = { refuse: "none", reason: TEXT };
  assert.equal((await send("/proposals?beside", { cookies, form })).status, 403);
  const { to, fields } = shown.at(-1)!.props;
  assert.deepEqual([to, fields.reason], ["/proposals?beside", TEXT]);
});

deskTest("typed: a remark is added and the message beside it stays", async (world) => {
  const { send, shown, signIn } = world;
  await submit(world);
  const cookies = await signIn(EXPERT);
  await send(`${CASE}/hold`, { cookies, form: { ...SEEN, action: "take" } });
  const form = { ...SEEN, ...REMARK, message: TEXT, check_purpose: "1", action: "remark" };
  assert.equal((await send(`${CASE}/decision`, { cookies, form })).status, 200);
  const { props, context } = shown.at(-1)!;
  assert.deepEqual([props.message, props.typed.text, props.remarks.length], [TEXT, "", 1]);
  assert.equal(context.here, CASE);
  // A remark that was not added yet is not lost by a decision either.
  const back = { ...SEEN, ...REMARK, message: TEXT, action: "return" };
  assert.equal((await send(`${CASE}/decision`, { cookies, form: back })).status, 422);
  const again = shown.at(-1)!.props;
  assert.deepEqual([again.failed, again.typed, again.message], ["unsaid", REMARK, TEXT]);
  const saved = await send(`${CASE}/decision`, { cookies, form: { ...back, action: "save" } });
  assert.deepEqual([saved.status, shown.at(-1)!.props.typed.text], [200, REMARK.text]);
});

deskTest(
  "typed: beside a message a remark is settled, and the application given back",
  async (world) => {
    const { send, shown, signIn } = world;
    await submit(world);
    const cookies = await signIn(EXPERT);
    const press = (path: string, form: Record<string, string>) =>
      send(`${CASE}${path}?beside`, { cookies, form: { ...SEEN, ...form } });
    await send(`${CASE}/hold`, { cookies, form: { ...SEEN, action: "take" } });
    await send(`${CASE}/decision`, { cookies, form: { ...SEEN, ...REMARK, action: "remark" } });
    await send(CASE, { cookies });
    const [{ id }] = shown.at(-1)!.props.remarks;
    assert.equal((await press(`/remarks/${id}`, { message: TEXT })).status, 200);
    const { props, context } = shown.at(-1)!;
    assert.deepEqual([props.remarks, context.typed?.message], [[], TEXT]);
    assert.equal((await press("/hold", { action: "give_back", message: TEXT })).status, 200);
    assert.deepEqual(shown.at(-1)!.context.typedTooLate, [TEXT]);
    assert.equal(shown.at(-1)!.props.isMine, false);
  },
);

deskTest("typed: several answers are taken at once, and what is wrong stays", async (world) => {
  const { send, shown, signIn } = world;
  await submit(world);
  const cookies = await signIn(EXPERT);
  await send(`${CASE}/hold`, { cookies, form: { ...SEEN, action: "take" } });
  for (const kind of ["blocking", "advice"]) {
    const form = { ...SEEN, ...REMARK, kind, action: "remark", message: "" };
    assert.equal((await send(`${CASE}/decision`, { cookies, form })).status, 303);
  }
  const back = { ...SEEN, action: "return", message: "" };
  assert.equal((await send(`${CASE}/decision`, { cookies, form: back })).status, 303);
  const editor = await signIn(COLLEAGUE);
  const path = `/applications/${APPLICATION.id}/remarks`;
  await send(path, { cookies: editor });
  const [one, two] = shown.at(-1)!.props.remarks.map(({ id }: { id: string }) => id);
  const long = "ا".repeat(1001);
  const form = { [`text-${one}`]: "پاسخ", [`text-${two}`]: long };
  assert.equal((await send(path, { cookies: editor, form })).status, 422);
  const { remarks, typed } = shown.at(-1)!.props;
  assert.deepEqual([remarks[0].answer.text, typed], ["پاسخ", { [two]: long }]);
  // Submitted by a colleague in the meantime: both are shown once more.
  await move(world, { state: "submitted" });
  const late = { [`text-${one}`]: "دیگر", [`text-${two}`]: "دومی" };
  assert.equal((await send(path, { cookies: editor, form: late })).status, 409);
  assert.deepEqual(shown.at(-1)!.context.typedTooLate, ["دیگر", "دومی"]);
});

deskTest(
  "typed: before an approval the question for a factor keeps all of the form",
  async (world) => {
    const { send, shown, signIn, clock } = world;
    await submit(world);
    await commitTo(world.store).set(agencyRecord("agency-1"), {
      ...{ id: "agency-1", name: { fa: "کتابخانه" }, state: "active" as const, createdAt: START },
    }).commit();
    const cookies = await signIn(EXPERT);
    await send(CASE, { cookies });
    const { author } = shown.at(-1)!.context.desk!;
    clock.time += 6 * MINUTE;
    const form = { ...SEEN, author: author!, message: TEXT, text: "", action: "approve" };
    assert.equal((await send(`${CASE}/decision`, { cookies, form })).status, 403);
    const { props, context } = shown.at(-1)!;
    assert.deepEqual([props.fields.message, props.fields.author], [TEXT, undefined]);
    // Its language buttons lead to the page itself, with the form as it was.
    assert.equal(context.here, CASE);
    await send(`${context.here}?lang=en`, { cookies, form: props.fields });
    assert.deepEqual(
      [shown.at(-1)!.page, shown.at(-1)!.context.typed?.message],
      ["reviewCase", TEXT],
    );
  },
);
