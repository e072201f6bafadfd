/** The guide's steps, one after the other, as an editor walks them. */
import assert from "node:assert/strict";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { applicationDraftRecord } from "../../../domain/application/draft.ts";
import { busConnectionRecord } from "../../../domain/bus/connection.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { remarkRecord } from "../../../domain/review/remark.ts";
import { move } from "../../domain/review/sample.ts";
import { auditOf } from "../../support/audit.ts";
import { cookiesOf } from "../parts.ts";
import { member } from "../desk/parts.ts";
import {
  agencyTest,
  type AgencyWorld,
  COLLEAGUE,
  EDITOR,
  multipart,
  PDF,
  STRANGER,
} from "./parts.ts";

const DETAILS = {
  title_fa: "کتابخانهٔ تازه",
  description_fa: "امانت کتاب",
  theme: "education",
  level: "2",
  persons: "natural",
  reason_given_name: "برای خوشامد",
  way: "upstream",
  upstream: "https://library.gov.ir",
};
const LETTER = {
  letter_subject: "درخواست",
  letter_number: "۱۲",
  letter_day: "۵",
  letter_month: "مرداد",
  letter_year: "۱۴۰۵",
};
const METHOD = { method_name: "فهرست", method: "GET", method_path: "/books" };
const CONTACT = {
  contact_name: "رضا کریمی",
  contact_position: "کارشناس",
  contact_mobile: "۰۹۱۲۱۱۱۲۲۳۳",
};
const LETTER_FILE = { name: "نامهٔ درخواست.pdf", bytes: PDF };

const to = (response: Response) => response.headers.get("location");

async function propsAt({ at, cookies, send, shown }: AgencyWorld, path = "") {
  assert.equal((await send(at(path), { cookies })).status, 200, path);
  return shown.at(-1)!.props;
}

/** Every step, each in the guide's order. */
async function fillAll(world: AgencyWorld): Promise<void> {
  const { at, cookies, save, send, upload, inbox } = world;
  const props = (path: string) => propsAt(world, path);
  const connection = { connection_id: "connection-1", user_name: "+new" };
  assert.equal(to(await save("connection", connection)), at("service?saved"));
  const name = { action: "register", new_id: "new-library", new_title: "کتابخانهٔ تازه" };
  assert.equal(to(await save("service", name)), at("details?saved"));
  assert.equal(to(await upload("details", DETAILS)), at("methods?saved"));
  const method = (await props("methods")).fresh;
  assert.equal(to(await save(`methods/${method}`, METHOD)), at("methods?saved"));
  const contact = (await props("contacts")).fresh;
  assert.equal(to(await save(`contacts/${contact}`, CONTACT)), at(`contacts/${contact}?saved`));
  const code = at(`contacts/${contact}/code`);
  await send(code, { cookies, form: { action: "send" } });
  assert.equal((await props(`contacts/${contact}`)).mobile.sentTo, "0912***2233");
  assert.equal((await send(code, { cookies, form: { code: "0" } })).status, 422);
  const sent = inbox.at(-1)!;
  assert.equal(sent.mobile, "09121112233");
  const { template, code: right } = sent.message as { template: string; code: string };
  assert.equal(template, "contact", "not the message with the code of a sign-in");
  assert.equal(to(await send(code, { cookies, form: { code: right } })), at("contacts?saved"));
  // The same person in another entry, as in another application of the agency.
  const again = (await props("contacts")).fresh;
  assert.equal(to(await save(`contacts/${again}`, CONTACT)), at("contacts?saved"));
  await send(at(`contacts/${again}`), { cookies, form: { action: "delete" } });
  assert.equal(to(await upload("letter", LETTER, LETTER_FILE)), at());
}

agencyTest("wizard: every step in the guide's order, then «ارسال برای کارشناسی»", async (world) => {
  const { at, cookies, send, shown } = world;
  const props = (path?: string) => propsAt(world, path);
  assert.deepEqual((await props()).begun, []);
  assert.equal((await send(at(), { cookies, form: { action: "submit" } })).status, 422);
  assert.equal(shown.at(-1)!.props.refused, true);

  await fillAll(world);

  assert.deepEqual((await props()).gaps, []);
  world.clock.time++;
  assert.equal(to(await send(at(), { cookies, form: { action: "submit" } })), at());
  const board = await props();
  assert.equal(board.application.state, "submitted");
  assert.ok(board.fields.some(({ value }: { value: string }) => value === LETTER_FILE.name));
  assert.equal(board.may.edit, false);
  await props("history");
  assert.equal(shown.at(-1)!.props.acts[0].kind, "submitted");
  // A step that is still open in another tab.
  assert.equal(to(await send(at("letter"), { cookies })), at());
});

