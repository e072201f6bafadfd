import assert from "node:assert/strict";
import { countUnread } from "../../support/box_counts.ts";
import { createTestApi } from "../../support/api.ts";
import { agency, introduce } from "../../support/letters.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court", { attributes: [] });

async function open(world: World) {
  await writeAccount(world, { id: "sara", status: "verified" });
  const subject = await introduce(world, COURT, "sara");
  const { ask } = createTestApi(world, [COURT]);
  const line = (key: string, title = "نامه") => ({
    key,
    letter: { recipient: { subject }, kind: "information", title, body: "متن" },
  });
  const send = async (lines: unknown[], type = "application/x-ndjson") => {
    const answer = await ask({
      method: "POST",
      path: "/api/v1/letters/batch",
      as: "court letters.write",
      headers: { "content-type": type },
      body: lines.map((one) => typeof one === "string" ? one : JSON.stringify(one)).join("\n"),
    });
    const results = () => answer.text.trim().split("\n").map((text) => JSON.parse(text));
    return { ...answer, results };
  };
  return { line, send };
}

worldTest(
  "batch: of 1000 lines with 3 bad ones 997 are taken; resent, nothing doubles",
  async (world) => {
    const { line, send } = await open(world);
    const lines: unknown[] = Array.from({ length: 1000 }, (_, i) => line(`k${i}`));
    lines[1] = "{";
    lines[500] = line("k500", "");
    lines[999] = {
      ...line("k999"),
      letter: { ...line("k999").letter, recipient: { national_id: "0012345679" } },
    };
    const first = (await send(lines)).results();
    assert.equal(first.length, 1000);
    assert.deepEqual(first.map(({ line }) => line), Array.from({ length: 1000 }, (_, i) => i + 1));
    const bad = first.filter(({ code }) => code).map(({ line, code }) => [line, code]);
    assert.deepEqual(bad, [[2, "invalid"], [501, "invalid"], [1000, "not_entitled"]]);
    assert.deepEqual(first[500].errors.map(({ pointer }: { pointer: string }) => pointer), [
      "/letter/title",
    ]);
    assert.equal(first.filter(({ state }) => state === "accepted").length, 997);
    assert.deepEqual((await send(lines)).results(), first);
    assert.equal(await countUnread(world.store, "sara"), 100, "counted at most");
  },
);

worldTest(
  "batch: a wrong line is named by its place in the request, and by its key",
  async (world) => {
    const { line, send } = await open(world);
    const wrong = { ...line("b"), letter: { ...line("b").letter, kind: "spam" } };
    const { results } = await send([
      "",
      line("a"),
      "  ",
      wrong,
      "{",
      "[]",
      { key: "" },
      line("c"),
      "",
    ]);
    const [a, b, broken, list, empty, c] = results();
    assert.deepEqual([a.line, a.key, a.state], [2, "a", "accepted"]);
    assert.deepEqual([b.line, b.key, b.code], [4, "b", "invalid"]);
    assert.deepEqual(b.errors.map(({ pointer }: { pointer: string }) => pointer), ["/letter/kind"]);
    assert.deepEqual(broken, {
      line: 5,
      code: "invalid",
      errors: [{ pointer: "", detail: "must be one JSON object in one line" }],
    });
    assert.deepEqual([list.line, "key" in list, list.code], [6, false, "invalid"]);
    assert.deepEqual([empty.line, "key" in empty, empty.code], [7, false, "invalid"]);
    assert.deepEqual([c.line, c.key, c.state], [8, "c", "accepted"]);
  },
);

worldTest("batch: too many lines and another type are refused whole", async (world) => {
  const { line, send } = await open(world);
  const many = await send(Array.from({ length: 1001 }, () => "{}"));
  assert.deepEqual([many.status, many.json().code], [413, "too_large"]);
  const typed = await send([line("a")], "application/json");
  assert.deepEqual([typed.status, typed.json().code], [415, "media_type"]);
  assert.equal(await countUnread(world.store, "sara"), 0);
});
