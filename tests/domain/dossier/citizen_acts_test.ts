/** What citizens do with their dossiers, and what the agency hears. */
import assert from "node:assert/strict";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import {
  seeDossier,
  setTrackable,
  supplyMissing,
  withdrawDossier,
} from "../../../domain/dossier/citizen_acts.ts";
import { readHistory } from "../../../domain/dossier/history.ts";
import { readOwnDossier } from "../../../domain/dossier/read_own.ts";
import { trackedState } from "../../../domain/dossier/track.ts";
import { listBox } from "../../../domain/messages/box.ts";
import { countUnread } from "../../support/box_counts.ts";
import type { World } from "../../support/sign_in_world.ts";
import { dossierTest, MISSING, move, open } from "./world.ts";

const told = async ({ store }: World) =>
  (await eventsAfter(store, "library", { after: 0, limit: 100 })).events
    .map(({ type, subject, data }) => ({ type, subject, data }));

async function awaiting(world: World) {
  await open(world);
  return await move(world, "received", "in_review", { to: "awaiting_citizen", missing: MISSING });
}

dossierTest(
  "with the last missing item it returns to the agency, who is told of each",
  async (world) => {
    const { id, agencyRef, revision } = await awaiting(world);
    const own = { accountId: "sara", id };
    await seeDossier(world.deps, own);
    assert.equal(await supplyMissing(world.deps, own, ["photo", "unknown"]), true);
    assert.equal((await readOwnDossier(world.deps, own))!.dossier.state, "awaiting_citizen");
    assert.equal(await supplyMissing(world.deps, own, ["photo"]), false);
    assert.equal(await supplyMissing(world.deps, own, []), false);
    assert.equal(await supplyMissing(world.deps, own, ["form"]), true);
    const { items: [item] } = await listBox(world.deps, "sara");
    assert.deepEqual([item.kind, item.isUnread, item.needsMe], ["in_review", false, false]);
    const data = { agency_ref: agencyRef };
    assert.deepEqual(await told(world), [
      {
        type: "dossier.supplied",
        subject: id,
        data: { ...data, state: "awaiting_citizen", revision: revision + 1, items: "photo" },
      },
      {
        type: "dossier.supplied",
        subject: id,
        data: { ...data, state: "in_review", revision: revision + 2, items: "form" },
      },
    ]);
    const { values: [last] } = await readHistory(world.deps, id);
    assert.deepEqual([last.by, last.to, last.supplied], ["citizen", "in_review", [
      MISSING[1].label,
    ]]);
  },
);

dossierTest("sent twice at once, an answer counts once", async (world) => {
  const { id } = await awaiting(world);
  const own = { accountId: "sara", id };
  const items = MISSING.map(({ id }) => id);
  const done = await Promise.all([1, 2, 3].map(() => supplyMissing(world.deps, own, items)));
  assert.equal(done.filter(Boolean).length, 1);
  assert.equal((await told(world)).length, 1);
});

dossierTest("it is withdrawn before it is received, and not afterwards", async (world) => {
  const { id } = await open(world);
  const own = { accountId: "sara", id };
  await seeDossier(world.deps, own);
  assert.equal(await withdrawDossier(world.deps, own), true);
  assert.equal(await withdrawDossier(world.deps, own), false);
  assert.equal(await countUnread(world.store, "sara"), 0);
  assert.deepEqual((await told(world)).map(({ type }) => type), ["dossier.withdrawn"]);

  const late = await open(world, { agencyRef: "1405/222" });
  const received = { accountId: "sara", id: late.id };
  const before = await readOwnDossier(world.deps, received);
  assert.equal(before!.dossier.state, "submitted");
  assert.equal(await supplyMissing(world.deps, received, ["photo"]), false);
  assert.deepEqual(await readOwnDossier(world.deps, received), before);
});

dossierTest("another person can neither read it nor do anything with it", async (world) => {
  const { id } = await awaiting(world);
  const own = { accountId: "sara", id };
  const foreign = { accountId: "ali", id };
  const before = await readOwnDossier(world.deps, own);
  assert.equal(await readOwnDossier(world.deps, foreign), null);
  assert.equal(await supplyMissing(world.deps, foreign, ["photo", "form"]), false);
  assert.equal(await withdrawDossier(world.deps, foreign), false);
  await setTrackable(world.deps, foreign, false);
  await seeDossier(world.deps, foreign);
  assert.deepEqual(await readOwnDossier(world.deps, own), before);
  assert.equal(await countUnread(world.store, "sara"), 1);
  assert.deepEqual(await told(world), []);
});

dossierTest("the number alone shows the state, until the citizen hides it", async (world) => {
  const { id, trackingNumber } = await open(world);
  const own = { accountId: "sara", id };
  assert.equal(await trackedState(world.deps, trackingNumber), "submitted");
  await setTrackable(world.deps, own, false);
  assert.equal(await trackedState(world.deps, trackingNumber), null);
  await move(world, "received");
  assert.equal(await trackedState(world.deps, trackingNumber), null);
  await setTrackable(world.deps, own, true);
  assert.equal(await trackedState(world.deps, trackingNumber), "received");
  assert.equal(await trackedState(world.deps, "4029183746507"), null);
});
