/** Saves a step, or one method or contact, as it was typed. */
import type { AttachedFile, Attachment } from "../../attachments/attachment.ts";
import { attachmentRecord } from "../../attachments/attachment.ts";
import { includeAttached } from "../../attachments/attach.ts";
import type { Found } from "../../platform/record.ts";
import { type Changed, changeDraft } from "./change.ts";
import { releaseFiles } from "./release_files.ts";
import {
  type ApplicationDraft,
  type DraftField,
  type DraftItem,
  type ItemField,
  type ItemList,
  MAX_DETAIL_FILES,
  MAX_ITEMS,
  type Step,
} from "../draft.ts";
import { type Fixed, readFixed } from "../fixed.ts";
import type { FieldChange } from "../history.ts";
import { type ApplicationDeps, type Member } from "../member.ts";
import { provedBefore } from "./known_contact.ts";
import { type Conflict, digestFor, mergeFields } from "../merge.ts";

export interface Typed {
  typed: Partial<Record<DraftField, string>>;
  /** Digests of what the form showed (merge.ts). */
  shown: string;
}

type Editing = { member: Member; id: string };

export type SaveOutcome =
  | { outcome: "saved" }
  | { outcome: "conflict"; conflicts: Conflict[] }
  /** There are as many methods, contacts or files as there may be. */
  | { outcome: "full" };

/** `fixed`: a live service keeps its name. */
type StepOutcome = SaveOutcome | { outcome: "fixed" };

interface Gathered {
  attached?: Found<Attachment>;
  fixed?: Fixed;
}

/** `file`: uploaded for the details or the letter; its bytes are here. */
export async function saveStep(
  deps: ApplicationDeps,
  editing: Editing,
  { step, file, ...sent }: Typed & { step: Step; file?: AttachedFile },
): Promise<Changed<StepOutcome>> {
  const digest = digestFor(deps.hash, editing.id);
  return await changeDraft<StepOutcome, Gathered>(deps, editing, {
    gather: async (read, application) => ({
      attached: file && await read(attachmentRecord(file.id)),
      fixed: step === "service" ? await readFixed(deps.store, application) : undefined,
    }),
    decide(draft, { application, more: { attached, fixed }, write }) {
      const { service_id: serviceId } = sent.typed;
      if (fixed && serviceId !== undefined && serviceId !== fixed.serviceId) {
        return { outcome: { outcome: "fixed" } };
      }
      const { fields, conflicts } = mergeFields(draft.fields, sent, digest);
      if (conflicts.length > 0) return { outcome: { outcome: "conflict", conflicts } };
      if (file && step === "details" && draft.files.length >= MAX_DETAIL_FILES) {
        return { outcome: { outcome: "full" } };
      }
      if (attached) includeAttached(write, attached, editing.id);
      const replaced = file && step === "letter" && draft.letterFile;
      if (replaced) releaseFiles(deps, write, { application, files: [replaced] });
      const begun = draft.begun.includes(step) ? draft.begun : [...draft.begun, step];
      return {
        outcome: { outcome: "saved" },
        draft: { ...withFile(draft, step, file), fields, begun },
        changes: [...changesOf(draft.fields, fields), ...fileChanges(draft, step, file)],
      };
    },
  });
}

function withFile(draft: ApplicationDraft, step: Step, file?: AttachedFile): ApplicationDraft {
  if (!file) return draft;
  return step === "letter"
    ? { ...draft, letterFile: file }
    : { ...draft, files: [...draft.files, file] };
}

function fileChanges(draft: ApplicationDraft, step: Step, file?: AttachedFile): FieldChange[] {
  if (!file) return [];
  return step === "letter"
    ? [{ field: "letter_file", before: draft.letterFile?.name, after: file.name }]
    : [{ field: "files", after: file.name }];
}

