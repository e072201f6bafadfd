/** «ارسال برای کارشناسی», and the other moves of the agency. */
import type { Agency } from "../../agency/agency.ts";
import { transact } from "../../platform/commit.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { remarksOf, unansweredOf } from "../../review/remark.ts";
import {
  type Application,
  applicationRecord,
  type ApplicationRevision,
  applicationRevisionRecord,
} from "../application.ts";
import { applicationDraftRecord, NO_DRAFT } from "../draft.ts";
import type { Gap } from "../gaps.ts";
import type { ActKind } from "../history.ts";
import { keepApplication } from "../keep.ts";
import { actOf, type ApplicationDeps, type Member } from "../member.ts";
import { readDraft } from "../read_draft.ts";
import { serviceNameRecord } from "../service_name.ts";
import { type ApplicationState, isEditable, mayBegin, mayMove } from "../state.ts";
import { type JudgeDeps, surroundingsOf } from "./surroundings.ts";

export type SubmitOutcome =
  | { outcome: "submitted" }
  | { outcome: "gaps"; gaps: Gap[] }
  /** An expert could neither settle what blocks it nor approve it. */
  | { outcome: "unanswered" }
  /** Of another agency or none; or the agency has not the turn. */
  | { outcome: "unknown" | "closed" };

/** Refused while there is a gap, or a remark to answer. What is submitted never changes. */
export async function submitApplication(
  deps: JudgeDeps,
  { member, agency, id }: { member: Member; agency: Pick<Agency, "id" | "name">; id: string },
): Promise<SubmitOutcome> {
  const acting = actOf(deps, member, { kind: "submitted" });
  return await transact(deps.store, async (read) => {
    const found = await read({
      application: applicationRecord(id),
      draft: applicationDraftRecord(id),
    });
    const draft = found.draft.value ?? NO_DRAFT;
    const around = await surroundingsOf(deps, read, {
      application: { id, live: found.application.value?.live },
      agency,
      draft,
    });
    const name = await read(serviceNameRecord(draft.fields.service_id ?? ""));
    const remarks = await remarksOf(deps.store, id);
    return { ...found, around, name, remarks };
  }, ({ application, draft, around, name, remarks }, write): SubmitOutcome => {
    const { value } = application;
    if (value?.agencyId !== member.agencyId) return { outcome: "unknown" };
    if (!isEditable(value.state)) return { outcome: "closed" };
    const { gaps, content } = readDraft(draft.value ?? NO_DRAFT, around);
    if (!content) return { outcome: "gaps", gaps };
    if (unansweredOf(remarks, value.revision).length > 0) return { outcome: "unanswered" };
    const { now } = around;
    const round = (value.round ?? 0) + 1;
    const { title } = content.details;
    const { serviceId } = content.service;
    const next: Application = {
      ...value,
      ...{ round, title, serviceId },
      state: "submitted",
      changedAt: now,
    };
    write.create(applicationRevisionRecord(id, value.revision, round), {
      content,
      submittedAt: now,
      submittedBy: member.id,
    });
    if (name.value) write.set(name, { ...name.value, application: id });
    keepApplication(write, application, { next, acting });
    deps.audit.include(write, {
      at: now,
      event: "application.submitted",
      service: serviceId,
      detail: { staff: member.id, application: id, revision: value.revision, round },
    });
    return { outcome: "submitted" };
  });
}

/** What was submitted last; `null` before the first time. */
export async function latestRevision(
  store: Store,
  { id, revision, round }: Pick<Application, "id" | "revision" | "round">,
): Promise<ApplicationRevision | null> {
  if (round === undefined) return null;
  return (await read(store, applicationRevisionRecord(id, revision, round))).value;
}

/** Moves of the agency by a button. */
const MOVES = {
  withdraw: { to: "withdrawn", kind: "withdrawn" },
  begin: { to: "draft", kind: "revision_begun" },
  publish: { to: "publishing", kind: "publishing" },
} as const satisfies Record<string, { to: ApplicationState; kind: ActKind }>;

/**
 * `begin`: the next revision of what is live, with the former one's words. `publish`: what was approved
 * and could not be published is tried again as it is.
 */
export async function moveApplication(
  deps: ApplicationDeps,
  { member, id }: { member: Member; id: string },
  move: keyof typeof MOVES,
): Promise<{ outcome: "moved" | "unknown" | "closed" }> {
  const { to, kind } = MOVES[move];
  const acting = actOf(deps, member, { kind });
  const wanted = { application: applicationRecord(id) };
  return await transact(deps.store, wanted, ({ application }, write) => {
    const { value } = application;
    if (value?.agencyId !== member.agencyId) return { outcome: "unknown" };
    const may = move === "begin" ? mayBegin(value) : mayMove(value.state, { to, by: "agency" });
    if (!may) return { outcome: "closed" };
    const next: Application = { ...value, state: to, changedAt: deps.clock.now() };
    if (move === "withdraw") delete next.expert;
    if (move === "begin") {
      next.revision++;
      delete next.round;
      delete next.expert;
    }
    keepApplication(write, application, { next, acting });
    return { outcome: "moved" };
  });
}