agencyTest(
  "wizard: a returned request is not sent again with a blocking remark unanswered",
  async (world) => {
    const { at, cookies, id, send, store, clock } = world;
    await fillAll(world);
    const submit = () => send(at(), { cookies, form: { action: "submit" } });
    assert.equal(to(await submit()), at());
    await move(world, { state: "returned", revision: 1, round: 1 }, id);
    const said = { at: clock.time, by: { id: "nahid", name: "ناهید" } };
    const remark = { ...said, revision: 1, round: 1, field: "title_fa", text: "نام کوتاه‌تر" };
    await commitTo(store)
      .set(remarkRecord(id, "1"), { ...remark, id: "1", kind: "blocking" })
      .set(remarkRecord(id, "2"), { ...remark, id: "2", kind: "advice" })
      .commit();
    assert.equal((await submit()).status, 422);
    const { refused, gaps, unanswered } = world.shown.at(-1)!.props;
    assert.deepEqual([refused, gaps, unanswered], [true, [], 1]);
    await send(at("remarks"), { cookies });
    const [{ label, step }] = world.shown.at(-1)!.props.remarks;
    assert.deepEqual([label, step], ["title_fa", "details"]);
    await send(at("remarks"), { cookies, form: { "text-1": "کوتاه شد" } });
    clock.time++;
    assert.equal(to(await submit()), at());
  },
);

agencyTest("wizard: the details begin with the title of the registered name", async (world) => {
  const { at, cookies, save, send, shown } = world;
  await save("service", { new_id: "fresh-name", new_title: "کتابخانهٔ محله", action: "register" });
  await send(at("details"), { cookies });
  assert.equal(shown.at(-1)!.props.values.title_fa, "کتابخانهٔ محله");
});

agencyTest("wizard: what is wrong is kept as it was typed, and told", async (world) => {
  const { at, cookies, send, shown, upload } = world;
  const typed = { ...DETAILS, level: "9", upstream: "library" };
  assert.equal(to(await upload("details", typed)), at("details?saved"));
  await send(at("details?saved"), { cookies });
  const { values, gaps } = shown.at(-1)!.props;
  assert.equal(values.upstream, "library");
  assert.deepEqual(gaps.map(({ field }: { field: string }) => field), ["level", "upstream"]);
});

agencyTest(
  "wizard: an over-long field is told with what was typed, and nothing is saved",
  async (world) => {
    const { at, cookies, send, shown, save } = world;
    const long = "ب".repeat(300);
    const method = "0192f0c5-8c9e-7000-8000-0123456789ab";
    assert.equal((await save(`methods/${method}`, { ...METHOD, method_name: long })).status, 422);
    assert.equal(shown.at(-1)!.props.values.method_name, long);
    assert.deepEqual(shown.at(-1)!.props.tooLong, [{ field: "method_name", max: 80 }]);
    await send(at("methods"), { cookies });
    assert.deepEqual(shown.at(-1)!.props.items, []);
  },
);

agencyTest("wizard: each fault of a file has its own word, and the step is kept", async (world) => {
  const { at, cookies, send, shown, upload } = world;
  const large = new Uint8Array(25 * 1024 ** 2);
  const half = PDF.slice(0, PDF.length * 0.9);
  const faults = [
    [{ name: "a.pdf", bytes: large }, "large"],
    [{ name: "a.exe", bytes: PDF }, "type"],
    [{ name: "a.exe.pdf", bytes: PDF }, "double"],
    [{ name: "a.pdf", bytes: new Uint8Array(0) }, "empty"],
    [{ name: "a.pdf", bytes: half }, "damaged"],
    [{ name: "a.pdf", bytes: PDF, share: 0.95 }, "cut"],
    [{ name: "a.png", bytes: PDF }, "damaged"],
  ] as const;
  for (const [i, [file, fault]] of faults.entries()) {
    const typed = { ...LETTER, letter_number: String(i) };
    assert.equal((await upload("letter", typed, file)).status, 422, fault);
    assert.equal(shown.at(-1)!.props.fileFault, fault);
    assert.equal(shown.at(-1)!.props.values.letter_number, String(i));
    await send(at("letter"), { cookies });
    assert.equal(shown.at(-1)!.props.values.letter_number, String(i), "is stored");
    assert.deepEqual(shown.at(-1)!.props.files, []);
  }
  assert.equal(to(await upload("letter", LETTER, LETTER_FILE)), at());
});

