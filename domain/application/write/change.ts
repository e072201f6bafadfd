/** Changes what an agency has typed: one commit with its line in the history, or nothing. */
import { transact, type Write } from "../../platform/commit.ts";
import type { Read } from "../../platform/read.ts";
import { type Application, applicationRecord } from "../application.ts";
import { type ApplicationDraft, applicationDraftRecord, NO_DRAFT } from "../draft.ts";
import type { FieldChange } from "../history.ts";
import { keepApplication } from "../keep.ts";
import { actOf, type ApplicationDeps, type Member } from "../member.ts";
import { isEditable } from "../state.ts";
import { oneLine } from "../../text/invisible.ts";

export interface Change<Outcome> {
  outcome: Outcome;
  /** Absent if nothing changes. */
  draft?: ApplicationDraft;
  changes?: FieldChange[];
}

export type Changed<Outcome> = Outcome | { outcome: "unknown" | "closed" };

interface Decision<Outcome, More> {
  /** Further records that the decision depends on. */
  gather?(read: Read, application: Application): Promise<More>;
  /** Pure. `more`: what was gathered. */
  decide(
    draft: ApplicationDraft,
    about: { application: Application; more: More; write: Write },
  ): Change<Outcome>;
}

/** `closed`: the agency has not the turn, such as when a colleague has sent it in the meantime. */
export async function changeDraft<Outcome extends { outcome: string }, More = undefined>(
  deps: ApplicationDeps,
  { member, id }: { member: Member; id: string },
  { gather, decide }: Decision<Outcome, More>,
): Promise<Changed<Outcome>> {
  const line = (changes: FieldChange[]) => actOf(deps, member, { kind: "edited", changes });
  return await transact(deps.store, async (read) => {
    const found = await read({
      application: applicationRecord(id),
      draft: applicationDraftRecord(id),
    });
    const { value } = found.application;
    return { ...found, more: value && await gather?.(read, value) as More };
  }, ({ application, draft, more }, write): Changed<Outcome> => {
    const { value } = application;
    if (value?.agencyId !== member.agencyId) return { outcome: "unknown" };
    if (!isEditable(value.state)) return { outcome: "closed" };
    const before = draft.value ?? NO_DRAFT;
    const change = decide(before, { application: value, more: more as More, write });
    if (change.draft) {
      const { fields } = change.draft;
      write.set(draft, { ...change.draft, saved: before.saved + 1 });
      // What is live keeps its service, whatever is typed beside it.
      const serviceId = value.live === undefined ? fields.service_id || undefined : value.serviceId;
      const next = { ...value, title: titleOf(fields), serviceId };
      if (change.changes?.length) {
        keepApplication(write, application, { next, acting: line(change.changes) });
      }
    }
    return change.outcome;
  });
}

function titleOf({ title_fa, title_ar, title_en }: ApplicationDraft["fields"]) {
  const [fa, ar, en] = [title_fa, title_ar, title_en].map((title) => oneLine(title ?? ""));
  if (fa === "") return null;
  return {
    fa,
    ...ar && { ar },
    ...en && { en },
  };
}
