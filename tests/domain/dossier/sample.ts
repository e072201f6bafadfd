/** A dossier for tests of its rules. */
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import { START } from "../../support/sign_in_world.ts";

export function aDossier(more: Partial<Dossier> = {}): Dossier {
  return {
    id: "019aa000-0000-7000-8000-000000000003",
    service: "library",
    accountId: "sara",
    agencyRef: "1405/221",
    trackingNumber: "4029183746507",
    kind: "membership",
    title: "درخواست عضویت",
    language: "fa",
    state: "submitted",
    at: START,
    revision: 1,
    passage: { spent: 0, since: START },
    missing: [],
    ...more,
  };
}
