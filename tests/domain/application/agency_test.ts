/** What an agency does with its applications: create, write, submit, withdraw, delete. */
import assert from "node:assert/strict";
import { createApplication } from "../../../domain/application/write/create.ts";
import { applicationDraftRecord, STEP_FIELDS } from "../../../domain/application/draft.ts";
import { actRecord } from "../../../domain/application/history.ts";
import { listApplications } from "../../../domain/application/list.ts";
import { readOwn } from "../../../domain/application/member.ts";
import { digestFor, shownDigests } from "../../../domain/application/merge.ts";
import {
  deletedDrafts,
  deleteDraft,
  restoreDraft,
} from "../../../domain/application/write/remove.ts";
import { removeItem, saveItem, saveStep } from "../../../domain/application/write/save.ts";
import {
  knownContact,
  knownContactRecord,
} from "../../../domain/application/write/known_contact.ts";
import { registerName } from "../../../domain/application/service_name.ts";
import {
  latestRevision,
  moveApplication,
  submitApplication,
} from "../../../domain/application/write/submit.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { firstPage, read } from "../../../domain/platform/read.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { AGENCY, MEMBER, plantSurroundings, STRANGER, WHOLE } from "./samples.ts";

const catalogue = createCatalogue({ services: [] });
const judging = ({ deps }: World) => ({ ...deps, catalogue });

/** A whole draft that can be submitted. */
async function plantWhole(world: World, form = "form-1"): Promise<string> {
  const deps = judging(world);
  await plantSurroundings(world);
  const id = await createApplication(deps, MEMBER, form);
  await registerName(deps, { member: MEMBER, agency: AGENCY }, {
    id: "new-library",
    title: "کتابخانهٔ تازه",
  });
  await commitTo(world.store).set(applicationDraftRecord(id), WHOLE).commit();
  return id;
}

const submit = (world: World, id: string, member = MEMBER) =>
  submitApplication(judging(world), { member, agency: AGENCY, id });

worldTest(
  "application: one form creates one, however often it is sent",
  async ({ deps, store }) => {
    const ids = await Promise.all(
      [1, 2, 3, 4].map((i) => createApplication(deps, MEMBER, i < 3 ? "form-1" : "form-2")),
    );
    assert.equal(new Set(ids).size, 2);
    const { total } = await listApplications(store, { agencyId: AGENCY.id }, { page: 1 });
    assert.equal(total, 2);
    // The same form of another agency is another form.
    assert.ok(!ids.includes(await createApplication(deps, STRANGER, "form-1")));
  },
);

worldTest("application: steps are kept as they are typed, with what changed", async (world) => {
  const { deps, store } = world;
  const id = await createApplication(deps, MEMBER, "form-1");
  const editing = { member: MEMBER, id };
  const typed = { title_fa: " کتابخانه ", level: "خیلی" };
  world.clock.time++;
  const saved = await saveStep(deps, editing, { step: "details", typed, shown: "" });
  assert.deepEqual(saved, { outcome: "saved" });
  const own = (await readOwn(deps, MEMBER, id))!;
  assert.deepEqual(own.draft.fields, typed);
  assert.deepEqual(own.draft.begun, ["details"]);
  assert.deepEqual(own.application.title, { fa: "کتابخانه" });
  const [{ value: act }] = await firstPage(store, actRecord.all(id), 10);
  assert.equal(act.kind, "edited");
  assert.deepEqual(act.staff, { id: MEMBER.id, name: MEMBER.name });
  assert.deepEqual(act.changes, [
    { field: "title_fa", before: undefined, after: " کتابخانه " },
    { field: "level", before: undefined, after: "خیلی" },
  ]);
});

