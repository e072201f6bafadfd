/** A dossier: a matter of one citizen at one agency, from its submission to its end. */
import type { AttachedFile } from "../attachments/attachment.ts";
import { LAST_MOMENT, type Random } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { Service } from "../services/service.ts";
import type { Passage } from "../platform/passage.ts";
import type { Actor, DossierState } from "./state.ts";

/** Where the dossier lies at the agency. */
export interface Desk {
  name: string;
  /** Of the person there, such as «کارشناس بررسی مدارک». */
  role?: string;
  /** Only if the agency's service allows it. */
  person?: string;
}

/** As the citizen may see it now. */
export const shownDesk = (
  desk: Desk | undefined,
  service: Pick<Service, "staff_names"> | undefined,
): Desk | undefined => desk && { ...desk, person: service?.staff_names ? desk.person : undefined };

/** How the citizen supplies what is missing. */
export type WayToSupply =
  /** A page of the agency's service: a path of its own host. */
  | { by: "link"; path: string }
  | { by: "post"; to: string }
  | { by: "visit"; where: string };

export interface MissingItem {
  /** Names it within its dossier. */
  id: string;
  label: string;
  way: WayToSupply;
  /** When the citizen said that it is done. */
  suppliedAt?: number;
}

/** Texts are the agency's, in one language. */
export interface Dossier {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  /** ID of the agency's service. */
  service: string;
  accountId: string;
  /** The agency's own name for it. */
  agencyRef: string;
  trackingNumber: string;
  /** The agency's own name for such matters, by which usual times are counted. */
  kind: string;
  title: string;
  /** Of the texts (BCP 47). */
  language: string;
  state: DossierState;
  /** When it was opened here, in milliseconds. */
  at: number;
  /** Grows with each change. */
  revision: number;
  passage: Passage;
  /** Within so many days the agency must decide. */
  legalDays?: number;
  desk?: Desk;
  missing: MissingItem[];
  /** For whom it waits in `awaiting_other`. */
  awaited?: string;
  /** Until when the citizen should answer in `awaiting_citizen`, in milliseconds. */
  answerBy?: number;
  /** The citizen has withdrawn that the number alone shows the state. */
  isUntrackable?: true;
  /** Hours that the last decision took. */
  decidedAfter?: number;
  /** When the citizen was last told that it is their turn, or the end; or will be. */
  toldAt?: number;
}

export const dossierRecord = record<Dossier>("dossier", {
  about: "a citizen's matter at an agency",
});

export const dossierByRefRecord = record<string, [service: string, agencyRef: string]>(
  "dossier_by_ref",
  { about: "the dossier behind an agency's own name for it" },
);

export const dossierByNumberRecord = record<string, [trackingNumber: string]>(
  "dossier_by_number",
  { about: "the dossier behind a tracking number" },
);

/** One line of the history. */
export interface DossierEntry {
  id: string;
  /** Milliseconds. */
  at: number;
  by: Actor;
  /** Where the dossier lay. */
  desk?: Desk;
  /** The state that began. */
  to?: DossierState;
  /** The reason, or what the agency tells. */
  text?: string;
  /** Labels of what the citizen has supplied. */
  supplied?: string[];
  /** What the agency has attached to this line. */
  files?: AttachedFile[];
}

export const dossierEntryRecord = record<
  DossierEntry,
  [dossier: string, entry: Pick<DossierEntry, "at" | "id">]
>("dossier_entry", {
  about: "what happened to a dossier, the newest first",
  key: (dossier, { at, id }) => [dossier, LAST_MOMENT - at, id],
});

/** More changes than any dossier has. */
const MOST_CHANGES = 1e9;

/** Of a line that follows the change with this revision: within a millisecond the last comes first. */
export function newEntryId(random: Random, revision: number): string {
  return `${String(MOST_CHANGES - revision).padStart(10, "0")}-${random.bytes(6).toHex()}`;
}