agencyTest(
  "wizard: two editors of one field see both values, and the second save counts",
  async (world) => {
    const { at, cookies, send, shown, signIn, upload } = world;
    const others = await signIn(COLLEAGUE);
    await send(at("letter"), { cookies: others });
    const { props: { shown: digests }, context } = shown.at(-1)!;
    const author = context.desk!.author!;
    await upload("letter", LETTER);
    const late = { shown: digests, author, ...LETTER, letter_subject: "دیگر" };
    const post = async (fields: Record<string, string>) => {
      const { body, type } = await multipart(fields);
      return await send(at("letter"), { cookies: others, body, headers: { "content-type": type } });
    };
    assert.equal((await post(late)).status, 409);
    const { props } = shown.at(-1)!;
    assert.deepEqual(props.conflicts, [{ field: "letter_subject", theirs: "درخواست" }]);
    assert.equal(props.values.letter_subject, "دیگر");
    assert.equal((await post({ ...late, shown: props.shown })).status, 303);
    await send(at("letter"), { cookies });
    assert.equal(shown.at(-1)!.props.values.letter_subject, "دیگر");
  },
);

agencyTest("wizard: a form after the session's end is kept for its author alone", async (world) => {
  const { at, clock, cookies, send, shown, signIn } = world;
  const item = "methods/0192f0c5-8c9e-7000-8000-0123456789ab";
  await send(at(item), { cookies });
  const { props: { shown: digests }, context } = shown.at(-1)!;
  const author = context.desk!.author!;
  clock.time += 20 * 60_000;
  const form = { ...METHOD, shown: digests, author };
  assert.equal(to(await send(at(item), { cookies, form })), "/login?ended");
  const others = await signIn(COLLEAGUE);
  await send("/", { cookies: others });
  assert.equal(shown.at(-1)!.props.kept, undefined);
  const again = await signIn(EDITOR);
  await send("/", { cookies: again });
  assert.equal(shown.at(-1)!.props.kept, at(item));
  await send(`${at(item)}?kept`, { cookies: again });
  const { props } = shown.at(-1)!;
  assert.equal(props.values.method_path, "/books");
  assert.equal(props.kept, true);
  const saved = { ...METHOD, shown: props.shown, author };
  assert.equal((await send(at(item), { cookies: again, form: saved })).status, 303);
  await send("/", { cookies: again });
  assert.equal(shown.at(-1)!.props.kept, undefined);
});

agencyTest(
  "wizard: a form with a made-up author is kept for nobody",
  async ({ at, send, ...world }) => {
    const form = { ...METHOD, author: "made-up" };
    for (const cookies of [{ panjereh_desk: "made-up" }, undefined]) {
      await send(at("methods/0192f0c5-8c9e-7000-8000-0123456789ab"), { cookies, form });
    }
    assert.deepEqual((await world.store.list(["staff_kept_form"], { limit: 1 })).entries, []);
  },
);

agencyTest("wizard: a document of OpenAPI fills the methods", async (world) => {
  const { at, cookies, send, shown } = world;
  const post = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const { body, type } = await multipart({}, { name: "api.json", bytes });
    return await send(at("openapi"), { cookies, body, headers: { "content-type": type } });
  };
  const paths = { "/books": { get: { summary: "فهرست" }, post: { operationId: "add" } } };
  assert.equal((await post(JSON.stringify({ openapi: "3.1.0", paths }))).status, 200);
  assert.deepEqual(shown.at(-1)!.props.imported, { added: 2 });
  assert.equal((await post("<openapi>")).status, 422);
  assert.deepEqual(shown.at(-1)!.props.imported, { fault: "json" });
  await post(JSON.stringify({ swagger: "2.0" }));
  assert.deepEqual(shown.at(-1)!.props.imported, { fault: "openapi" });
});