worldTest(
  "application: two editors keep both fields, or are told of the same one",
  async (world) => {
    const { deps } = world;
    const id = await createApplication(deps, MEMBER, "form-1");
    const editing = { member: MEMBER, id };
    const fields = Object.keys(STEP_FIELDS.letter) as (keyof typeof STEP_FIELDS.letter)[];
    const shown = shownDigests(fields, {}, digestFor(deps.hash, id));
    const save = (typed: Partial<Record<typeof fields[number], string>>) =>
      saveStep(deps, editing, { step: "letter", typed, shown });
    const empty = { letter_subject: "", letter_number: "" };
    assert.deepEqual(await save({ ...empty, letter_subject: "یک" }), { outcome: "saved" });
    assert.deepEqual(await save({ ...empty, letter_number: "دو" }), { outcome: "saved" });
    assert.deepEqual(await save({ letter_subject: "سه", letter_number: "" }), {
      outcome: "conflict",
      conflicts: [{ field: "letter_subject", theirs: "یک" }],
    });
    const { draft } = (await readOwn(deps, MEMBER, id))!;
    assert.deepEqual(draft.fields, { letter_subject: "یک", letter_number: "دو" });
  },
);

worldTest(
  "application: a contact proved before needs no other code, at this agency",
  async ({ deps, store }) => {
    const of = { agencyId: MEMBER.agencyId, mobile: "09121112233" };
    const fields = { contact_name: "رضا كريمي", contact_mobile: "۰۹۱۲۱۱۱۲۲۳۳" };
    const known = knownContact(deps.hash, of.agencyId, { fields, at: 5 });
    await commitTo(store).set(knownContactRecord(deps.hash, of), known).commit();
    const confirmed = async (typed: Record<string, string>, member = MEMBER) => {
      const id = await createApplication(deps, member, `form of ${member.id}`);
      await saveItem(deps, { member, id }, { list: "contacts", item: "one", typed, shown: "" });
      return (await readOwn(deps, member, id))!.draft.contacts[0].confirmed;
    };
    const typed = { contact_name: " رضا  کریمی", contact_mobile: "0912 111 2233" };
    assert.deepEqual(await confirmed(typed, STRANGER), undefined);
    assert.deepEqual(await confirmed(typed), { mobile: of.mobile, at: 5 });
  },
);

worldTest(
  "application: another person at a number that is known proves it",
  async ({ deps, store }) => {
    const of = { agencyId: MEMBER.agencyId, mobile: "09121112233" };
    const known = knownContact(deps.hash, of.agencyId, { fields: { contact_name: "رضا" }, at: 5 });
    await commitTo(store).set(knownContactRecord(deps.hash, of), known).commit();
    const id = await createApplication(deps, MEMBER, "form-1");
    const typed = { contact_name: "سارا", contact_mobile: of.mobile };
    await saveItem(deps, { member: MEMBER, id }, {
      list: "contacts",
      item: "one",
      typed,
      shown: "",
    });
    assert.equal((await readOwn(deps, MEMBER, id))!.draft.contacts[0].confirmed, undefined);
  },
);

worldTest("application: methods are added, edited and deleted by their ID", async ({ deps }) => {
  const id = await createApplication(deps, MEMBER, "form-1");
  const editing = { member: MEMBER, id };
  const save = (item: string, method_name: string) =>
    saveItem(deps, editing, { list: "methods", item, typed: { method_name }, shown: "" });
  await save("one", "یک");
  await save("one", "یک");
  await save("two", "دو");
  await save("one", "تازه");
  const names = async () =>
    (await readOwn(deps, MEMBER, id))!.draft.methods.map(({ fields }) => fields.method_name);
  assert.deepEqual(await names(), ["تازه", "دو"]);
  await removeItem(deps, editing, { list: "methods", item: "one" });
  assert.deepEqual(await names(), ["دو"]);
});

worldTest(
  "application: is submitted when nothing is missing, and never changes then",
  async (world) => {
    const { deps, store } = world;
    const id = await plantWhole(world);
    assert.deepEqual(await submit(world, id), { outcome: "submitted" });
    const { application, draft } = (await readOwn(deps, MEMBER, id))!;
    assert.equal(application.state, "submitted");
    assert.equal(application.serviceId, "new-library");
    const revision = (await latestRevision(store, application))!;
    assert.equal(revision.submittedBy, MEMBER.id);
    assert.equal(revision.content.contacts[0].mobile, "09121112233");
    const [event] = await auditOf(world, "application.submitted");
    assert.deepEqual(event.detail, { staff: MEMBER.id, application: id, revision: 1, round: 1 });
    // A second press, and a colleague who still has the form open.
    assert.deepEqual(await submit(world, id), { outcome: "closed" });
    const late = { step: "letter" as const, typed: { letter_number: "۲" }, shown: "" };
    assert.deepEqual(await saveStep(deps, { member: MEMBER, id }, late), { outcome: "closed" });
    assert.deepEqual((await readOwn(deps, MEMBER, id))!.draft, draft);
  },
);

