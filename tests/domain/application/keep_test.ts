/** An application stands in exactly one list of its agency and one of all, with a line of history. */
import assert from "node:assert/strict";
import {
  type Application,
  applicationRecord,
  listed,
  listedApplicationRecord,
} from "../../../domain/application/application.ts";
import { type Acting, actRecord } from "../../../domain/application/history.ts";
import { keepApplication } from "../../../domain/application/keep.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { firstPage } from "../../../domain/platform/read.ts";
import { allFiles, readFile } from "../../support/sources.ts";
import { START, worldTest } from "../../support/sign_in_world.ts";

const DRAFT: Application = {
  id: "application-1",
  number: "1234567890123",
  agencyId: "agency-1",
  title: { fa: "کتابخانه" },
  state: "draft",
  revision: 1,
  createdAt: START,
  changedAt: START,
};

const acting = (id: string, kind: Acting["kind"]): Acting => ({
  id,
  at: START,
  kind,
  by: "agency",
  staff: { id: "staff-1", name: "سارا" },
});

Deno.test("history: acts are written where an application is kept or deleted, and nowhere else", async () => {
  const sources = (await allFiles()).filter((path) =>
    /^(?:domain|routes|adapters|views)\//.test(path)
  );
  const naming: string[] = [];
  for (const path of sources.filter((path) => /\.tsx?$/.test(path))) {
    if (/[^\w]actRecord\(/.test(await readFile(path))) naming.push(path);
  }
  assert.deepEqual(naming.toSorted(), [
    "domain/application/keep.ts",
    "domain/application/write/remove.ts",
  ]);
});

worldTest("application: moves from one list to the other", async ({ store }) => {
  const write = commitTo(store);
  keepApplication(write, null, { next: DRAFT, acting: acting("1", "created") });
  assert.ok(await write.commit());
  await transact(store, { former: applicationRecord(DRAFT.id) }, ({ former }, write) => {
    const next = { ...former.value!, state: "submitted" as const, changedAt: START + 1 };
    keepApplication(write, former, { next, acting: acting("2", "submitted") });
  });
  for (const scope of ["all", { agencyId: "agency-1" }] as const) {
    const lines = await firstPage(store, listedApplicationRecord.all(...listed(scope)), 10);
    assert.deepEqual(lines.map(({ value }) => [value.id, value.state, value.turn]), [
      ["application-1", "submitted", "expert"],
    ]);
  }
  const acts = await firstPage(store, actRecord.all(DRAFT.id), 10);
  assert.deepEqual(acts.map(({ value: { kind, from, to } }) => ({ kind, from, to })), [
    { kind: "created", from: undefined, to: "draft" },
    { kind: "submitted", from: "draft", to: "submitted" },
  ]);
});
