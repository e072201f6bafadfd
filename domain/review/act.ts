/**
 * One act of an expert on a case, as one commit with its line of the history. What they saw must still
 * be so: who was slower is told, and nothing is written.
 */
import {
  type Application,
  applicationRecord,
  applicationRevisionRecord,
} from "../application/application.ts";
import { type ActKind, type FieldChange, newActId } from "../application/history.ts";
import { keepApplication } from "../application/keep.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Found, Ref } from "../platform/record.ts";
import type { Ports } from "../ports.ts";
import type { Staff } from "../staff/staff.ts";
import { isOwn } from "./own.ts";
import type { Case } from "./read_case.ts";
import { HOLD, nextRound, type Review, reviewRecord } from "./review.ts";

export type ReviewPorts = Pick<Ports, "store" | "clock" | "random" | "audit">;

export interface Expert {
  staff: Pick<Staff, "id" | "name" | "agencyId" | "mobile">;
  /** As the history shows it. */
  network: string;
}

/** What the expert has before them. */
export type Seen = Pick<Case, "application" | "submitted" | "members">;

export type ActRefusal =
  /** It is the expert's own agency's, or they have a part in it. */
  | "own"
  /** It has moved on since it was shown. */
  | "moved"
  /** Somebody else has it, or nobody. */
  | "not_held";

/** Why an act is not done. The others are explained at their acts. */
export type DeedRefusal =
  | ActRefusal
  | "held"
  | "approved_once"
  | "full"
  | "unanswered"
  | "nothing_blocks"
  | "blocked"
  | "unchecked"
  | "reason_missing"
  | "reason_long"
  /** The budget of an expert is used up. */
  | "too_often";

export interface Deed {
  /** Absent: it is nothing for the history, such as a tick. */
  kind?: ActKind;
  changes?: FieldChange[];
  text?: string;
  application?: Partial<Application>;
  review: Review;
}

/** What an act decides on. */
export interface ActFound<More> {
  application: Application;
  review: Review;
  more: More;
  now: number;
}

export interface ActAsked<More> {
  /** A record that the act needs beside. */
  more: Ref<More>;
  /** Who takes it does not have it yet. */
  isTaking?: true;
  /** What is done, or why not. Other writes belong to the same commit. */
  decide(found: ActFound<Found<More>>, write: Write): Deed | DeedRefusal;
}

export async function actOn<More>(
  { store, clock, random, audit }: ReviewPorts,
  { staff, network }: Expert,
  { application: { id }, submitted, members, asked }: Seen & {
    asked: ActAsked<More>;
  },
): Promise<{ outcome: "done" | DeedRefusal; application?: Application }> {
  const { revision, round } = submitted;
  const wanted = {
    application: applicationRecord(id),
    later: applicationRevisionRecord(id, revision, round + 1),
    review: reviewRecord(id, revision, round),
    before: reviewRecord(id, revision, round - 1),
    more: asked.more,
  };
  return await transact(store, wanted, (found, write) => {
    const former = found.application.value;
    const now = clock.now();
    if (!former || former.revision !== revision || found.later.value) return { outcome: "moved" };
    if (isOwn(staff, former, { ...submitted, members })) return { outcome: "own" };
    if (former.state !== "in_review" && !asked.isTaking) return { outcome: "moved" };
    if (former.expert !== staff.id && !asked.isTaking) return { outcome: "not_held" };
    const review = found.review.value ?? nextRound(found.before.value);
    const more = found.more as Found<More>;
    const deed = asked.decide({ application: former, review, more, now }, write);
    if (typeof deed === "string") return { outcome: deed };
    const next = { ...former, ...deed.application };
    const { kind, changes, text } = deed;
    write.set(found.review, { ...deed.review, heldUntil: now + HOLD });
    if (!kind) return { outcome: "done", application: next };
    const by = { by: "expert" as const, staff: { id: staff.id, name: staff.name }, network };
    const acting = { id: newActId(random, now), at: now, kind, ...by, changes, text };
    keepApplication(write, found.application, { next, acting });
    audit.include(write, {
      at: now,
      event: "application.reviewed",
      detail: { staff: staff.id, application: id, revision, round, act: kind },
    });
    return { outcome: "done", application: next };
  });
}
