/** Drafts are deleted, and can be brought back for 30 days. Nothing else of an application ever is. */
import { transact } from "../../platform/commit.ts";
import { listAll } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { type Application, applicationRecord } from "../application.ts";
import { applicationDraftRecord } from "../draft.ts";
import { filesOfDraft } from "../draft_fields.ts";
import { actRecord } from "../history.ts";
import { deleteListLine, keepApplication } from "../keep.ts";
import { actOf, type ApplicationDeps, type Member } from "../member.ts";
import { type DeletedApplication, deletedApplicationRecord, RESTORABLE } from "./deleted.ts";
import { releaseFiles } from "./release_files.ts";

type Removed = { outcome: "done" | "unknown" | "closed" };

/** `closed`: it was submitted once, so that it is withdrawn instead. */
export async function deleteDraft(
  deps: ApplicationDeps,
  { member, id }: { member: Member; id: string },
): Promise<Removed> {
  const acting = actOf(deps, member, { kind: "deleted" });
  return await transact(deps.store, {
    application: applicationRecord(id),
    draft: applicationDraftRecord(id),
  }, ({ application, draft }, write): Removed => {
    const { value } = application;
    if (value?.agencyId !== member.agencyId) return { outcome: "unknown" };
    if (!isDeletable(value)) return { outcome: "closed" };
    const kept = { application: value, deletedAt: acting.at };
    write.delete(application).set(deletedApplicationRecord(member.agencyId, id), kept);
    deleteListLine(write, value, acting.id);
    if (draft.value) {
      write.set(draft, draft.value, { expireIn: RESTORABLE });
      const files = filesOfDraft(draft.value);
      releaseFiles(deps, write, { application: value, files, dueAt: acting.at + RESTORABLE });
    }
    write.set(actRecord(id, acting), acting);
    return { outcome: "done" };
  });
}

/** A draft that no expert has ever seen. */
export const isDeletable = ({ state, revision, round }: Application): boolean =>
  state === "draft" && revision === 1 && round === undefined;

export async function restoreDraft(
  deps: ApplicationDeps,
  { member, id }: { member: Member; id: string },
): Promise<Removed> {
  const acting = actOf(deps, member, { kind: "restored" });
  return await transact(deps.store, {
    deleted: deletedApplicationRecord(member.agencyId, id),
    draft: applicationDraftRecord(id),
  }, ({ deleted, draft }, write): Removed => {
    if (!deleted.value) return { outcome: "unknown" };
    keepApplication(write, null, { next: deleted.value.application, acting });
    write.delete(deleted);
    if (draft.value) write.set(draft, draft.value);
    return { outcome: "done" };
  });
}

/** The last deleted first. */
export async function deletedDrafts(
  store: Store,
  agencyId: string,
): Promise<DeletedApplication[]> {
  const found = await Array.fromAsync(listAll(store, deletedApplicationRecord.all(agencyId)));
  return found.map(({ value }) => value).toSorted((a, b) => b.deletedAt - a.deletedAt);
}