worldTest("application: is not submitted with gaps, nor with another's service", async (world) => {
  const { deps, store } = world;
  const id = await plantWhole(world);
  const second = await createApplication(deps, MEMBER, "form-2");
  await commitTo(store).set(applicationDraftRecord(second), { ...WHOLE, letterFile: undefined })
    .commit();
  assert.deepEqual(await submit(world, second), {
    outcome: "gaps",
    gaps: [{ step: "letter", code: "file_missing", field: undefined, item: undefined }],
  });
  await submit(world, id);
  await commitTo(store).set(applicationDraftRecord(second), WHOLE).commit();
  assert.deepEqual(await submit(world, second), {
    outcome: "gaps",
    gaps: [{ step: "service", code: "taken", field: "service_id", item: undefined }],
  });
});

worldTest("application: another agency's is none, and audited", async (world) => {
  const { deps, store } = world;
  const id = await plantWhole(world);
  assert.equal(await readOwn(deps, STRANGER, id), null);
  const editing = { member: STRANGER, id };
  const sent = { step: "letter" as const, typed: { letter_number: "۲" }, shown: "" };
  assert.deepEqual(await saveStep(deps, editing, sent), { outcome: "unknown" });
  assert.deepEqual(await submit(world, id, STRANGER), { outcome: "unknown" });
  assert.deepEqual(await deleteDraft(deps, editing), { outcome: "unknown" });
  assert.deepEqual(await moveApplication(deps, editing, "withdraw"), { outcome: "unknown" });
  assert.deepEqual((await read(store, applicationDraftRecord(id))).value, WHOLE);
  const refused = await auditOf({ store }, "application.refused");
  assert.equal(refused.length, 1);
});

worldTest("application: a deleted draft comes back as it was", async (world) => {
  const { deps, store } = world;
  const id = await plantWhole(world);
  const editing = { member: MEMBER, id };
  assert.deepEqual(await deleteDraft(deps, editing), { outcome: "done" });
  assert.equal(await readOwn(deps, MEMBER, id), null);
  const scope = { agencyId: AGENCY.id };
  assert.equal((await listApplications(store, scope, { page: 1 })).total, 0);
  assert.equal((await deletedDrafts(store, AGENCY.id)).length, 1);
  assert.deepEqual(await restoreDraft(deps, { member: STRANGER, id }), { outcome: "unknown" });
  assert.deepEqual(await restoreDraft(deps, editing), { outcome: "done" });
  assert.deepEqual((await readOwn(deps, MEMBER, id))!.draft, WHOLE);
  assert.equal((await listApplications(store, scope, { page: 1 })).total, 1);
});

worldTest("application: what was submitted is withdrawn, not deleted", async (world) => {
  const { deps } = world;
  const id = await plantWhole(world);
  const editing = { member: MEMBER, id };
  await submit(world, id);
  assert.deepEqual(await deleteDraft(deps, editing), { outcome: "closed" });
  assert.deepEqual(await moveApplication(deps, editing, "withdraw"), { outcome: "moved" });
  assert.deepEqual(await moveApplication(deps, editing, "withdraw"), { outcome: "closed" });
});

worldTest("application: names are registered once, and reserved ones never", async (world) => {
  const deps = judging(world);
  const register = (id: string, member = MEMBER) =>
    registerName(deps, { member, agency: { ...AGENCY, id: member.agencyId } }, { id, title: "x" });
  assert.equal(await register("books"), null);
  assert.equal(await register("books"), null);
  assert.equal(await register("books", STRANGER), "taken");
  assert.equal(await register("sso"), "reserved");
  assert.equal(await register("-books"), "format");
  assert.equal(await register(""), "missing");
});