agencyTest(
  "wizard: nothing is created without an active connection, however it is asked",
  async (world) => {
    const { send, shown, store, cookies } = world;
    const connection = busConnectionRecord("agency-1", "connection-1");
    const { value } = await read(store, connection);
    await commitTo(store).set(connection, { ...value!, state: "ended" }).commit();
    const form = { once: "x".repeat(43) };
    assert.equal((await send("/applications/new", { cookies, form })).status, 422);
    assert.equal(shown.at(-1)!.props.failure, "noConnection");
    await send("/applications", { cookies });
    assert.equal(shown.at(-1)!.props.total, 1, "the one of the beginning");
  },
);

agencyTest("wizard: «ایجاد» pressed twice in 16 sessions makes 16 drafts", async (world) => {
  const { cookies, send, shown, signIn } = world;
  const sessions = await Promise.all(Array.from({ length: 16 }, () => signIn(EDITOR)));
  const forms = await Promise.all(sessions.map(async (cookies, i) => {
    const form = { once: String(i).padStart(43, "x") };
    const both = await Promise.all([1, 2].map(() => send("/applications/new", { cookies, form })));
    return both.map(to);
  }));
  for (const [one, other] of forms) assert.equal(one, other);
  await send("/applications", { cookies });
  assert.equal(shown.at(-1)!.props.total, 17);
});

agencyTest(
  "wizard: another agency finds nothing at any path, and that is audited",
  async (world) => {
    const { at, send, signIn } = world;
    const cookies = await signIn(STRANGER);
    for (const path of ["", "history", "connection", "service", "details", "methods", "letter"]) {
      assert.equal((await send(at(path), { cookies })).status, 404, path);
    }
    for (const action of ["submit", "delete", "withdraw"]) {
      assert.equal((await send(at(), { cookies, form: { action } })).status, 404, action);
    }
    const file = at("files/file-1");
    assert.equal((await send(file, { cookies })).status, 404);
    const { body, type } = await multipart(LETTER, LETTER_FILE);
    const sent = { cookies, body, headers: { "content-type": type } };
    assert.equal((await send(at("letter"), sent)).status, 404);
    assert.equal((await auditOf(world, "application.refused")).length, 1);
  },
);

agencyTest("wizard: the staff of a suspended agency see and change nothing", async (world) => {
  const { at, cookies, save, send, store } = world;
  const agency = agencyRecord("agency-1");
  const { value } = await read(store, agency);
  await commitTo(store).set(agency, { ...value!, state: "suspended" }).commit();
  assert.equal((await send(at(), { cookies })).status, 200);
  assert.equal((await save("connection", { user_name: "+new" })).status, 403);
});

agencyTest("list: filtered by state and words; a deleted draft comes back", async (world) => {
  const { at, cookies, send, shown, upload, id } = world;
  await upload("details", DETAILS);
  const total = async (query: string) => {
    await send(`/applications?${new URLSearchParams(query)}`, { cookies });
    return shown.at(-1)!.props.total;
  };
  assert.equal(await total("q=كتابخانه"), 1);
  assert.equal(await total("q=بیمه"), 0);
  assert.equal(await total("state=live"), 0);
  assert.equal(await total("turn=agency"), 1);
  assert.equal(to(await send(at(), { cookies, form: { action: "delete" } })), "/applications");
  assert.equal(await total(""), 0);
  assert.equal((await send(at(), { cookies })).status, 404);
  await send("/applications/deleted", { cookies });
  assert.equal(shown.at(-1)!.props.drafts[0].id, id);
  assert.equal(to(await send(`/applications/deleted/${id}`, { cookies, form: {} })), at());
  assert.equal((await send(at(), { cookies })).status, 200);
  assert.deepEqual(cookiesOf(await send(at(), { cookies })), {});
});

agencyTest("wizard: fields that no form has change nothing", async (world) => {
  const { at, cookies, save, send, shown, id, store } = world;
  const forged = {
    agencyId: "agency-2",
    state: "live",
    revision: "9",
    confirmed: "1",
    begun: "letter",
    __proto__: "x",
    letter_subject: "از مرحله‌ای دیگر",
  };
  assert.equal((await save("connection", { ...forged, user_name: "+new" })).status, 303);
  await send(at(), { cookies });
  const { application, begun } = shown.at(-1)!.props;
  const { agencyId, state, revision } = application;
  assert.deepEqual({ agencyId, state, revision }, {
    agencyId: "agency-1",
    state: "draft",
    revision: 1,
  });
  assert.deepEqual(begun, ["connection"]);
  const { value } = await read(store, applicationDraftRecord(id));
  assert.deepEqual(Object.keys(value!.fields), ["user_name"]);
});

