/** Sara and Ali, and two agencies that know both. */
import assert from "node:assert/strict";
import { type AgencyAct, moveDossier } from "../../../domain/dossier/agency_acts.ts";
import { readDossierByRef } from "../../../domain/dossier/by_ref.ts";
import type { Transition } from "../../../domain/dossier/change.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import { type NewDossier, openDossier } from "../../../domain/dossier/open_dossier.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { accountBySubjectRecord } from "../../../domain/services/pairwise.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const service = (id: string) =>
  serviceSchema.parse({ id, title: { fa: id }, upstream: "http://127.0.0.1:9000" });

export const LIBRARY = service("library");
export const MUSEUM = service("museum");

export function dossierTest(name: string, run: (world: World) => Promise<void>): void {
  worldTest(`dossier: ${name}`, async (world) => {
    for (const id of ["sara", "ali"]) {
      await writeAccount(world, { id });
      const write = commitTo(world.store);
      for (const { id: agency } of [LIBRARY, MUSEUM]) {
        write.set(accountBySubjectRecord(agency, `${id}-subject`), id);
      }
      await write.commit();
    }
    await run(world);
  });
}

export const REF = "1405/221";

export const NEW: NewDossier = {
  agencyRef: REF,
  recipient: { subject: "sara-subject" },
  kind: "membership",
  title: "درخواست عضویت",
  language: "fa",
  state: "submitted",
  missing: [],
};

/** Sara's, at the library. */
export async function open(world: World, more: Partial<NewDossier> = {}): Promise<Dossier> {
  const opened = await openDossier(world.deps, LIBRARY, { ...NEW, ...more });
  assert.ok("dossier" in opened);
  return opened.dossier;
}

let requests = 0;

export const anAct = (more: Partial<AgencyAct> = {}): AgencyAct => ({
  agencyRef: REF,
  key: `key-${requests++}`,
  digest: "digest",
  ...more,
});

export async function move(world: World, ...transitions: (Transition | Transition["to"])[]) {
  for (const one of transitions) {
    const transition = typeof one === "string" ? { to: one } : one;
    const { outcome } = await moveDossier(world.deps, LIBRARY, anAct(), transition);
    assert.equal(outcome, "done", transition.to);
  }
  return (await readDossierByRef(world.deps, LIBRARY, REF))!;
}

export const MISSING: Dossier["missing"] = [
  { id: "photo", label: "عکس تازه", way: { by: "link", path: "/photo" } },
  { id: "form", label: "برگهٔ امضاشده", way: { by: "post", to: "تهران، صندوق پستی ۱۲" } },
];
