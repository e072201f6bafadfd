/** A citizen's browsers are told that something is new in a dossier, in the commit of the act. */
import assert from "node:assert/strict";
import { tellOfDossier } from "../../../domain/dossier/agency_acts.ts";
import { correctDossier } from "../../../domain/dossier/correct_dossier.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { pushesRecord } from "../../../domain/push/device/devices.ts";
import { PUSH } from "../../../domain/push/device/tell.ts";
import { inOutbox } from "../../support/outbox.ts";
import { type World } from "../../support/sign_in_world.ts";
import { anAct, dossierTest, LIBRARY, move, open, REF } from "./world.ts";

const DEVICE = { id: "1", sealed: "", key: "k", language: "fa", addedAt: 0 };

const pushed = async ({ store }: World) =>
  (await inOutbox(store)).filter(({ kind }) => kind === PUSH).length;

dossierTest("every act of the agency is pushed, without a word of it", async (world) => {
  await commitTo(world.store).set(pushesRecord("sara"), { devices: [DEVICE] }).commit();
  const { revision } = await open(world);
  assert.equal(await pushed(world), 1);
  world.clock.time += MINUTE;
  await tellOfDossier(world.deps, LIBRARY, anAct(), { text: "یادداشت" });
  assert.equal(await pushed(world), 2);
  world.clock.time += MINUTE;
  await correctDossier(world.deps, LIBRARY, { agencyRef: REF, revision }, { title: "دیگر" });
  assert.equal(await pushed(world), 3);
  world.clock.time += MINUTE;
  await move(world, { to: "received" });
  assert.equal(await pushed(world), 4);
  const [{ content }] = (await inOutbox(world.store)).filter(({ kind }) => kind === PUSH);
  assert.deepEqual(content, { accountId: "sara", device: "1", of: "dossiers" });
});

dossierTest("nothing is pushed about dossiers to those who do not want it", async (world) => {
  const muted = ["dossiers"] as const;
  await commitTo(world.store).set(pushesRecord("sara"), { devices: [DEVICE], muted }).commit();
  await open(world);
  assert.equal(await pushed(world), 0);
});