agencyTest("board: a reader sees what is written, with its files, and no form", async (world) => {
  const { at, send, shown, upload, signIn } = world;
  await upload("details", DETAILS, { name: "مجوز.pdf", bytes: PDF });
  const seenBy = async (role: "reader" | "key_holder" | "editor") => {
    const cookies = await signIn(member(`some.${role}`, [role]));
    assert.equal((await send(at(), { cookies })).status, 200);
    const { fields, files, may } = shown.at(-1)!.props;
    return { fields, files, may, cookies };
  };
  for (const role of ["reader", "key_holder"] as const) {
    const { fields, files, may, cookies } = await seenBy(role);
    const title = fields.find(({ path }: { path: string }) => path === "title_fa");
    assert.equal(title.value, DETAILS.title_fa, role);
    assert.deepEqual(files.map(({ name }: { name: string }) => name), ["مجوز.pdf"]);
    assert.ok(Object.values(may).every((one) => one === false), role);
    assert.equal((await send(at("details"), { cookies })).status, 404);
  }
  const { fields, files } = await seenBy("editor");
  assert.deepEqual([fields, files], [[], []]);
});

/** A contact who was saved and to whom a code was sent. */
async function sentTo({ at, cookies, save, send, shown, inbox }: AgencyWorld) {
  await send(at("contacts"), { cookies });
  const item = shown.at(-1)!.props.fresh;
  await save(`contacts/${item}`, CONTACT);
  await send(at(`contacts/${item}/code`), { cookies, form: { action: "send" } });
  const { code } = inbox.at(-1)!.message as { code: string };
  return { path: at(`contacts/${item}`), code };
}

agencyTest("wizard: a code is confirmed beside fields that are not saved yet", async (world) => {
  const { cookies, send, shown } = world;
  const { path, code } = await sentTo(world);
  await send(path, { cookies });
  const { shown: digests } = shown.at(-1)!.props;
  const form = { ...CONTACT, shown: digests, contact_position: "مدیر فنی" };
  const wrong = await send(`${path}/code?beside`, { cookies, form: { ...form, code: "0" } });
  assert.deepEqual([wrong.status, shown.at(-1)!.props.mobile.error], [422, "wrong"]);
  assert.equal(shown.at(-1)!.context.typed?.contact_position, "مدیر فنی");
  const right = await send(`${path}/code?beside`, { cookies, form: { ...form, code } });
  const { page, props, context } = shown.at(-1)!;
  assert.deepEqual([right.status, page], [200, "applicationItem"]);
  assert.deepEqual([props.mobile.isConfirmed, props.kept], [true, false]);
  assert.equal(context.typed?.contact_position, "مدیر فنی");
  assert.equal(props.values.contact_position, CONTACT.contact_position, "nothing of it is saved");
});

agencyTest("wizard: who saves a contact with its code confirms it too", async (world) => {
  const { cookies, send, shown, at } = world;
  const { path, code } = await sentTo(world);
  await send(path, { cookies });
  const form = { ...CONTACT, shown: shown.at(-1)!.props.shown, contact_position: "مدیر فنی" };
  assert.equal((await send(path, { cookies, form: { ...form, code: "0" } })).status, 422);
  assert.equal(shown.at(-1)!.props.mobile.error, "wrong");
  const again = { ...form, shown: shown.at(-1)!.props.shown, code };
  assert.equal(to(await send(path, { cookies, form: again })), at("contacts?saved"));
  await send(path, { cookies });
  const { mobile, values } = shown.at(-1)!.props;
  assert.deepEqual([mobile.isConfirmed, values.contact_position], [true, "مدیر فنی"]);
});

agencyTest("wizard: beside nothing unsaved, a confirmed code leads to the list", async (world) => {
  const { cookies, send, at } = world;
  const { path, code } = await sentTo(world);
  const form = { ...CONTACT, shown: "", code };
  assert.equal(to(await send(`${path}/code?beside`, { cookies, form })), at("contacts?saved"));
});
