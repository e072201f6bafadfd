/** Everything that an expert decides on: an application with what was submitted, said and done. */
import { type Agency, agencyRecord } from "../agency/agency.ts";
import {
  type Application,
  applicationRecord,
  type ApplicationRevision,
  applicationRevisionRecord,
} from "../application/application.ts";
import { listAll, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { listMembers } from "../staff/members/list_members.ts";
import type { Staff } from "../staff/staff.ts";
import { type Remark, remarksOf } from "./remark.ts";
import { NO_REVIEW, type Review, reviewRecord } from "./review.ts";

export interface Submitted extends ApplicationRevision {
  revision: number;
  /** From 1 in each revision. */
  round: number;
}

export interface Case {
  application: Application;
  /** The latest. */
  submitted: Submitted;
  /** The round before, of the same revision. */
  former: Submitted | null;
  /** As it was approved. */
  live: Submitted | null;
  review: Review;
  remarks: Remark[];
  agency: Agency | null;
  /** Who are or were of the agency's staff. */
  members: Staff[];
}

/** `null`: there is none, or nothing of it was submitted yet. */
export async function readCase(store: Store, applicationId: string): Promise<Case | null> {
  const { value: application } = await read(store, applicationRecord(applicationId));
  if (!application) return null;
  const { revision, live } = application;
  const rounds = await roundsOf(store, applicationId, revision);
  const submitted = rounds.at(-1);
  if (!submitted) return null;
  const [liveRounds, members, remarks, found] = await Promise.all([
    live === undefined ? [] : roundsOf(store, applicationId, live),
    listMembers(store, application.agencyId),
    remarksOf(store, applicationId),
    read(store, {
      agency: agencyRecord(application.agencyId),
      review: reviewRecord(applicationId, revision, submitted.round),
    }),
  ]);
  return {
    application,
    submitted,
    former: rounds.at(-2) ?? null,
    live: liveRounds.at(-1) ?? null,
    review: found.review.value ?? NO_REVIEW,
    remarks,
    agency: found.agency.value,
    members,
  };
}

/** Rounds of a revision, the first one first. */
export async function roundsOf(
  store: Store,
  applicationId: string,
  revision: number,
): Promise<Submitted[]> {
  const rows = listAll(store, applicationRevisionRecord.all(applicationId, revision));
  const found = await Array.fromAsync(rows);
  return found.map(({ key, value }) => ({ ...value, revision, round: Number(key.at(-1)) }));
}