/** `outcome: "unknown"` also if there is no such file. */
export async function removeFile(
  deps: ApplicationDeps,
  editing: Editing,
  fileId: string,
): Promise<Changed<{ outcome: "removed" }>> {
  return await changeDraft<{ outcome: "removed" }>(deps, editing, {
    decide(draft, { application, write }) {
      const file = draft.files.find(({ id }) => id === fileId);
      const outcome = { outcome: "removed" } as const;
      if (!file) return { outcome };
      releaseFiles(deps, write, { application, files: [file] });
      const files = draft.files.filter((one) => one !== file);
      const changes = [{ field: "files", before: file.name }];
      return { outcome, draft: { ...draft, files }, changes };
    },
  });
}

/** `item`: an ID that is not in the list is a new one's, so that a form sent twice adds one. */
export async function saveItem(
  deps: ApplicationDeps,
  editing: Editing,
  { list, item, ...sent }: Typed & { list: ItemList; item: string },
): Promise<Changed<SaveOutcome>> {
  const digest = digestFor(deps.hash, item);
  return await changeDraft<SaveOutcome, DraftItem["confirmed"]>(deps, editing, {
    gather: async (read) => {
      if (list !== "contacts") return undefined;
      const about = { agencyId: editing.member.agencyId, fields: sent.typed };
      return await provedBefore(read, deps.hash, about);
    },
    decide(draft, { more: confirmed }) {
      const items = draft[list];
      const known = items.find(({ id }) => id === item);
      if (!known && items.length >= MAX_ITEMS[list]) return { outcome: { outcome: "full" } };
      const { fields, conflicts } = mergeFields(known?.fields ?? {}, sent, digest);
      if (conflicts.length > 0) return { outcome: { outcome: "conflict", conflicts } };
      const next: DraftItem = { ...known, id: item, fields, ...confirmed && { confirmed } };
      return {
        outcome: { outcome: "saved" },
        draft: {
          ...begun(draft, list),
          [list]: known ? items.map((one) => one === known ? next : one) : [...items, next],
        },
        changes: changesOf(known?.fields ?? {}, fields),
      };
    },
  });
}

/** Several new ones, as far as there is room; @returns how many in `added`. */
export async function addItems(
  deps: ApplicationDeps,
  editing: Editing,
  { list, items }: { list: ItemList; items: readonly DraftItem[] },
): Promise<Changed<{ outcome: "added"; added: number }>> {
  return await changeDraft<{ outcome: "added"; added: number }>(deps, editing, {
    decide(draft) {
      const places = new Set(draft[list].map(placeOf));
      const fresh = items.filter((item) => !places.has(placeOf(item)))
        .slice(0, MAX_ITEMS[list] - draft[list].length);
      return {
        outcome: { outcome: "added", added: fresh.length },
        draft: { ...begun(draft, list), [list]: [...draft[list], ...fresh] },
        changes: fresh.flatMap(({ fields }) => changesOf({}, fields)),
      };
    },
  });
}

/** The same method at the same path is the same. */
const placeOf = ({ fields }: DraftItem) => `${fields.method} ${fields.method_path}`;

export async function removeItem(
  deps: ApplicationDeps,
  editing: Editing,
  { list, item }: { list: ItemList; item: string },
): Promise<Changed<{ outcome: "removed" }>> {
  return await changeDraft<{ outcome: "removed" }>(deps, editing, {
    decide(draft) {
      const outcome = { outcome: "removed" } as const;
      const known = draft[list].find(({ id }) => id === item);
      if (!known) return { outcome };
      const changes = changesOf(known.fields, {});
      return {
        outcome,
        draft: { ...draft, [list]: draft[list].filter((x) => x !== known) },
        changes,
      };
    },
  });
}

const begun = (draft: ApplicationDraft, step: Step): ApplicationDraft =>
  draft.begun.includes(step) ? draft : { ...draft, begun: [...draft.begun, step] };

type Fields = Partial<Record<DraftField | ItemField, string>>;

/** Longer values are cut in the history. */
const MAX_TOLD = 200;
const told = (value = "") => value === "" ? undefined : value.slice(0, MAX_TOLD);

export function changesOf(before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as DraftField[]);
  return [...names].filter((name) => (before[name] ?? "") !== (after[name] ?? ""))
    .map((field) => ({ field, before: told(before[field]), after: told(after[field]) }));
}
