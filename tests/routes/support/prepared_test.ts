/** Prepared answers: operators write them, support inserts and edits them; nothing typed is lost. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import {
  inserted,
  listPrepared,
  MAX_PREPARED,
  parsePrepared,
  preparedAnswerRecord,
} from "../../../domain/support/prepared.ts";
import { auditOf } from "../../support/audit.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const OPERATOR = member("omid", ["operator"], { agencyId: undefined });
const COLLEAGUE = member("parisa", ["operator"], { agencyId: undefined });
const SUPPORT = member("zahra", ["support"], { agencyId: undefined });
const TEXTS = { text_fa: "پیوست اکنون باز می‌شود.", text_en: "It opens now.", text_ar: "يفتح الآن." };
const FORM = { name: "پیوست", topic: "letter", ...TEXTS };

async function begin(world: DeskWorld) {
  const { send, signIn, shown, store } = world;
  const operator = await signIn(OPERATOR);
  const open = async (path: string, cookies = operator) => {
    const { status } = await send(path, { cookies });
    return { status, ...shown.at(-1)!.props };
  };
  const post = (path: string, form: Record<string, string>, cookies = operator) =>
    send(path, { form, cookies });
  const add = async (more: Record<string, string> = {}) => {
    const { id, seen } = await open("/answers/new");
    const answer = await post("/answers/new", { id, seen: String(seen), ...FORM, ...more });
    return { id, seen, status: answer.status };
  };
  const last = () => shown.at(-1)!.props;
  return { open, post, add, last, all: () => listPrepared(store) };
}

deskTest(
  "prepared: an operator writes, changes, retires and brings back, audited",
  async (world) => {
    const { open, post, add, last, all } = await begin(world);
    const { id, status } = await add();
    assert.equal(status, 303);
    // Pressed twice, it is one.
    assert.equal((await post("/answers/new", { id, seen: "0", ...FORM })).status, 409);
    const [{ changedAt, ...one }] = await all();
    assert.deepEqual([one.name, one.topic, one.texts.en], ["پیوست", "letter", "It opens now."]);
    const path = `/answers/${id}`;
    const changed = await post(path, { id, seen: String(changedAt), ...FORM, text_en: "It does." });
    assert.equal(changed.status, 303);
    const stale = { id, seen: String(changedAt), ...FORM, text_en: "Mine." };
    const colleague = await world.signIn(COLLEAGUE);
    assert.equal((await post(path, stale, colleague)).status, 409);
    assert.deepEqual(
      [last().failure, last().typed.texts.en, last().now.texts.en],
      ["changed", "Mine.", "It does."],
    );
    // With what stands there before the eyes, it is theirs to save.
    const again = await post(path, { ...stale, seen: String(last().seen) }, colleague);
    assert.equal(again.status, 303);
    assert.equal((await all())[0].texts.en, "Mine.");
    for (const action of ["retire", "retire", "restore", "retire"]) {
      assert.equal((await post(path, { action })).status, 303);
    }
    assert.equal((await open(path)).isRetired, true);
    assert.equal((await open("/answers/unknown")).status, 404);
    const said = (await auditOf(world, "support.prepared")).map(({ detail }) => detail!);
    assert.deepEqual(
      said.map(({ act }) => act),
      ["saved", "saved", "saved", "retired", "restored", "retired"],
    );
    const first = { staff: "omid", act: "saved", answer: id, name: "پیوست", topic: "letter" };
    assert.deepEqual(said[0], first);
  },
);

deskTest("prepared: what is wrong stays in its field, and the room is bounded", async (world) => {
  const { add, last, all } = await begin(world);
  assert.equal((await add({ topic: "none", text_ar: " ", name: "ا".repeat(61) })).status, 422);
  const { faults, typed } = last();
  assert.deepEqual(faults, { name: "long", topic: "missing", texts: { ar: "missing" } });
  assert.equal(typed.texts.fa, TEXTS.text_fa);
  const parsed = parsePrepared({
    name: "x",
    topic: "letter",
    texts: { fa: "a", en: "b", ar: "c" },
  });
  assert.ok(!("faults" in parsed));
  const write = commitTo(world.store);
  for (let i = 0; i < MAX_PREPARED; i++) {
    write.set(preparedAnswerRecord(`p${i}`), { id: `p${i}`, ...parsed, changedAt: 1 });
  }
  await write.commit();
  assert.equal((await add()).status, 422);
  assert.deepEqual([last().failure, last().typed.name], ["many", "پیوست"]);
  assert.equal((await all()).length, MAX_PREPARED);
});

deskTest(
  "prepared: support inserts one below what is typed, in the asker's language",
  async (world) => {
    const { send, signIn, shown, ports } = world;
    const { add, post } = await begin(world);
    const { id } = await add();
    const other = await add({ topic: "level", name: "سطح" });
    const asked = {
      topic: "letter",
      text: "پیوست باز نمی‌شود",
      context: { language: "en" },
    } as const;
    const number = await askSupport(ports, "sara", asked);
    const path = `/support/people/${number}`;
    const cookies = await signIn(SUPPORT);
    await send(path, { cookies });
    const names = shown.at(-1)!.props.choice.prepared.map(({ name }: { name: string }) => name);
    assert.deepEqual(names, ["پیوست"], "of its topic alone");
    const insert = (prepared: string, text: string) =>
      post(path, { action: "insert", prepared, text, seen: "1" }, cookies);
    assert.equal((await insert(id, "Hello,\r\n")).status, 200);
    assert.equal(shown.at(-1)!.props.typed.text, "Hello,\n\nIt opens now.");
    for (const wrong of ["", other.id, "__proto__"]) {
      assert.equal((await insert(wrong, "Hello,")).status, 422, wrong);
      const { choice, typed } = shown.at(-1)!.props;
      assert.deepEqual([choice.isMissing, typed.text], [true, "Hello,"]);
    }
    const { messages } = shown.at(-1)!.props;
    assert.equal(messages.length, 1, "nothing was sent");
    // Edited, then sent.
    assert.equal((await post(path, { text: "It opens. Try it.", seen: "1" }, cookies)).status, 303);
    await post(`/answers/${id}`, { action: "retire" });
    await send(path, { cookies });
    assert.deepEqual(shown.at(-1)!.props.choice.prepared, []);
  },
);

Deno.test("prepared: without a text of the asker's language it is the Persian one", () => {
  const texts = { fa: "فارسی", en: "English", ar: "عربي" };
  assert.equal(inserted("", { texts }, "ar"), "عربي");
  assert.equal(inserted(" \n", { texts }, "tr"), "فارسی");
  assert.equal(inserted("الف", { texts }, "constructor"), "الف\n\nفارسی");
});
