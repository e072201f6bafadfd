/** Files that an application has no more: gone with their bytes, unless a submitted round has them. */
import assert from "node:assert/strict";
import {
  type AttachedFile,
  type Attachment,
  attachmentRecord,
} from "../../../domain/attachments/attachment.ts";
import { ATTACHMENT_EXPIRY, createExpirySender } from "../../../domain/attachments/expire.ts";
import { pieceRecord } from "../../../domain/attachments/pieces.ts";
import { applicationDraftRecord } from "../../../domain/application/draft.ts";
import { createApplication } from "../../../domain/application/write/create.ts";
import { RESTORABLE } from "../../../domain/application/write/deleted.ts";
import {
  createReleaseSender,
  FILES_RELEASED,
} from "../../../domain/application/write/release_files.ts";
import { deleteDraft, restoreDraft } from "../../../domain/application/write/remove.ts";
import { removeFile, saveStep } from "../../../domain/application/write/save.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { deliverDue } from "../../support/outbox.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { APPLICATION, CONTENT, move, submit } from "../review/sample.ts";
import { AGENCY, FILE, MEMBER } from "./samples.ts";

const fileOf = (id: string): AttachedFile => ({ ...FILE, id });

/** Uploaded and clean, with a piece of bytes. */
async function upload({ store, clock }: World, id: string): Promise<AttachedFile> {
  const file = fileOf(id);
  const service = `desk ${AGENCY.id}`;
  const attachment: Attachment = {
    ...{ ...file, service, type: "application/pdf" },
    ...{ offset: file.size, state: "clean", changedAt: clock.now() },
  };
  await commitTo(store).set(attachmentRecord(id), attachment)
    .set(pieceRecord(id, 0), new Uint8Array(10)).commit();
  return file;
}

const isThere = async ({ store }: World, id: string) => {
  const { file, piece } = await read(store, {
    file: attachmentRecord(id),
    piece: pieceRecord(id, 0),
  });
  assert.equal(file.value === null, piece.value === null, "half deleted");
  return file.value !== null;
};

const deliver = ({ deps }: World) =>
  deliverDue(deps, {
    [FILES_RELEASED]: createReleaseSender(deps),
    [ATTACHMENT_EXPIRY]: createExpirySender(deps),
  });

const save = async (world: World, id: string, step: "details" | "letter", file: string) => {
  const sent = { step, typed: {}, shown: "", file: await upload(world, file) };
  assert.deepEqual(await saveStep(world.deps, { member: MEMBER, id }, sent), { outcome: "saved" });
};

worldTest("files: what is replaced or removed goes, and the rest stays", async (world) => {
  const id = await createApplication(world.deps, MEMBER, "form-1");
  await save(world, id, "letter", "letter-1");
  await save(world, id, "details", "details-1");
  await save(world, id, "details", "details-2");
  await save(world, id, "letter", "letter-2");
  await removeFile(world.deps, { member: MEMBER, id }, "details-1");
  await deliver(world);
  const there = [];
  for (const file of ["letter-1", "letter-2", "details-1", "details-2"]) {
    if (await isThere(world, file)) there.push(file);
  }
  assert.deepEqual(there, ["letter-2", "details-2"]);
});

worldTest("files: a round that was submitted keeps what the draft replaces", async (world) => {
  const { id } = APPLICATION;
  await submit(world, {
    content: { ...CONTENT, letter: { ...CONTENT.letter, file: await upload(world, "letter-1") } },
  });
  await move(world, { state: "returned" });
  await save(world, id, "letter", "letter-1");
  await save(world, id, "letter", "letter-2");
  await save(world, id, "letter", "letter-3");
  await deliver(world);
  assert.deepEqual(
    [
      await isThere(world, "letter-1"),
      await isThere(world, "letter-2"),
      await isThere(world, "letter-3"),
    ],
    [true, false, true],
  );
});

worldTest("files: those of a deleted draft go when it cannot come back any more", async (world) => {
  const { deps, clock, store } = world;
  const id = await createApplication(deps, MEMBER, "form-1");
  await save(world, id, "letter", "letter-1");
  await deleteDraft(deps, { member: MEMBER, id });
  clock.time += RESTORABLE - DAY;
  await restoreDraft(deps, { member: MEMBER, id });
  clock.time += 2 * DAY;
  await deliver(world);
  assert.equal(await isThere(world, "letter-1"), true, "it came back");

  await deleteDraft(deps, { member: MEMBER, id });
  clock.time += RESTORABLE - 1;
  await deliver(world);
  assert.equal(await isThere(world, "letter-1"), true, "it may come back");
  clock.time++;
  await deliver(world);
  assert.equal(await isThere(world, "letter-1"), false);
  assert.equal((await restoreDraft(deps, { member: MEMBER, id })).outcome, "unknown");
  assert.equal((await read(store, applicationDraftRecord(id))).value, null);
});
