/** What a person takes along: everything about them, nothing of others, and no kind forgotten. */
import assert from "node:assert/strict";
import { beginExport, exportData } from "../../../domain/my_data/export_data.ts";
import { EXPORTED } from "../../../domain/my_data/exported.ts";
import { NOT_EXPORTED } from "../../../domain/my_data/not_exported.ts";
import { putItem } from "../../../domain/messages/box.ts";
import { unreadRecord } from "../../../domain/messages/marks.ts";
import { letterRecord } from "../../../domain/messages/letter.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { recordLook } from "../../../domain/profile/looks.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { definedRecords } from "../../../docs/records.ts";
import { auditOf } from "../../support/audit.ts";
import { SARA, signIn, type World, worldTest } from "../../support/sign_in_world.ts";

async function sara(world: World) {
  const { sessionToken } = await signIn(world, world.caller("a"));
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  return { accountId: live.account.id, digest: live.sessionDigest };
}

const fileOf = async (world: World, accountId: string) =>
  JSON.parse((await Array.fromAsync(exportData(world.deps, accountId))).join(""));

const ITEM = { at: 1, service: "tax", title: "نامه", kind: "request" };

worldTest("my data: every kind of record is exported, or listed with a reason", async () => {
  const defined = (await definedRecords()).map(({ prefix }) => prefix.join(" "));
  const named = [...Object.keys(EXPORTED), ...Object.values(NOT_EXPORTED).flat()];
  assert.deepEqual(
    named.toSorted(),
    [...new Set(defined)].toSorted(),
    "a new kind belongs into domain/my_data/",
  );
});

worldTest("my data: what was written of the person is there, whole", async (world) => {
  const { accountId } = await sara(world);
  const write = commitTo(world.store);
  for (const id of ["a1", "a2"]) {
    putItem(write, accountId, { of: "letter", id, ...ITEM });
    write.set(letterRecord(id), { id, accountId, body: `متن ${id}` } as never);
  }
  write.set(unreadRecord(accountId, "a2"), true);
  const look = { at: 1, role: "support", reason: "help", data: ["profile"] } as const;
  recordLook(world.deps, write, { accountId, ...look });
  assert.ok(await write.commit());
  const { records, exportedAt, notIncluded } = await fileOf(world, accountId);
  assert.equal(exportedAt, world.clock.time);
  assert.deepEqual(Object.keys(records), Object.keys(EXPORTED));
  assert.equal(records.account[0].identity.nationalId, SARA.nationalId);
  assert.equal(records.account_sessions.length, 1);
  assert.equal(records.sign_in.length, 1);
  assert.deepEqual(records.letter.map(({ body }: { body: string }) => body).toSorted(), [
    "متن a1",
    "متن a2",
  ]);
  assert.equal(records.box_unread.length, 1);
  assert.deepEqual(records.look, [look]);
  assert.deepEqual(notIncluded, NOT_EXPORTED);
});

worldTest("my data: nothing of another person, and no secret of a session", async (world) => {
  const { digest } = await sara(world);
  const write = commitTo(world.store);
  putItem(write, "omid", { of: "letter", id: "b1", ...ITEM });
  await write.commit();
  const { records } = await fileOf(world, "omid");
  assert.equal(records.box_item.length, 1);
  for (const [kind, rows] of Object.entries(records)) {
    if (kind !== "box_item") assert.deepEqual(rows, [], kind);
  }
  assert.ok(!JSON.stringify(records).includes(digest));
});

worldTest("my data: five downloads a day, each audited", async (world) => {
  const record = { at: world.clock.time, event: "account.exported", accountId: "sara" } as const;
  for (let i = 0; i < 5; i++) assert.equal(await beginExport(world.deps, record), null);
  assert.equal(await beginExport(world.deps, record), world.clock.time + DAY);
  assert.equal(await beginExport(world.deps, { ...record, accountId: "omid" }), null);
  assert.equal((await auditOf(world, "account.exported")).length, 6);
});
